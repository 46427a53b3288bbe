import TextCore

/// The shifters of one language, of one word or several.
struct ShifterLexicon: Sendable {
  private(set) var shifters: [Shifter] = []
  private let forms: PatternTrie

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    var shifters: [Shifter] = []
    var forms: [(pattern: [UInt8], value: Int32)] = []
    let file = try folder.file("shifters.tsv", of: language, columns: ["form", "kind", "value", "scope"])
    try file.forEachRow { (row) throws(LexiconError) in
      guard let kind = Shifter.Kind(rawValue: row.string(1)) else {
        throw row.malformed(1, expected: "negator, intensifier, diminisher, contrast, conditional, question, attribution, irony or reversal")
      }
      let value = row.string(2).isEmpty ? Shifter.defaultValue(kind) : try row.number(2)
      let scope = row.string(3).isEmpty ? .forward : Shifter.Scope(rawValue: row.string(3))
      guard let scope else { throw row.malformed(3, expected: "forward, backward, both or -") }
      forms.append((CaseFolding.folded(Array(row.literal(0))), Int32(shifters.count)))
      shifters.append(Shifter(kind: kind, value: value, scope: scope))
    }
    self.shifters = shifters
    self.forms = PatternTrie(forms)
  }

  /// The longest shifter at `start` that ends at a word border.
  func shifter(in text: Text, at start: Int, scratch: inout [PatternTrie.Match]) -> (shifter: Shifter, end: Int)? {
    forms.longestWholeMatch(in: text.folded.span, at: start, scratch: &scratch).map { (shifters[Int($0.value)], $0.end) }
  }
}
