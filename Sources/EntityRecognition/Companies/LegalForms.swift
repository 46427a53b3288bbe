import TextCore

/// The legal forms that stand after or before the names of companies: `GmbH`, `A/S`, `ООД`.
struct LegalForms: Sendable {
  private let forms: PatternTrie
  /// The forms as they are spelled: `AG` is one, `ag` is none.
  private let spellings: [[UInt8]]
  private let standsBefore: [Bool]
  /// The first words of the forms, by their ``WordHash``.
  private let firstWords: HashFilter

  init(_ lexicons: LexiconFolder) throws(LexiconError) {
    var patterns: [(pattern: [UInt8], value: Int32)] = []
    var spellings: [[UInt8]] = []
    var after: [Bool] = []
    var before: [Bool] = []
    var numbers = WordTable(minimumCapacity: 400)
    try lexicons.file("legal-forms.tsv", of: nil, columns: ["form", "place", "country"]).forEachRow { (row) throws(LexiconError) in
      let spelling = Array(row.bytes(0))
      let pattern = CaseFolding.folded(spelling)
      let number = Int(numbers.insert(folded: pattern, value: Int32(spellings.count)))
      if number == spellings.count {
        patterns.append((pattern, Int32(number)))
        spellings.append(spelling)
        after.append(false)
        before.append(false)
      }
      switch row.string(1) {
      case "after": after[number] = true
      case "before": before[number] = true
      default: throw row.malformed(1, expected: "after or before")
      }
    }
    forms = PatternTrie(patterns)
    var firstWords = HashFilter(members: patterns.count)
    for (pattern, _) in patterns { WordHash.forEachFirstWord(of: pattern) { firstWords.insert($0) } }
    self.firstWords = firstWords
    self.spellings = spellings
    // What may stand on either side is taken for one that stands after: that is where nearly all do.
    standsBefore = zip(after, before).map { !$0 && $1 }
  }

  /// The index behind the last token of the legal form that begins with token `i`; nil when none does.
  func end(at i: Int, in reading: Reading, scratch: inout [PatternTrie.Match]) -> Int? {
    guard i < reading.tokens.count else { return nil }
    let token = reading.tokens[i]
    guard token.kind == .word || token.kind == .abbreviation || token.kind == .symbol else { return nil }
    if token.kind == .word, !firstWords.mayContain(token.hash) { return nil }
    scratch.removeAll(keepingCapacity: true)
    forms.appendMatches(in: reading.text.folded.span, at: token.range.start, to: &scratch)
    for match in scratch.reversed() where !standsBefore[Int(match.value)] {
      guard let last = reading.token(endingAt: match.end, from: i), isSpelled(match, at: token.range.start, in: reading.text) else {
        continue
      }
      return last + 1
    }
    return nil
  }

  /// As in the list, or in capitals throughout.
  private func isSpelled(_ match: PatternTrie.Match, at start: Int, in text: Text) -> Bool {
    let bytes = text.utf8.span
    let folded = text.folded.span
    let spelling = spellings[Int(match.value)]
    var hasCase = false
    for k in spelling.indices where bytes[start + k] != spelling[k] {
      if bytes[start + k] == folded[start + k] { return false }
      hasCase = true
    }
    return !hasCase || spelling.count > 2
  }
}
