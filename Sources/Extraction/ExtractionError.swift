/// Why a document yields no article. The run goes on; the document leaves the road with this reason.
public enum ExtractionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The document was read, but nothing in it is running text.
  case noArticleText

  /// A word to count by; never changes.
  public var code: String {
    switch self {
    case .noArticleText: "no_article_text"
    }
  }

  public var description: String {
    switch self {
    case .noArticleText: "no article text"
    }
  }
}
