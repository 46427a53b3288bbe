import TextCore

/// What names beside those of companies the lexicons have: words, given names and places, by their folded form.
public struct OrdinaryNames: Sendable {
  /// What kind of list has a form, and where.
  struct Source: Sendable {
    let what: String
    let path: String
    let line: Int
  }

  private var table = WordTable(minimumCapacity: 60_000)
  private var sources: [Source] = []

  /// The lists that are read, and what their first column holds.
  private static let lists: [(file: String, what: String)] = [
    ("stopwords.tsv", "a function word"), ("dates.tsv", "a month, a weekday or a word of dates"), ("money.tsv", "a currency or an amount"),
    ("company-nouns.tsv", "a noun for companies"), ("person-cues.tsv", "a title, a role or a verb of saying"),
    ("places.tsv", "a place"), ("organizations.tsv", "a body that is no company"), ("polarity.tsv", "an ordinary word"),
  ]

  public init(_ lexicons: LexiconFolder) throws(LexiconError) {
    for language in lexicons.languages.map(Optional.some) + [nil] {
      let names = lexicons.names(of: language)
      for (name, what) in Self.lists where names.contains(name) { try add(name, of: language, lexicons, what) { _ in true } }
      if names.contains("first-names.tsv") {
        try add("first-names.tsv", of: language, lexicons, "a given name") { $0.string(1) == "clear" }
      }
    }
  }

  private mutating func add(
    _ name: String, of language: Language?, _ lexicons: LexiconFolder, _ what: String, _ isWanted: (LexiconFile.Row) -> Bool
  ) throws(LexiconError) {
    let path = lexicons.path(name, of: language)
    let bytes = try lexicons.bytes(name, of: language)
    let file = try LexiconFile(path: path, bytes: bytes, columns: LexiconFile.columns(of: bytes))
    try file.forEachRow { (row) throws(LexiconError) in
      guard isWanted(row) else { return }
      let form = CaseFolding.folded(Array(row.literal(0)))
      if Int(table.insert(folded: form, value: Int32(sources.count))) == sources.count {
        sources.append(Source(what: what, path: path, line: row.line))
      }
    }
  }

  /// What else a form is; nil when no list has it.
  func source(of form: ArraySlice<UInt8>) -> Source? {
    let folded = CaseFolding.folded(Array(form))
    return table.value(folded: folded.span, 0..<folded.count).map { sources[Int($0)] }
  }
}
