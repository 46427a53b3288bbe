import TextCore

/// The word lists of a language as one file: arrays as they stand in memory, which load without parsing.
enum EntityPack {
  /// The file's name in the folder of its language.
  static let name = "entities.pack"
  /// The version of what a pack holds; a pack of another one is not read.
  private static let version = "tenor.entities/9"

  /// The contents of the file for the lists of a folder.
  static func contents(_ language: Language, in folder: LexiconFolder) throws(LexiconError) -> [UInt8] {
    let endings = NameEndings(try LanguageFacts(language, in: folder)["name_endings"] ?? [])
    var pack = PackWriter()
    try WordForms(language, in: folder, endings: endings).write(to: &pack)
    try NameShapes(language, in: folder).write(to: &pack)
    return pack.file(mark: try mark(language, in: folder))
  }

  /// What the file of a folder holds; nil when there is none, or one that was not made of the lists as they are.
  static func read(_ language: Language, in folder: LexiconFolder) throws(LexiconError) -> (forms: WordForms, shapes: NameShapes)? {
    guard
      var pack = try folder.pack(name, of: language, mark: { () throws(LexiconError) in try mark(language, in: folder) }),
      let forms = WordForms(from: &pack), let shapes = NameShapes(from: &pack)
    else { return nil }
    return (forms, shapes)
  }

  /// What the file is made from: every list that is read, with a digest.
  static func mark(_ language: Language, in folder: LexiconFolder) throws(LexiconError) -> String {
    var lists: [(name: String, language: Language?)] = [
      "stopwords", "first-names", "person-cues", "company-cues", "company-nouns", "dates", "money", "places", "organizations", "name-heads",
      "name-shapes", "language",
    ].map { ("\($0).tsv", language) }
    lists += ["surnames", "first-names", "places", "name-heads", "legal-forms"].map { ("\($0).tsv", nil) }
    lists += folder.languages.filter { $0 != language }.map { ("first-names.tsv", $0) }
    return try folder.mark(version, of: lists)
  }
}
