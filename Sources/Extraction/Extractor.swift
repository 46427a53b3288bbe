import TextCore

/// Turns pages and scrapes into ``Article``s: the text a reader came for, without what stands around it, and its metadata.
///
/// Built once from the lexicons, then used from any number of threads.
public struct Extractor: Sendable {
  private let classes: FurnitureClasses
  private let phrases: FurniturePhrases
  private let dates: DateReader
  private let authors: AuthorReader
  private let cleaner: ScrapeCleaner

  /// Larger documents are refused.
  public static let maximumBytes = 256 << 20

  public init(lexicons: LexiconFolder) throws(LexiconError) {
    classes = try FurnitureClasses(lexicons)
    phrases = try FurniturePhrases(lexicons)
    dates = try DateReader(lexicons)
    authors = try AuthorReader(lexicons, dates: dates)
    cleaner = ScrapeCleaner(phrases: phrases, dates: dates, authors: authors)
  }

  /// Name of the file in the folder of what belongs to no language that holds the compiled wording of furniture.
  public static let pack = FurniturePhrases.pack

  /// The contents of that file for the lexicons of a folder. An extractor reads it in place of the lists as long as they are the same.
  public static func pack(_ lexicons: LexiconFolder) throws(LexiconError) -> [UInt8] { try FurniturePhrases.pack(lexicons) }

  /// The article of an HTML page.
  ///
  /// - Parameters:
  ///   - html: UTF-8, whatever the page says of its character set.
  ///   - url: where the page was fetched from, if known.
  /// - Throws: ``ExtractionError/noArticleText`` when no running text is found.
  public func article(fromPage html: [UInt8], url: String?) throws(ExtractionError) -> Article {
    let reading = try read(html)
    let (tree, roles, metadata, page) = (reading.tree, reading.roles, reading.metadata, reading.page)
    guard let chosen = reading.chosen else { throw .noArticleText }
    var builder = TextBuilder()
    var last = -2
    var captions = (reading.node.map(chosen.captions(in:)) ?? [])[...]
    for (i, block) in chosen.blocks.enumerated() where chosen.decisions[i] == .kept {
      while let caption = captions.first, caption < Int(block.firstText) {
        captions.removeFirst()
        builder.append(caption: self.caption(tree.text(of: caption)))
      }
      if last == i - 1 && block.isContinuation && block.startsLower && !chosen.blocks[last].endsSentence {
        builder.extend(page.text(block))
      } else if last == i - 1, block.isInTable, isCell(block), isCell(chosen.blocks[last]), let row = tree.row(of: block.node),
        row == tree.row(of: chosen.blocks[last].node)
      {
        // A row of a table is a line.
        builder.extend(page.text(block))
      } else {
        builder.append(page.text(block), kind(of: block))
      }
      last = i
    }
    // Where programs fill the page, its linked data may have the text.
    if let body = metadata.linked.body, body.unicodeScalars.count > max(Extractor.shortestLinkedText, chosen.characters * 2) {
      builder = TextBuilder()
      for line in body.split(separator: "\n") { builder.append(Array(PlainText.unescaped(String(line)).utf8)[...], .paragraph) }
    }
    if builder.isEmpty { throw .noArticleText }
    let (text, passages) = builder.finished()
    let sites = SiteFinder(metadata: metadata, fetched: url)
    let site = sites.site()
    let dateFinder = DateFinder(
      tree: tree, roles: roles, metadata: metadata, page: page, reader: dates, url: url, title: reading.title.map { FoldedWords($0) },
      article: chosen.nodes)
    let authorFinder = AuthorFinder(tree: tree, roles: roles, metadata: metadata, page: page, reader: authors, site: site)
    return Article(
      title: reading.title, authors: authorFinder.authors(), published: dateFinder.published()?.description,
      modified: dateFinder.modified()?.description,
      site: site, url: sites.url(), text: text, passages: passages, warnings: reading.warnings)
  }

  /// A page with everything that was found out about it.
  private struct Reading {
    let tree: PageTree
    let roles: PageRoles
    let metadata: PageMetadata
    let title: String?
    var page: PageBlocks
    var node: Int?
    var chosen: PageArticle?
    let warnings: [String]
  }

