import TextCore

/// Companies whose names differ by nothing but a legal form, a country or a word such as “Group”: the same one listed twice, or one
/// whose owner is not said.
struct Namesakes {
  private struct Entry {
    let id: String
    let country: String
    let kind: String
    let parent: String
    let path: String
    let line: Int
    /// Whether a country has been cut off the name.
    let hasCountry: Bool
    /// Whether the name has nothing that could be cut off.
    let isBare: Bool
  }

  private enum Tail: Int32 { case form, country }

  private var tails = WordTable(minimumCapacity: 4_000)
  private var entries: [[UInt8]: [Entry]] = [:]

  init(_ lexicons: LexiconFolder) throws(LexiconError) {
    var tails = WordTable(minimumCapacity: 4_000)
    func read(_ file: LexiconFile?, _ tail: Tail, where isWanted: (LexiconFile.Row) -> Bool) throws(LexiconError) {
      try file?.forEachRow { (row) throws(LexiconError) in if isWanted(row) { tails.insert(Array(row.bytes(0)), value: tail.rawValue) } }
    }
    for language in lexicons.languages {
      try read(lexicons.fileIfPresent("places.tsv", of: language, columns: ["form", "kind", "country"]), .country) {
        $0.string(1) == "country"
      }
      try read(lexicons.fileIfPresent("name-heads.tsv", of: language, columns: ["form", "kind"]), .form) { $0.string(1) == "generic" }
    }
    try read(lexicons.file("legal-forms.tsv", of: nil, columns: ["form", "place", "country"]), .form) { _ in true }
    self.tails = tails
  }

  /// - Parameter row: of a list of companies.
  mutating func add(_ row: LexiconFile.Row, path: String) {
    var words = CaseFolding.folded(Array(row.bytes(1))).split(separator: UInt8(ascii: " "))
    let length = words.count
    var hasCountry = false
    while words.count > 1, let last = words.last.map(Array.init), let tail = tails.value(folded: last.span, 0..<last.count) {
      if tail == Tail.country.rawValue { hasCountry = true }
      words.removeLast()
    }
    let entry = Entry(
      id: row.string(0), country: row.string(2), kind: row.string(3), parent: row.string(4), path: path, line: row.line,
      hasCountry: hasCountry, isBare: words.count == length)
    entries[Array(words.joined(separator: [UInt8(ascii: " ")])), default: []].append(entry)
  }

  /// In the order of lines.
  var problems: [LexiconProblem] {
    var problems: [LexiconProblem] = []
    for group in entries.values where group.count > 1 {
      for entry in group {
        for other in group where other.id != entry.id && other.kind == entry.kind && !isRelated(entry, other) {
          if entry.country == other.country, entry.id > other.id {
            problems.append(
              LexiconProblem(
                .warning, path: entry.path, line: entry.line,
                "is named like \(other.id) (\(other.path):\(other.line)): the same company, or is one the parent of the other?"))
          } else if entry.hasCountry, entry.parent.isEmpty, other.isBare {
            problems.append(
              LexiconProblem(
                .warning, path: entry.path, line: entry.line,
                "bears the name of \(other.id) (\(other.path):\(other.line)) and a country’s, but has no parent"))
          }
        }
      }
    }
    return problems.sorted { ($0.path, $0.line) < ($1.path, $1.line) }
  }

  private func isRelated(_ a: Entry, _ b: Entry) -> Bool {
    a.parent == b.id || b.parent == a.id || (a.parent == b.parent && !a.parent.isEmpty)
  }
}
