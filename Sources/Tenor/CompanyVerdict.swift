import EntityRecognition
import SentimentAnalysis
import TextCore

/// How an article speaks of one company.
public struct CompanyVerdict: Sendable {
  public let company: Company
  /// Where it is named, in order.
  public let mentions: [TextRange]
  /// From 0 to 1: how much of the article is about it.
  public let relevance: Double
  public let sentiment: Sentiment
  /// The sentences that were judged, in order.
  public let sentences: [TextRange]

  public init(company: Company, mentions: [TextRange], relevance: Double, sentiment: Sentiment, sentences: [TextRange]) {
    self.company = company
    self.mentions = mentions
    self.relevance = relevance
    self.sentiment = sentiment
    self.sentences = sentences
  }
}
