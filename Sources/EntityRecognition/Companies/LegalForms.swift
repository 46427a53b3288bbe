import TextCore

/// The legal forms that stand after or before the names of companies: `GmbH`, `A/S`, `ООД`.
///
/// A class, like ``CompanyGazetteer``.
final class LegalForms: Sendable {
  private let forms: PatternTrie
  /// The forms as they are spelled, those that fold alike together: `AG` is one, `ag` is none; `ApS` and `Aps` are two.
  private let spellings: [[[UInt8]]]
  private let standsBefore: [Bool]
  /// The first words of the forms, by their ``WordHash``, and whether a form begins with the word in small letters.
  let firstWords: [(hash: UInt64, hasSmallForm: Bool)]

  init(_ lexicons: LexiconFolder) throws(LexiconError) {
    var patterns: [(pattern: [UInt8], value: Int32)] = []
    var spellings: [[[UInt8]]] = []
    var after: [Bool] = []
    var before: [Bool] = []
    var numbers = WordTable(minimumCapacity: 400)
    try lexicons.file("legal-forms.tsv", of: nil, columns: ["form", "place", "country"]).forEachRow { (row) throws(LexiconError) in
      let spelling = Array(row.bytes(0))
      let pattern = CaseFolding.folded(spelling)
      let number = Int(numbers.insert(folded: pattern, value: Int32(spellings.count)))
      if number == spellings.count {
        patterns.append((pattern, Int32(number)))
        spellings.append([])
        after.append(false)
        before.append(false)
      }
      if !spellings[number].contains(spelling) { spellings[number].append(spelling) }
      switch row.string(1) {
      case "after": after[number] = true
      case "before": before[number] = true
      default: throw row.malformed(1, expected: "after or before")
      }
    }
    forms = PatternTrie(patterns)
    var firstWords: [UInt64: Bool] = [:]
    for spelling in spellings.joined() {
      let folded = CaseFolding.folded(spelling)
      WordHash.forEachFirstWord(of: folded) { length in
        let word = WordHash.hash(folded.span, 0..<length)
        firstWords[word] = folded[..<length] == spelling[..<length] || firstWords[word] ?? false
      }
    }
    self.firstWords = firstWords.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    self.spellings = spellings
    // What may stand on either side is taken for one that stands after: that is where nearly all do.
    standsBefore = zip(after, before).map { !$0 && $1 }
  }

  /// The index behind the last token of the legal form that begins with token `i`; nil when none does.
  func end(at i: Int, in reading: Reading) -> Int? {
    guard i < reading.tokens.count, reading.facts[i].traits.contains(.mayBeginLegalForm) else { return nil }
    let start = reading.tokens[i].range.start
    var end: Int?
    forms.forEachMatch(in: reading.text.folded.span, at: start) { match in
      guard !standsBefore[Int(match.value)], let last = reading.token(endingAt: match.end, from: i),
        isSpelled(match, at: start, in: reading.text)
      else { return }
      end = last + 1
    }
    return end
  }

  /// As in the list, or in capitals throughout.
  private func isSpelled(_ match: PatternTrie.Match, at start: Int, in text: Text) -> Bool {
    spellings[Int(match.value)].contains { isSpelled($0, at: start, in: text) }
  }

  private func isSpelled(_ spelling: [UInt8], at start: Int, in text: Text) -> Bool {
    let bytes = text.utf8.span
    let folded = text.folded.span
    var hasCase = false
    for k in spelling.indices where bytes[start + k] != spelling[k] {
      if bytes[start + k] == folded[start + k] { return false }
      hasCase = true
    }
    return !hasCase || spelling.count > 2
  }
}
