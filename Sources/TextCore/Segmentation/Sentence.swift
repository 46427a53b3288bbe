/// A sentence: a range of a text and of its tokens. Never crosses a line break.
public struct Sentence: Sendable {
  public let range: TextRange
  /// Indices into ``Segmentation/tokens``; never empty.
  public let tokens: Range<Int>

  public init(range: TextRange, tokens: Range<Int>) {
    self.range = range
    self.tokens = tokens
  }
}

/// A text with its tokens and sentences, in order of reading. Every token lies in exactly one sentence.
public struct Segmentation: Sendable {
  public let text: Text
  public let tokens: [Token]
  public let sentences: [Sentence]

  public init(text: Text, tokens: [Token], sentences: [Sentence]) {
    self.text = text
    self.tokens = tokens
    self.sentences = sentences
  }

  /// Index of the first token that ends after `offset`; `tokens.count` when there is none.
  public func tokenIndex(at offset: Int) -> Int { tokens.partitioningIndex { $0.range.end > offset } }
}
