import EntityRecognition
import Extraction
import Ingest
import LanguageIdentification
import SentimentAnalysis
import TextCore

/// What became of one document: all that is known of it, or why it is not.
public struct Record: Sendable {
  public enum Status: String, Sendable, CaseIterable { case analyzed, skipped, failed }

  /// Why a document is not analyzed.
  public struct Reason: Sendable, Equatable {
    /// The stage that gave it up: `ingest`, `extraction` or `language`.
    public let stage: String
    /// Stable, for counting: `no_article_text`, `other_language`, `too_large` …
    public let code: String
    /// One sentence for people.
    public let message: String

    public init(stage: String, code: String, message: String) {
      self.stage = stage
      self.code = code
      self.message = message
    }
  }

  public var id: String
  public var status: Status
  public var reason: Reason?
  public var source: DocumentSource
  /// Title, text and metadata; nil when the document did not get that far.
  public var article: Article?
  public var language: LanguageGuess?
  /// What the ranges below address; nil unless the document is analyzed.
  public var analyzed: AnalyzedText?
  public var mentions: [Mention] = []
  public var sentiment: Sentiment?
  /// In the order in which they are first named.
  public var companies: [CompanyVerdict] = []
  /// The earlier article that this one repeats; ``Run`` finds it.
  public var duplicate: Duplicate?
  /// What later articles are compared by; ``Run`` makes it.
  public var signature: ArticleSignature?
  public var warnings: [String] = []

  public init(id: String, status: Status, reason: Reason? = nil, source: DocumentSource) {
    self.id = id
    self.status = status
    self.reason = reason
    self.source = source
  }
}
