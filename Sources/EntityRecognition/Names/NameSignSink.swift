import TextCore

/// Is told the signs of a name: to score it, or to learn from it.
protocol NameSignSink {
  /// - Parameter amount: 1 for what is there or not; how much of it there is for shapes.
  mutating func add(_ sign: NameSign, _ amount: Double)
  /// That the name stands behind a word.
  mutating func addWord(after token: Token)
  /// That the name stands before a word.
  mutating func addWord(before token: Token)
}
