/// Finds the headline by letting the places that name it confirm each other: headings, Open Graph, linked data, the document's title.
struct TitleFinder {
  let tree: PageTree
  let roles: PageRoles
  let metadata: PageMetadata
  let page: PageBlocks

  private struct Candidate {
    var text: String
    var words: FoldedWords
    var score: Float
  }

  /// Between headline and site name in a document's title.
  private static let separators: [String] = [
    " | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " // ", " < ", " > ", " / ", " ~ ", "| ", " |",
  ]
  private static let longestHeading = 300

  func title() -> String? {
    let document = metadata.documentTitle
    let documentWords = document.map { FoldedWords($0) }
    let og = metadata.first("og:title").map { FoldedWords($0) }
    let linked = metadata.linked.headline.map { FoldedWords($0) }
    var sites = siteNames().map { FoldedWords($0) }
    var candidates: [Candidate] = []
    func add(_ text: String?, _ score: Float) {
      guard let text, !text.isEmpty, text.utf8.count < TitleFinder.longestHeading * 2 else { return }
      let words = FoldedWords(text)
      guard !words.isEmpty else { return }
      if let known = candidates.firstIndex(where: { $0.text == text }) {
        candidates[known].score = max(candidates[known].score, score)
      } else {
        candidates.append(Candidate(text: text, words: words, score: score))
      }
    }
    let h1 = roles.headings.filter { roles.characters(in: tree, Int($0)) > 0 }
    for heading in h1 {
      let score: Float = isSiteName(Int(heading)) ? -1 : h1.count == 1 ? 4 : 3
      add(String(decoding: tree.text(of: Int(heading)), as: UTF8.self), score)
      // A kicker may stand in the heading, with the headline in an element of its own.
      for part in (Int(heading) + 1)..<max(Int(heading) + 1, Int(tree.nodes[Int(heading)].end)) {
        if roles.roles[part].contains(.headline) { add(String(decoding: tree.text(of: part), as: UTF8.self), score + 0.8) }
      }
    }
    for node in headlineElements() { add(String(decoding: tree.text(of: node), as: UTF8.self), 2) }
    add(metadata.first("og:title"), 2.2)
    add(metadata.linked.headline, 2)
    add(metadata.first("twitter:title"), 1)
    add(metadata.first("dc.title", "title", "headline", "sailthru.title", "parsely-title"), 1)
    if let document {
      add(document, 1)
      let parts = TitleFinder.heads(of: document)
      for part in parts { add(part, 1.1) }
      // Pages without headings show the headline as a line of its own; of site and headline it has more words.
      if h1.isEmpty && og == nil && linked == nil, let part = shown(parts) {
        add(part, 5)
        // Then the title's tail is no site, or the headline's second half.
        let words = FoldedWords(part)
        sites.removeAll { words.hasSuffix($0) }
      }
    }
    var best: Candidate?
    for var candidate in candidates {
      let words = candidate.words
      if words == og { candidate.score += 2 } else if let og, og.hasPrefix(words) || og.hasSuffix(words) { candidate.score += 1 }
      if words == linked { candidate.score += 1.5 }
      if let documentWords {
        if documentWords == words {
          candidate.score += 1.5
        } else if documentWords.hasPrefix(words) {
          candidate.score += 1.7
        } else if documentWords.contains(words) {
          candidate.score += 1
        }
      }
      if sites.contains(words) { candidate.score -= 5 }
      let count = words.bytes.count { $0 == 0x20 } + 1
      if count == 1 { candidate.score -= 2.5 } else if count == 2 { candidate.score -= 0.7 }
      if candidate.text.utf8.count > TitleFinder.longestHeading { candidate.score -= 2 }
      if candidate.score > (best?.score ?? -.infinity) { best = candidate }
    }
    guard let best else { return nil }
    // A heading of the page has no site's name at its end; what looks like one is its second half.
    let isHeading = h1.contains { String(decoding: tree.text(of: Int($0)), as: UTF8.self) == best.text }
    return isHeading ? best.text : TitleFinder.withoutSite(best.text, sites)
  }

  /// The longest part of the document's title that is a line of the page.
  private func shown(_ parts: [String]) -> String? {
    var lines: Set<FoldedWords> = []
    for block in page.blocks where block.characters <= Int32(TitleFinder.longestHeading) && block.linkDensity < 0.5 {
      lines.insert(FoldedWords(page.text(block)))
    }
    var best: String?
    for part in parts where part.split(separator: " ").count >= 3 && part.utf8.count > (best?.utf8.count ?? 0) {
      if lines.contains(FoldedWords(part)) { best = part }
    }
    return best
  }

