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
  public func tokenIndex(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Index of the sentence that holds `offset`, or of the first one after it.
  public func sentenceIndex(at offset: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
