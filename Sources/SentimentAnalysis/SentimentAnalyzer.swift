import TextCore

/// Judges texts of one language by its lexicons.
public struct SentimentAnalyzer: Sendable {
  public init(_ language: Language, lexicons: LexiconFolder) throws(LexiconError) {}

  /// How the text speaks, as a whole.
  public func sentiment(of segmentation: Segmentation) -> Sentiment { .none }

  /// How the text speaks of each target, in the order of `targets`: from the clauses about it.
  public func sentiment(towards targets: [Target], in segmentation: Segmentation) -> [TargetSentiment] {
    targets.map { _ in TargetSentiment(sentiment: .none, relevance: 0, sentences: []) }
  }
}
