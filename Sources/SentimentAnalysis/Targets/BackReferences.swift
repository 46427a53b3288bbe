import TextCore

/// Nouns that refer back to a company named before: „die Fluggesellschaft“, „selskabet“, „превозвачът“.
struct BackReferences: Sendable {
  /// The value is an index into ``kinds``.
  private let nouns: PatternTrie
  private let kinds: PackedStrings

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    var nouns: [(pattern: [UInt8], value: Int32)] = []
    var kinds: [String] = []
    var numbers: [String: Int32] = [:]
    if let file = try folder.fileIfPresent("company-nouns.tsv", of: language, columns: ["form", "kind"]) {
      try file.forEachRow { (row) throws(LexiconError) in
        let kind = row.string(1)
        let number = numbers[kind] ?? Int32(kinds.count)
        if numbers.updateValue(number, forKey: kind) == nil { kinds.append(kind) }
        nouns.append((CaseFolding.folded(Array(row.literal(0))), number))
      }
    }
    self.nouns = PatternTrie(nouns)
    self.kinds = PackedStrings(kinds)
  }

  /// The nouns that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let nouns = PatternTrie(from: &pack), let kinds = PackedStrings(from: &pack) else { return nil }
    self.nouns = nouns
    self.kinds = kinds
  }

  func write(to pack: inout PackWriter) {
    nouns.write(to: &pack)
    kinds.write(to: &pack)
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
