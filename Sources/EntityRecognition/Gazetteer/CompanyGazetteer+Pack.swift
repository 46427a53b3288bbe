import TextCore

/// The compiled gazetteer as a file: arrays as they stand in memory, so that a million names are there without parsing and sorting.
extension CompanyGazetteer {
  /// The contents of `companies.pack` for the lists of a folder.
  public static func pack(_ lexicons: LexiconFolder) throws(LexiconError) -> [UInt8] {
    let lists = try CompanyLists(lexicons)
    var pack = PackWriter()
    try CompanyGazetteer(lists, lexicons).write(to: &pack)
    return pack.file(mark: lists.mark)
  }
}