  private func siteNames() -> [String] {
    var names = [metadata.first("og:site_name"), metadata.linked.publisher, metadata.first("application-name")].compactMap { $0 }
    if let document = metadata.documentTitle, let tail = TitleFinder.tail(of: document) { names.append(tail) }
    return names
  }

  /// Headings further down, and elements that call themselves headline, above the third paragraph or so.
  private func headlineElements() -> [Int] {
    var nodes: [Int] = []
    for (i, node) in tree.nodes.enumerated() where node.tag != .text {
      if nodes.count >= 6 { break }
      let isHeading = node.tag == .h2 || node.tag == .h3
      guard isHeading || roles.roles[i].contains(.headline) else { continue }
      let characters = roles.characters(in: tree, i)
      if characters >= 8, characters <= 200 { nodes.append(i) }
    }
    return nodes
  }

  /// A heading that leads home, or stands in an element that calls itself logo or site title.
  private func isSiteName(_ node: Int) -> Bool {
    for k in (node + 1)..<max(node + 1, Int(tree.nodes[node].end)) where tree.nodes[k].tag == .a {
      if let target = tree.attributeString(.href, of: k), isHome(target) { return true }
    }
    var i = Int32(node)
    for _ in 0..<3 where i >= 0 {
      let names = ((tree.attributeString(.class, of: Int(i)) ?? "") + " " + (tree.attributeString(.id, of: Int(i)) ?? "")).lowercased()
      if ["logo", "site-title", "site-name", "sitename", "blog-title", "brand"].contains(where: names.hasBytes) { return true }
      if tree.nodes[Int(i)].tag == .a, let target = tree.attributeString(.href, of: Int(i)), isHome(target) { return true }
      i = tree.nodes[Int(i)].parent
    }
    return false
  }

  private func isHome(_ target: String) -> Bool {
    if target == "/" || target == "./" || target == "index.html" || target == "index.php" || target == "/index.html" { return true }
    guard target.hasPrefix("http") else { return false }
    return target.split(separator: "/").count == 2
  }

  /// What stands before a separator in a document's title, longest first.
  private static func heads(of title: String) -> [String] {
    var heads: [String] = []
    for separator in separators where title.utf8.contains(TitleFinder.mark(of: separator)) {
      var rest = title[...]
      while let range = rest.range(of: separator, backwards: true) {
        rest = rest[..<range.lowerBound]
        heads.append(PlainText.normalized(String(rest)))
      }
      if let range = title[...].range(of: separator, backwards: false) {
        heads.append(PlainText.normalized(String(title[range.upperBound...])))
      }
    }
    return heads.filter { !$0.isEmpty }
  }

  /// The byte of a separator that is rarest.
  private static func mark(of separator: String) -> UInt8 { separator.utf8.first { $0 != 0x20 } ?? 0x20 }

  private static func tail(of title: String) -> String? {
    for separator in separators where title.utf8.contains(mark(of: separator)) {
      if let range = title[...].range(of: separator, backwards: true) {
        let tail = title[range.upperBound...]
        if tail.utf8.count < 40 { return String(tail) }
      }
    }
    return nil
  }

  /// Cuts a site's name off the end.
  private static func withoutSite(_ title: String, _ sites: [FoldedWords]) -> String {
    for separator in separators {
      if let range = title[...].range(of: separator, backwards: true), range.lowerBound > title.startIndex,
        sites.contains(FoldedWords(String(title[range.upperBound...])))
      {
        return PlainText.normalized(String(title[..<range.lowerBound]))
      }
    }
    return title
  }
}

extension Substring {
  /// Where `needle` stands first or last.
  fileprivate func range(of needle: String, backwards: Bool) -> Range<String.Index>? {
    let count = needle.utf8.count
    guard utf8.count >= count else { return nil }
    var found: Range<String.Index>?
    var i = utf8.startIndex
    while let end = utf8.index(i, offsetBy: count, limitedBy: utf8.endIndex) {
      if utf8[i..<end].elementsEqual(needle.utf8) {
        found = i..<end
        if !backwards { return found }
      }
      if end == utf8.endIndex { break }
      i = utf8.index(after: i)
    }
    return found
  }
}