  private func read(_ html: [UInt8]) throws(ExtractionError) -> Reading {
    guard html.count <= Extractor.maximumBytes else { throw .tooLarge(bytes: html.count, limit: Extractor.maximumBytes) }
    let tree = PageParser.tree(of: html)
    let roles = PageRoles(tree, classes)
    let metadata = PageMetadata(tree)
    var page = PageBlocks(tree, roles)
    let title = TitleFinder(tree: tree, roles: roles, metadata: metadata, page: page).title()
    var finder = ContentFinder(tree, roles, annotated(page))
    var best = finder.article()
    let plain = roles.textBefore[tree.nodes.count] - roles.linkedBefore[tree.nodes.count]
    for mode in [PageBlocks.Mode.lenient, .everything] {
      // Little was found: perhaps the article is what was left out.
      let poor = mode == .lenient ? max(Extractor.poorSum, Float(plain) * Extractor.poorShare) : Extractor.hopelessSum
      if let best, best.sum > poor { break }
      let wider = PageBlocks(tree, roles, mode: mode)
      let second = ContentFinder(tree, roles, annotated(wider))
      if let found = second.article(), found.sum > Extractor.lenientGain * (best?.sum ?? 0) {
        page = wider
        finder = second
        best = found
      }
    }
    let node = best?.node ?? container(tree, roles)
    var reading = Reading(
      tree: tree, roles: roles, metadata: metadata, title: title, page: page, node: node, warnings: tree.warnings)
    guard let node else { return reading }
    let titles = [title, metadata.linked.headline, metadata.first("og:title"), metadata.documentTitle].compactMap { $0 }.map {
      FoldedWords($0)
    }
    let descriptions = [metadata.first("og:description"), metadata.first("description"), metadata.linked.description]
      .compactMap { $0 }.map { FoldedWords($0) }.filter { $0.bytes.count > Extractor.shortestDescription }
    reading.chosen = PageArticle(
      tree: tree, page: page, roles: roles, blocks: finder.blocks, node: node, titles: titles, descriptions: descriptions, dates: dates,
      authors: authors)
    return reading
  }

  /// The largest element that calls itself content, for pages without a sentence: results, lists, poems.
  ///
  /// A page that is next to nothing but a paragraph, a bulletin or a text cut short, is its own container.
  private func container(_ tree: PageTree, _ roles: PageRoles) -> Int? {
    let content = tree.nodes.indices.filter {
      tree.nodes[$0].tag != .text && roles.roles[$0].contains(.content)
        && roles.plain(in: tree, $0) > max(Extractor.shortestContainer, roles.linked(in: tree, $0) * 3)
    }.max { roles.plain(in: tree, $0) < roles.plain(in: tree, $1) }
    if let content { return content }
    guard let body = tree.nodes.indices.first(where: { tree.nodes[$0].tag == .body }),
      Extractor.barePage.contains(roles.plain(in: tree, body)), roles.linked(in: tree, body) == 0,
      tree.nodes.indices.contains(where: { tree.nodes[$0].tag == .p && roles.plain(in: tree, $0) >= Extractor.barePage.lowerBound })
    else { return nil }
    return body
  }

  private static let shortestContainer: Int32 = 200
  /// Characters of a page without a link that is taken whole, and at least of one paragraph in it.
  private static let barePage: ClosedRange<Int32> = 40...600

  /// The blocks with what their wording tells.
  private func annotated(_ page: PageBlocks) -> [Block] {
    var blocks = page.blocks
    var scratch = FurniturePhrases.Scratch()
    let folded = CaseFolding.folded(page.bytes)
    for i in blocks.indices {
      blocks[i].finding = phrases.finding(folded: folded.span, blocks[i].range, characters: Int(blocks[i].characters), &scratch)
    }
    return blocks
  }

