import LanguageIdentification
import SentimentAnalysis
import TextCore

/// A text by itself, as the stage `sentiment` judges it: of no page, and without companies found in it.
public struct JudgedText: Sendable {
  public let id: String
  public let text: Text
  public let language: LanguageGuess
  public let sentiment: Sentiment
  /// The spans that the input asked about, in its order; nil for one that lies outside the text.
  public let targets: [(range: TextRange, sentiment: Sentiment)?]
}
