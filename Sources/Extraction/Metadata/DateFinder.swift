import TextCore

/// Finds the days of publication and of the last change: linked data, meta elements, microdata, `<time>`, the address, visible dates.
///
/// In this order of trust: linked data and meta elements that speak of publication, what stands beside the headline, meta elements
/// that only say “date” (often the day of the last change, or of the request), the address, any other date around the text.
struct DateFinder {
  let tree: PageTree
  let roles: PageRoles
  let metadata: PageMetadata
  let page: PageBlocks
  let reader: DateReader
  let url: String?
  /// The headline as it was found.
  let title: FoldedWords?
  /// The nodes of the article's text.
  let article: Range<Int>

  func published() -> CalendarDate? {
    if let date = metadata.linked.published.flatMap(reader.first(in:)) { return local(date) }
    if let date = first(
      of: metadata.all(
        "article:published_time", "datepublished", "og:published_time", "article:published", "og:article:published_time",
        "parsely-pub-date",
        "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "pubdate", "pub_date", "publish-date", "publish_date",
        "publication_date", "citation_publication_date", "citation_online_date", "citation_date", "cxenseparse:recs:publishtime",
        "cxenseparse:publishtime", "published_time", "article_date_original", "originalpublicationdate", "displaydate",
        "rnews:datepublished", "article.published", "ptime", "iso-8601-publish-date", "og:release_date", "article:post_date",
        "shareaholic:article_published_time"))
    {
      return local(date)
    }
    let shown = shown()
    if let shown, shown.isBesideTitle { return shown.date }
    if let date = first(
      of: metadata.all(
        "date", "dc.date", "dcterms.date", "dc.date.created", "datecreated", "created", "last-publication", "buildtime"))
    {
      return date
    }
    return inAddress() ?? inDocumentTitle() ?? inPrograms() ?? shown?.date ?? modified()
  }

  /// The day as the page's readers count it: the page shows it, or has it in its address, where a time of Greenwich is of the day
  /// before or after.
  private func local(_ date: CalendarDate) -> CalendarDate {
    guard date.mayBeAnotherDay else { return date }
    if let address = inAddress(), address.isNext(to: date) { return address }
    if let shown = shown(), shown.isBesideTitle, shown.date.isNext(to: date) { return shown.date }
    return date
  }

  func modified() -> CalendarDate? {
    metadata.linked.modified.flatMap(reader.first(in:))
      ?? first(
        of: metadata.all(
          "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod",
          "modified_time", "revised", "dateupdate"))
  }

  private func first(of values: [String]) -> CalendarDate? {
    for value in values {
      if let date = reader.first(in: value) { return date }
    }
    return nil
  }

  // MARK: What the page shows

  private struct Shown {
    var date: CalendarDate
    var score: Int
    var isBesideTitle: Bool
  }

  /// Nodes between the headline and a date that belongs to it.
  private static let beside = 60
  /// What standing above the headline costs, in nodes.
  private static let above = 12
  /// Nodes behind the text in which its date may still stand.
  private static let behind = 250
  /// Nodes at either end of the text that may be its date; a date between them is of something else.
  private static let edge = 12
  /// Longer texts are no labels; a date in them may be of anything, unless it stands at the very beginning.
  private static let longestLabel = 120
  /// A dateline such as `(21. November 2022)` stands within the first bytes of the text.
  private static let dateline = 12
  /// `: "2022-01-31T15:58:43.123+01:00"` with some space.
  private static let timestamp = 40

  /// The best date that stands beside the headline or around the text.
  private func shown() -> Shown? {
    let anchor = headline() ?? article.lowerBound
    let end = min(tree.nodes.count, article.upperBound + DateFinder.behind)
    var best: Shown?
    var i = 0
    var markedEnd = 0
    while i < end {
      let node = tree.nodes[i]
      if node.tag != .text && isLeftOut(i) {
        i = Int(node.end)
        continue
      }
      let isMarked = node.tag == .time || node.tag != .text && roles.roles[i].contains(.date)
      let date = node.tag == .text ? (i < markedEnd ? nil : label(i)) : isMarked ? marked(i) : nil
      if let date {
        // Nodes from the headline to the date; dates above it are more often those of other articles.
        let distance = i >= anchor ? i - anchor : (anchor - i) * 2 + DateFinder.above
        var score = -min(distance, 400)
        if !isMarked && i > article.lowerBound + DateFinder.edge && i + DateFinder.edge < article.upperBound { score -= 150 }
        if isMarked {
          score += 40 + wording(i)
          markedEnd = Int(node.end)
        }
        if isLinked(i) { score -= 60 }
        if best == nil || score > best!.score {
          best = Shown(date: date, score: score, isBesideTitle: distance <= DateFinder.beside)
        }
      }
      i += 1
    }
    return best
  }

  private func isLeftOut(_ i: Int) -> Bool {
    let role = roles.roles[i]
    let tag = tree.nodes[i].tag
    return role.contains(.comments) && !role.contains(.content) && tag != .body && tag != .html
  }

  /// Dates in links are those of the articles they lead to.
  private func isLinked(_ i: Int) -> Bool {
    var i = tree.nodes[i].parent
    for _ in 0..<4 where i >= 0 {
      if tree.nodes[Int(i)].tag == .a { return true }
      i = tree.nodes[Int(i)].parent
    }
    return false
  }

