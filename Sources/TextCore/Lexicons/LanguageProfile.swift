/// What splitting a text into words and sentences has to know of a language, read from its folder.
public struct LanguageProfile: Sendable {
  public let language: Language
  public let facts: LanguageFacts
  /// Abbreviations by folded form, without a value 0: `inner` = 1, `final` = 2.
  let abbreviations: PatternTrie
  /// Month names and their short forms; the value is the month from 1.
  public let months: WordTable
  public let stopwords: WordTable

  public init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    self.language = language
    facts = try LanguageFacts(language, in: folder)
    var abbreviations: [(pattern: [UInt8], value: Int32)] = []
    try folder.file("abbreviations.tsv", of: language, columns: ["form", "kind"]).forEachRow { (row) throws(LexiconError) in
      let value: Int32
      switch row.string(1) {
      case "inner": value = Abbreviation.inner.rawValue
      case "final": value = Abbreviation.final.rawValue
      default: throw row.malformed(1, expected: "inner or final")
      }
      let form = CaseFolding.folded(Array(row.bytes(0)))
      abbreviations.append((form, value))
      // „z. B.“ is set with a space that does not break, and often a narrow one.
      if form.contains(0x20) {
        for space in ["\u{A0}", "\u{202F}", "\u{2009}"] {
          abbreviations.append((Array(form.split(separator: 0x20).joined(separator: space.utf8)), value))
        }
      }
    }
    self.abbreviations = PatternTrie(abbreviations)
    var months = WordTable()
    try folder.file("dates.tsv", of: language, columns: ["form", "kind", "value"]).forEachRow { (row) throws(LexiconError) in
      guard row.string(1) == "month" else { return }
      guard let month = Int32(row.string(2)), (1...12).contains(month) else { throw row.malformed(2, expected: "a month from 1 to 12") }
      months.insert(Array(row.bytes(0)), value: month)
    }
    self.months = months
    var stopwords = WordTable(minimumCapacity: 400)
    try folder.file("stopwords.tsv", of: language, columns: ["word"]).forEachRow { (row) throws(LexiconError) in
      stopwords.insert(Array(row.bytes(0)), value: 1)
    }
    self.stopwords = stopwords
  }

  enum Abbreviation: Int32 {
    /// Never ends a sentence.
    case inner = 1
    /// May end one.
    case final = 2
  }
}
