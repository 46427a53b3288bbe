import Extraction
import Ingest
import TextCore

/// Extraction with what the input itself says of a document laid over it.
public struct ArticleExtractor: Sendable {
  private let extractor: Extractor
  private let keepingAllLines: Bool

  public init(lexicons: LexiconFolder, keepingAllLines: Bool = false) throws(LexiconError) {
    extractor = try Extractor(lexicons: lexicons)
    self.keepingAllLines = keepingAllLines
  }

  /// - Throws: the reason for which the document is skipped.
  public func article(of document: Document) throws(Record.Reason) -> Article {
    var article: Article
    do {
      article =
        switch document.format {
        case .html: try extractor.article(fromPage: document.content, url: document.url)
        case .text where keepingAllLines: try extractor.article(fromText: document.content, url: document.url)
        case .text: try extractor.article(fromScrape: document.content, url: document.url)
        }
    } catch {
      throw Record.Reason(stage: "extraction", code: error.code, message: error.description)
    }
    // What the crawler knew is better than what a page says of itself.
    if let title = document.title.flatMap(extractor.title(told:)) { article.title = title }
    if !document.authors.isEmpty { article.authors = document.authors.flatMap(extractor.authors(told:)) }
    if let published = document.published {
      if let date = extractor.date(told: published) {
        article.published = date
      } else {
        article.warnings.append("published: found “\(published)”, expected a date")
      }
    }
    if let url = document.url { article.url = article.url ?? url }
    return article
  }
}

extension ArticleExtractor {
  /// How the article of a page was chosen; nil for plain text, which has no blocks.
  public func explanation(of document: Document) -> PageExplanation? {
    guard document.format == .html else { return nil }
    return try? extractor.explanation(ofPage: document.content)
  }
}

extension Record.Reason: Error {}