  /// Articles of a lower sum of weights, about a paragraph, may have been left out by mistake.
  private static let poorSum: Float = 350
  /// Below this sum there is not even a sentence.
  private static let hopelessSum: Float = 60
  /// So may those with less than this share of the page's text.
  private static let poorShare: Float = 0.2
  /// By how much more of a page must be found to believe what calls itself furniture to be text.
  private static let lenientGain: Float = 2
  /// Linked data with less text is a summary.
  private static let shortestLinkedText = 500
  /// Shorter descriptions are slogans.
  private static let shortestDescription = 30

  /// How the article of a page was chosen.
  public func explanation(ofPage html: [UInt8]) throws(ExtractionError) -> PageExplanation {
    let reading = try read(html)
    let tree = reading.tree
    func path(_ node: Int) -> String {
      var names: [String] = []
      var i = Int32(node)
      while i >= 0 {
        var name = "\(tree.nodes[Int(i)].tag)"
        if let id = tree.attributeString(.id, of: Int(i)) { name += "#" + id }
        if let value = tree.attributeString(.class, of: Int(i)) { name += "." + value.split(separator: " ").joined(separator: ".") }
        names.append(name)
        i = tree.nodes[Int(i)].parent
      }
      return names.reversed().joined(separator: " > ")
    }
    var removed: [(path: String, text: String)] = []
    for (i, isRemoved) in reading.page.removed.enumerated() where isRemoved {
      removed.append((path(i), String(decoding: tree.text(of: i).prefix(200), as: UTF8.self)))
    }
    let blocks = reading.chosen?.blocks ?? reading.page.blocks
    return PageExplanation(
      article: reading.node.map(path) ?? "",
      blocks: blocks.indices.map { i in
        PageExplanation.Element(
          path: path(Int(blocks[i].node)), text: String(decoding: reading.page.text(blocks[i]), as: UTF8.self), weight: blocks[i].weight,
          linkDensity: blocks[i].linkDensity, decision: reading.chosen?.decisions[i] ?? .outside)
      }, removed: removed)
  }

  /// A caption as it is kept: empty when it is but a credit.
  private func caption(_ text: [UInt8]) -> [UInt8] {
    var scratch = FurniturePhrases.Scratch()
    let finding = phrases.finding(folded: CaseFolding.folded(text).span, 0..<text.count, characters: text.count, &scratch)
    return finding?.kind == .credit && (finding?.place == .start || finding?.place == .whole) ? [] : text
  }

  /// A cell of figures or words; in tables that lay out a page, cells hold paragraphs.
  private func isCell(_ block: Block) -> Bool { block.characters < Extractor.longestCell && block.words <= Extractor.wordiestCell }

  private static let longestCell: Int32 = 60
  private static let wordiestCell: Int32 = 8

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
    let scrape = cleaner.cleaned(Extractor.repaired(text))
    var builder = TextBuilder()
    for line in scrape.lines where line.dropped == nil {
      builder.append(scrape.text(line), line.isTitle ? .heading : line.isListItem ? .listItem : .paragraph)
    }
    if builder.isEmpty { throw .noArticleText }
    let (text, passages) = builder.finished()
    return Article(
      title: scrape.title, authors: scrape.authors, published: scrape.published?.description,
      site: url.flatMap(SiteFinder.host(of:)), url: url, text: text, passages: passages)
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
    return Article(site: url.flatMap(SiteFinder.host(of:)), url: url, text: text, passages: passages)
  }

  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    UTF8Scalar.isValid(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}

/// What feeds, mails, crawlers and other programs tell of a document, in the form that a page's own metadata are given in.
extension Extractor {
  /// A title in one line and in NFC; nil for a blank one.
  public func title(told value: String) -> String? {
    let title = Text(PlainText.normalized(value)).string
    return title.isEmpty ? nil : title
  }

  /// The names in a field of authors, `Anna Beck und Jan Thiel`; a field in which none is known for a name stands as it is.
  public func authors(told value: String) -> [String] {
    let names = authors.names(in: value)
    return names.isEmpty ? title(told: value).map { [$0] } ?? [] : names
  }

  /// A date in ISO 8601, as precise as it is; nil if there is none in the value.
  public func date(told value: String) -> String? { dates.told(value) }
}
