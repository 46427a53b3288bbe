/// Why a document yields no article. The run goes on; the document leaves the road with this reason.
public enum ExtractionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The document was read, but nothing in it is running text.
  case noArticleText
  /// The document is larger than a page or a scrape can be.
  case tooLarge(bytes: Int, limit: Int)

  /// A word to count by; never changes.
  public var code: String {
    switch self {
    case .noArticleText: "no_article_text"
    case .tooLarge: "too_large"
    }
  }

  public var description: String {
    switch self {
    case .noArticleText: "no article text"
    case .tooLarge(let bytes, let limit): "document of \(bytes) bytes, at most \(limit) are read"
    }
  }
}
