/// Finds who wrote the article: linked data, meta elements, microdata and visible bylines, in this order of trust.
struct AuthorFinder {
  let tree: PageTree
  let roles: PageRoles
  let metadata: PageMetadata
  let page: PageBlocks
  let reader: AuthorReader
  let site: String?

  func authors() -> [String] {
    let siteWords = [site, metadata.linked.publisher, metadata.first("og:site_name")].compactMap { $0 }.map { FoldedWords($0) }
    var fallback: [String] = []
    /// The site as author: what is left when no person or desk is named.
    var signing: [String] = []
    /// Names of people at once; names of bodies when nothing better comes.
    func settled(_ fields: [String]) -> [String]? {
      var names: [String] = []
      var known: Set<FoldedWords> = []
      for field in fields {
        for name in reader.names(in: field) where known.insert(FoldedWords(name)).inserted { names.append(name) }
      }
      let sites = names.filter { siteWords.contains(FoldedWords($0)) }
      if signing.isEmpty { signing = sites }
      names.removeAll { sites.contains($0) }
      if names.isEmpty { return nil }
      if names.contains(where: reader.looksLikePerson) { return names }
      if fallback.isEmpty { fallback = names }
      return nil
    }
    if let names = settled(metadata.linked.authors) { return names }
    if let names = settled(
      metadata.all(
        "author", "article:author", "dc.creator", "dcterms.creator", "dc.contributor", "byl", "parsely-author", "sailthru.author",
        "citation_author", "article:author_name", "og:article:author", "cxenseparse:author"))
    {
      return names
    }
    if let names = settled(marked()) { return names }
    if let names = bylines() { return names }
    if !fallback.isEmpty { return fallback }
    let bodies = metadata.linked.organizations.flatMap(reader.names(in:))
    return bodies.isEmpty ? signing : Array(bodies.prefix(1))
  }

  /// Microdata, `rel="author"`, and elements whose class says author.
  private func marked() -> [String] {
    var itemprops: [String] = []
    var links: [String] = []
    var classes: [String] = []
    var i = 0
    while i < tree.nodes.count {
      let node = tree.nodes[i]
      if node.tag == .text {
        i += 1
        continue
      }
      let role = roles.roles[i]
      if role.contains(.comments) && !role.contains(.content) && node.tag != .body && node.tag != .html {
        i = Int(node.end)
        continue
      }
      let isRelAuthor = node.tag == .a && tree.attributeString(.rel, of: i)?.lowercased().hasBytes("author") == true
      if role.contains(.byline) || isRelAuthor {
        let characters = roles.characters(in: tree, i)
        if characters > 2 && characters < 160 {
          if tree.attributeString(.itemprop, of: i)?.hasBytes("author") == true {
            itemprops.append(name(in: i))
          } else if isRelAuthor {
            links.append(String(decoding: tree.text(of: i, isSpaced: true), as: UTF8.self))
          } else {
            classes.append(name(in: i))
          }
        }
      }
      i += 1
    }
    // Page after page of an author's other articles repeat the name; the first few say it all.
    if !itemprops.isEmpty { return Array(itemprops.prefix(6)) }
    if !links.isEmpty { return Array(links.prefix(3)) }
    if let first = classes.first(where: { reader.names(in: $0).contains(where: reader.looksLikePerson) }) { return [first] }
    return classes.first { !reader.names(in: $0).isEmpty }.map { [$0] } ?? []
  }

  /// The text of a `name` property in the element, or else all of its text.
  private func name(in node: Int) -> String {
    for k in (node + 1)..<max(node + 1, Int(tree.nodes[node].end)) where tree.nodes[k].tag != .text {
      if tree.attributeString(.itemprop, of: k) == "name" {
        if let content = tree.attributeString(.content, of: k) { return content }
        return String(decoding: tree.text(of: k), as: UTF8.self)
      }
    }
    return String(decoding: tree.text(of: node, isSpaced: true), as: UTF8.self)
  }

  /// Lines such as `Von Anna Beck` around the text.
  private func bylines() -> [String]? {
    let blocks = page.blocks
    for block in blocks where block.characters < 90 && block.words <= 14 {
      guard reader.mayBeByline(page.text(block)) else { continue }
      let names = reader.names(inByline: String(decoding: page.text(block), as: UTF8.self))
      if !names.isEmpty { return names }
    }
    for block in blocks where block.characters < 90 && block.words <= 10 && block.linkDensity < 0.5 {
      if let name = reader.name(besideDate: String(decoding: page.text(block), as: UTF8.self)) { return [name] }
    }
    return nil
  }
}
