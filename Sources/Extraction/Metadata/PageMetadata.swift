/// What the head of a page and its linked data say, as found; the finders weigh it.
struct PageMetadata: Sendable {
  let linked: LinkedData
  /// Contents of `<meta>` by folded name or property, in order.
  private(set) var metas: [String: [String]] = [:]
  /// The `<title>`.
  private(set) var documentTitle: String?
  private(set) var canonical: String?

  /// Scalars of a title that are read.
  private static let longestTitle = 500

  init(_ tree: PageTree) {
    linked = LinkedData(tree.linkedData)
    for (i, node) in tree.nodes.enumerated() {
      switch node.tag {
      case .meta:
        guard let content = tree.attributeString(.content, of: i), !content.isEmpty else { continue }
        let value = PlainText.unescaped(content)
        guard !value.isEmpty else { continue }
        for key in [AttributeName.property, .name, .itemprop, .httpEquiv] {
          if let name = tree.attributeString(key, of: i) { metas[name.lowercased(), default: []].append(value) }
        }
      case .title:
        if documentTitle == nil {
          let title = PlainText.unescaped(String(decoding: tree.text(of: i), as: UTF8.self))
          if !title.isEmpty { documentTitle = String(title.unicodeScalars.prefix(PageMetadata.longestTitle)) }
        }
      case .link:
        if canonical == nil, let rel = tree.attributeString(.rel, of: i), rel.lowercased() == "canonical" {
          canonical = tree.attributeString(.href, of: i)
        }
      default: break
      }
    }
  }

  /// The first value of the first of the names that is there.
  func first(_ names: String...) -> String? {
    for name in names {
      if let value = metas[name]?.first { return value }
    }
    return nil
  }

  func all(_ names: String...) -> [String] { names.flatMap { metas[$0] ?? [] } }
}
