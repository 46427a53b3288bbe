import TextCore

/// The compiled gazetteer as a file: arrays as they stand in memory, so that a million names are there without parsing and sorting.
extension CompanyGazetteer {
  /// The contents of `companies.pack` for the lists of a folder.
  public static func pack(_ lexicons: LexiconFolder) throws(LexiconError) -> [UInt8] {
    let lists = try CompanyLists(lexicons)
    return try CompanyGazetteer(lists, lexicons).file(mark: lists.mark)
  }

  /// The columns of a company that are kept as strings.
  static let columns = 5

  private func file(mark: String) -> [UInt8] {
    var pack = PackWriter()
    pack.write(strings: companies.flatMap { [$0.id, $0.name, $0.country ?? "", $0.kind ?? "", $0.parent ?? ""] })
    pack.write(companies.map(\.isListed))
    pack.write(aliases.map(\.kind.rawValue))
    pack.write(aliases.map(\.ambiguousIn))
    pack.write(aliases.map(\.company))
    pack.write(aliases.flatMap { [Int32($0.spelling.lowerBound), Int32($0.spelling.upperBound)] })
    pack.write(spellings)
    pack.write(groups.map(\.upperBound))
    pack.write(contexts.flatMap { $0 })
    var wordEnds: [Int32] = []
    for context in contexts { wordEnds.append((wordEnds.last ?? 0) + Int32(context.count)) }
    pack.write(wordEnds)
    names.write(to: &pack)
    contextWords.write(to: &pack)
    nameBeginnings.write(to: &pack)
    firstWords.write(to: &pack)
    smallBeginnings.write(to: &pack)
    sounds.write(to: &pack)
    return pack.file(mark: mark)
  }
}
