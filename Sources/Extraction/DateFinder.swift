/// Finds the days of publication and of the last change: linked data, meta elements, microdata, `<time>`, the address, visible dates.
struct DateFinder {
  let tree: PageTree
  let roles: PageRoles
  let metadata: PageMetadata
  let page: PageBlocks
  let reader: DateReader
  let url: String?

  func published() -> CalendarDate? {
    if let date = metadata.linked.published.flatMap(reader.first(in:)) { return date }
    for value in metadata.all(
      "article:published_time", "datepublished", "og:published_time", "article:published", "og:article:published_time", "parsely-pub-date",
      "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date",
      "pubdate", "publish-date", "publish_date", "publication_date",
      "datecreated", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
      "published_time", "article_date_original",
      "originalpublicationdate", "displaydate", "rnews:datepublished", "last-publication", "created", "article.published", "ptime",
      "iso-8601-publish-date", "og:release_date",
      "article:post_date", "shareaholic:article_published_time", "buildtime"
    ) {
      if let date = reader.first(in: value) { return date }
    }
    if let date = marked() { return date }
    if let date = inAddress() { return date }
    if let date = visible() { return date }
    return modified()
  }

  func modified() -> CalendarDate? {
    if let date = metadata.linked.modified.flatMap(reader.first(in:)) { return date }
    for value in metadata.all(
      "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod",
      "modified_time", "revised")
    {
      if let date = reader.first(in: value) { return date }
    }
    return nil
  }

  private func isLeftOut(_ i: Int) -> Bool {
    let role = roles.roles[i]
    let tag = tree.nodes[i].tag
    return role.contains(.comments) && !role.contains(.content) && tag != .body && tag != .html
  }

  /// Dates that elements mark as such; of several the one nearest to the headline.
  private func marked() -> CalendarDate? {
    let title = Int(roles.headings.first ?? 0)
    var best: (score: Int, date: CalendarDate)?
    var i = 0
    var order = 0
    while i < tree.nodes.count {
      let node = tree.nodes[i]
      if node.tag == .text {
        i += 1
        continue
      }
      if isLeftOut(i) {
        i = Int(node.end)
        continue
      }
      guard roles.roles[i].contains(.date) || node.tag == .time else {
        i += 1
        continue
      }
      let property = tree.attributeString(.itemprop, of: i) ?? tree.attributeString(.property, of: i) ?? ""
      let characters = roles.characters(in: tree, i)
      guard characters < 120, !property.hasSuffix("dateModified") else {
        i += 1
        continue
      }
      let value =
        tree.attributeString(.datetime, of: i) ?? tree.attributeString(.content, of: i)
        ?? (node.tag == .abbr ? tree.attributeString(.title, of: i) : nil)
      var date = value.flatMap(reader.first(in:))
      if date == nil, characters > 5 { date = reader.first(in: tree.text(of: i))?.date }
      if let date {
        var score = 0
        if property.hasSuffix("datePublished") { score += 60 }
        if node.tag == .time { score += 5 }
        let names = tree.attributeString(.class, of: i)?.lowercased() ?? ""
        if names.contains("updat") || names.contains("modif") || names.contains("aktualis") { score -= 30 }
        if names.contains("publi") || names.contains("entry-date") || names.contains("post-date") { score += 15 }
        // Nodes between the headline and the date; dates of teasers stand far from it.
        let distance = i >= title ? i - title : (title - i) * 2
        score -= min(distance / 8, 60)
        score -= min(order, 20)
        order += 1
        if best == nil || score > best!.score { best = (score, date) }
      }
      i += 1
    }
    return best?.date
  }

  private func inAddress() -> CalendarDate? {
    guard let address = url ?? metadata.canonical else { return nil }
    let bytes = Array(address.utf8)
    var i = 0
    // /2015/05/22/ or 2015-05-22 or /20150522
    while i + 8 <= bytes.count {
      let isStart = i == 0 || bytes[i - 1] &- 0x30 >= 10
      if isStart, bytes[i] == 0x31 || bytes[i] == 0x32, let date = reader.first(in: Array(bytes[i..<min(i + 10, bytes.count)]))?.date {
        return date
      }
      i += 1
    }
    return nil
  }

  /// The first date in a short block near the headline, or else one behind a label or at the end of the article.
  private func visible() -> CalendarDate? {
    let title = roles.headings.first ?? 0
    let near = tree.nodes.indices.filter { i in
      tree.nodes[i].tag == .text && Int32(i) > title - 60 && Int32(i) < title + 160
    }
    for i in near {
      let node = tree.nodes[i]
      let range = Int(node.lower)..<Int(node.upper)
      guard range.count < 120, range.count > 5 else { continue }
      if let date = reader.first(in: Array(tree.bytes[range]))?.date { return date }
    }
    for block in page.blocks where block.characters < 160 {
      if let date = reader.first(in: Array(page.text(block)))?.date { return date }
    }
    return nil
  }
}
