/// How a target is spoken of.
public struct TargetSentiment: Sendable, Equatable {
  public let sentiment: Sentiment
  /// Share of the text that is about the target, from 0 to 1.
  public let relevance: Double
  /// Indices of the sentences that were judged, in order.
  public let sentences: [Int]

  public init(sentiment: Sentiment, relevance: Double, sentences: [Int]) {
    self.sentiment = sentiment
    self.relevance = relevance
    self.sentences = sentences
  }
}
