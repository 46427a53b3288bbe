import TextCore

/// Turns pages and scrapes into ``Article``s: the text a reader came for, without what stands around it, and its metadata.
///
/// Built once from the lexicons, then used from any number of threads.
public struct Extractor: Sendable {
  private let classes: FurnitureClasses
  private let phrases: FurniturePhrases
  private let dates: DateReader
  private let authors: AuthorReader

  /// Larger documents are refused.
  public static let maximumBytes = 256 << 20

  public init(lexicons: LexiconFolder) throws(LexiconError) {
    classes = try FurnitureClasses(lexicons)
    phrases = try FurniturePhrases(lexicons)
    dates = try DateReader(lexicons)
    authors = try AuthorReader(lexicons, dates: dates)
  }

  /// The article of an HTML page.
  ///
  /// - Parameters:
  ///   - html: UTF-8, whatever the page says of its character set.
  ///   - url: where the page was fetched from, if known.
  /// - Throws: ``ExtractionError/noArticleText`` when no running text is found.
  public func article(fromPage html: [UInt8], url: String?) throws(ExtractionError) -> Article {
    guard html.count <= Extractor.maximumBytes else { throw .tooLarge(bytes: html.count, limit: Extractor.maximumBytes) }
    let source = PageSource(html)
    let tree = try PageParser.parse(source.bytes)
    let roles = PageRoles(tree, classes)
    let metadata = PageMetadata(tree, linkedData: source.linkedData)
    let title = TitleFinder(tree: tree, roles: roles, metadata: metadata).title()
    var page = PageBlocks(tree, roles)
    var finder = ContentFinder(tree, roles, page.blocks)
    var node = finder.article()
    if node == nil {
      page = PageBlocks(tree, roles, mode: .lenient)
      finder = ContentFinder(tree, roles, page.blocks)
      node = finder.article()
    }
    guard let node else { throw .noArticleText }
    let titles = ([title, metadata.linked.headline, metadata.first("og:title"), metadata.documentTitle].compactMap { $0 }).map { FoldedWords($0) }
    let descriptions = [metadata.first("og:description"), metadata.first("description"), metadata.linked.description]
      .compactMap { $0 }.map { FoldedWords($0) }.filter { $0.bytes.count > 30 }
    let chosen = PageArticle(
      tree: tree, page: page, roles: roles, blocks: finder.blocks, node: node, phrases: phrases, titles: titles, descriptions: descriptions)
    var builder = TextBuilder()
    for (i, block) in chosen.blocks.enumerated() where chosen.isKept[i] { builder.append(page.text(block), kind(of: block)) }
    if builder.isEmpty { throw .noArticleText }
    let (text, passages) = builder.finished()
    return Article(
      title: title, authors: metadata.linked.authors, published: metadata.linked.published ?? metadata.first("article:published_time"),
      text: text, passages: passages, warnings: source.warnings + tree.warnings)
  }

  private func kind(of block: Block) -> Passage.Kind {
    if block.tag.isHeading { return .heading }
    if block.isQuote { return .quote }
    return block.isListItem ? .listItem : .paragraph
  }
}

extension Extractor {
  /// The article of a plain text that was scraped from a page: lines that are furniture are left out, the headline stays.
  public func article(fromScrape text: [UInt8], url: String?) throws(ExtractionError) -> Article {
    guard text.count <= Extractor.maximumBytes else { throw .tooLarge(bytes: text.count, limit: Extractor.maximumBytes) }
    let cleaner = ScrapeCleaner(Extractor.repaired(text), phrases: phrases, dates: dates, authors: authors)
    var builder = TextBuilder()
    for line in cleaner.lines where line.dropped == nil {
      builder.append(cleaner.text(line), line.isTitle ? .heading : line.isListItem ? .listItem : .paragraph)
    }
    if builder.isEmpty { throw .noArticleText }
    let (text, passages) = builder.finished()
    return Article(
      title: cleaner.title, authors: cleaner.authors, published: cleaner.published?.description, url: url, text: text, passages: passages)
  }

  /// The text as it is, a paragraph a line; only spaces are normalised and empty lines left out.
  public func article(fromText text: [UInt8], url: String?) throws(ExtractionError) -> Article {
    guard text.count <= Extractor.maximumBytes else { throw .tooLarge(bytes: text.count, limit: Extractor.maximumBytes) }
    var builder = TextBuilder()
    for line in Extractor.repaired(text).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      var output: [UInt8] = []
      var normalizer = SpaceNormalizer()
      let bytes = Array(line)
      normalizer.append(bytes.span, 0..<bytes.count, to: &output)
      builder.append(output[...], .paragraph)
    }
    if builder.isEmpty { throw .noArticleText }
    let (text, passages) = builder.finished()
    return Article(url: url, text: text, passages: passages)
  }

  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    UTF8Scalar.isValid(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