  /// The element or text that is the headline: a heading before anything else, and the last of them, which is not the trail's.
  private func headline() -> Int? {
    guard let title, !title.isEmpty else { return roles.headings.first.map(Int.init) }
    var found: Int?
    for heading in roles.headings where FoldedWords(tree.text(of: Int(heading))[...]).contains(title) { found = Int(heading) }
    if let found { return found }
    for block in page.blocks where Int(block.firstText) < article.upperBound && block.characters < 300 && block.linkDensity < 0.5 {
      if FoldedWords(page.text(block)) == title { found = Int(block.firstText) }
      if found != nil && Int(block.firstText) >= article.lowerBound { break }
    }
    return found ?? roles.headings.first.map(Int.init)
  }

  /// The date of an element that says it is one.
  private func marked(_ i: Int) -> CalendarDate? {
    let property = tree.attributeString(.itemprop, of: i) ?? tree.attributeString(.property, of: i) ?? ""
    let characters = roles.characters(in: tree, i)
    guard characters < Int32(DateFinder.longestLabel), !property.hasSuffix("dateModified") else { return nil }
    let value =
      tree.attributeString(.datetime, of: i) ?? tree.attributeString(.content, of: i)
      // Microformats: <abbr class="published" title="2013-04-04T18:52">.
      ?? (tree.nodes[i].tag == .abbr || characters == 0 ? tree.attributeString(.title, of: i) : nil)
    if let date = value.flatMap(reader.first(in:)) { return date }
    return characters > 5 ? reader.first(in: tree.text(of: i))?.date : nil
  }

  /// What an element's names tell of its date.
  private func wording(_ i: Int) -> Int {
    let property = tree.attributeString(.itemprop, of: i) ?? tree.attributeString(.property, of: i) ?? ""
    var score = property.hasSuffix("datePublished") ? 60 : 0
    let names = tree.attributeString(.class, of: i)?.lowercased() ?? ""
    if ["updat", "modif", "aktualis"].contains(where: names.hasBytes) { score -= 40 }
    if ["publi", "entry-date", "post-date"].contains(where: names.hasBytes) { score += 15 }
    return score
  }

  /// The date of a short text, or at the beginning of any.
  private func label(_ i: Int) -> CalendarDate? {
    let node = tree.nodes[i]
    let range = Int(node.lower)..<Int(node.upper)
    let isShort = range.count < DateFinder.longestLabel
    guard range.count > 5, isShort || article.contains(i) else { return nil }
    let text = DateFinder.beginning(of: tree.bytes[range], DateFinder.longestLabel)
    guard text.contains(where: { $0 &- 0x30 < 10 }), let found = reader.first(in: text) else { return nil }
    if !isShort && found.range.lowerBound > DateFinder.dateline { return nil }
    return found.date
  }

  /// A date that the page's programs are given: the first behind one of the usual keys.
  private func inPrograms() -> CalendarDate? {
    let keys = ["\"datePublished\"", "\"publishedDate\"", "\"publishedAt\"", "\"firstPublicationDate\"", "\"createdAt\""].map {
      Array($0.utf8)
    }
    let bytes = tree.bytes.span
    var found = [Int?](repeating: nil, count: keys.count)
    var i = 0
    while i < bytes.count {
      // Nearly all quotes in a page are those of attributes.
      if bytes[i] == 0x22, i + 1 < bytes.count, bytes[i + 1] == 0x64 || bytes[i + 1] == 0x70 || bytes[i + 1] == 0x66 || bytes[i + 1] == 0x63
      {
        for (k, key) in keys.enumerated() where found[k] == nil && i + key.count < bytes.count {
          var length = 0
          while length < key.count && bytes[i + length] == key[length] { length += 1 }
          if length == key.count { found[k] = i + length }
        }
      }
      i += 1
    }
    for position in found.compactMap({ $0 }) {
      if let date = reader.first(in: DateFinder.beginning(of: tree.bytes[position...], DateFinder.timestamp)) { return date.date }
    }
    return nil
  }

  /// Up to `count` bytes, no character cut.
  private static func beginning(of text: ArraySlice<UInt8>, _ count: Int) -> [UInt8] {
    guard text.count > count else { return Array(text) }
    var end = text.startIndex + count
    while end > text.startIndex && text[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(text[..<end])
  }

  /// A date that the document's title has more than the headline: `Headline | Site | 28.04.2023`.
  private func inDocumentTitle() -> CalendarDate? {
    guard let document = metadata.documentTitle, let found = reader.first(in: Array(document.utf8)) else { return nil }
    let words = FoldedWords(String(decoding: Array(document.utf8)[found.range], as: UTF8.self))
    return title?.contains(words) == true ? nil : found.date
  }

  private func inAddress() -> CalendarDate? {
    for address in [url, metadata.canonical].compactMap({ $0 }) {
      let bytes = Array(address.utf8)
      // /2015/05/22/ or 2015-05-22 or /20150522
      for i in bytes.indices.dropLast(8) where (i == 0 || bytes[i - 1] &- 0x30 >= 10) && (bytes[i] == 0x31 || bytes[i] == 0x32) {
        if let date = reader.first(in: DateFinder.beginning(of: bytes[i...], 10))?.date { return date }
      }
    }
    return nil
  }
}
