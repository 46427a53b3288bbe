import TextCore

/// Nouns that refer back to a company named before: „die Fluggesellschaft“, „selskabet“, „превозвачът“.
struct BackReferences: Sendable {
  private let nouns: PatternTrie
  private let kinds: [String]

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    var nouns: [(pattern: [UInt8], value: Int32)] = []
    var kinds: [String] = []
    if let file = try folder.fileIfPresent("company-nouns.tsv", of: language, columns: ["form", "kind"]) {
      try file.forEachRow { (row) throws(LexiconError) in
        nouns.append((CaseFolding.folded(Array(row.literal(0))), Int32(kinds.count)))
        kinds.append(row.string(1))
      }
    }
    self.nouns = PatternTrie(nouns)
    self.kinds = kinds
  }

  /// The one of the targets named last that a sentence refers back to: the one whose kind a noun of the sentence names, or the only one.
  ///
  /// - Parameter isNear: whether they were named in the paragraph of the sentence; from farther away „the airline“ refers back, but not
  ///   „the company“.
  func target(
    of sentence: Sentence, in segmentation: Segmentation, among last: [Int], isNear: Bool, _ targets: [Target]
  ) -> Int? {
    guard !last.isEmpty else { return nil }
    var scratch: [PatternTrie.Match] = []
    for index in sentence.tokens {
      let start = segmentation.tokens[index].range.start
      guard let match = nouns.longestWholeMatch(in: segmentation.text.folded.span, at: start, scratch: &scratch) else { continue }
      let kind = kinds[Int(match.value)]
      if let target = last.first(where: { targets[$0].kind == kind }) { return target }
      if isNear, last.count == 1, kind == "any" || targets[last[0]].kind == nil { return last[0] }
    }
    return nil
  }
}
