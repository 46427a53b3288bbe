import TextCore

/// A name that no list has, with its signs, as the weights of `name-signs.tsv` are learned from it.
package struct NameExample: Sendable {
  /// What it names: a person, a place or an organization; nil for a word that names nothing, or a wrong piece of a name.
  package let kind: Mention.Kind?
  /// The signs by their names in `name-signs.tsv`.
  package let signs: [(sign: String, amount: Double)]
  /// Whether a list has the name, and was hidden.
  package let wasHidden: Bool

  struct Collector: NameSignSink {
    let text: Text
    private(set) var signs: [(sign: String, amount: Double)] = []

    init(_ text: Text) { self.text = text }

    mutating func add(_ sign: NameSign, _ amount: Double) { signs.append(("\(sign)", amount)) }
    mutating func addWord(after token: Token) { signs.append(("after=" + folded(token), 1)) }
    mutating func addWord(before token: Token) { signs.append(("before=" + folded(token), 1)) }

    private func folded(_ token: Token) -> String { String(decoding: text.folded[token.range.bytes], as: UTF8.self) }
  }
}

/// A name that people have marked in a text.
package struct MarkedName: Sendable {
  package let range: TextRange
  package let kind: Mention.Kind

  package init(range: TextRange, kind: Mention.Kind) {
    self.range = range
    self.kind = kind
  }
}
