import TextCore

/// The roles of all elements of a page, and sums that tell in one subtraction how much text a subtree holds.
struct PageRoles: Sendable {
  /// By node; empty for text.
  private(set) var roles: [ElementRoles]
  /// Characters of text before each node: in all, and inside links.
  private(set) var textBefore: [Int32]
  private(set) var linkedBefore: [Int32]
  /// The first `h1` elements.
  private(set) var headings: [Int32] = []

  /// A page with more has no headline.
  private static let mostHeadings = 32

  init(_ tree: PageTree, _ classes: FurnitureClasses) {
    let count = tree.nodes.count
    roles = Array(repeating: [], count: count)
    textBefore = Array(repeating: 0, count: count + 1)
    linkedBefore = Array(repeating: 0, count: count + 1)
    var scratch = FurnitureClasses.Scratch()
    let bytes = tree.bytes.span
    var text: Int32 = 0
    var linked: Int32 = 0
    var linkEnd: Int32 = 0
    for i in 0..<count {
      let node = tree.nodes[i]
      textBefore[i] = text
      linkedBefore[i] = linked
      if node.tag == .text {
        let amount = PageRoles.characters(bytes, Int(node.lower)..<Int(node.upper))
        text += amount
        if i < linkEnd { linked += amount }
        continue
      }
      if node.tag == .a { linkEnd = max(linkEnd, node.end) }
      if node.tag == .h1 && headings.count < PageRoles.mostHeadings { headings.append(Int32(i)) }
      roles[i] = PageRoles.roles(of: i, tree, bytes, classes, &scratch)
    }
    textBefore[count] = text
    linkedBefore[count] = linked
  }

  func characters(in tree: PageTree, _ node: Int) -> Int32 { textBefore[Int(tree.nodes[node].end)] - textBefore[node] }
  func linked(in tree: PageTree, _ node: Int) -> Int32 { linkedBefore[Int(tree.nodes[node].end)] - linkedBefore[node] }
  func plain(in tree: PageTree, _ node: Int) -> Int32 { characters(in: tree, node) - linked(in: tree, node) }

  /// Characters that are no space.
  private static func characters(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int32 {
    var count: Int32 = 0
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = bytes[i]
      if byte > 0x20 && byte & 0xC0 != 0x80 { count &+= 1 }
      i &+= 1
    }
    return count
  }

  private static func roles(
    of node: Int, _ tree: PageTree, _ bytes: Span<UInt8>, _ classes: FurnitureClasses, _ scratch: inout FurnitureClasses.Scratch
  ) -> ElementRoles {
    let element = tree.nodes[node]
    var roles: ElementRoles = []
    var k = Int(element.lower)
    while k < Int(element.upper) {
      let attribute = tree.attributes[k]
      k += 1
      let range = Int(attribute.lower)..<Int(attribute.upper)
      switch attribute.name {
      // Headings are linked to by what they say: `<h2 id="newsletter-of-the-senate">`.
      case .id where element.tag.isHeading: break
      case .class, .id, .testID, .component:
        roles.formUnion(classes.roles(bytes, range, &scratch))
      case .itemprop, .property, .itemtype, .role, .ariaHidden, .style:
        roles.formUnion(annotation(attribute.name, bytes, range, tree, &scratch))
      case .hidden:
        roles.insert(.hidden)
      default: break
      }
    }
    switch element.tag {
    case .time: roles.insert(.date)
    case .address: roles.insert(.byline)
    case .aside, .footer, .nav: roles.insert(.furniture)
    default: break
    }
    return roles
  }

  /// The role an annotation gives, looked up by the hash of its value: the same few recur.
  private static func annotation(
    _ name: AttributeName, _ bytes: Span<UInt8>, _ range: Range<Int>, _ tree: PageTree, _ scratch: inout FurnitureClasses.Scratch
  ) -> ElementRoles {
    let hash = WordHash.hash(bytes, range) &+ UInt64(name.rawValue) &* 0x9E37_79B9_7F4A_7C15
    if let known = scratch.known[hash] { return known }
    let value = tree.string(range)
    var roles: ElementRoles = []
    switch name {
    case .itemprop, .property: roles = property(value)
    case .itemtype: roles = type(value)
    case .ariaHidden: roles = value == "true" ? .hidden : []
    case .style:
      if value.hasBytes("none") || value.hasBytes("hidden") {
        let style = value.filter { $0 != " " }
        if style.hasBytes("display:none") || style.hasBytes("visibility:hidden") { roles = .hidden }
      }
    case .role:
      switch value {
      case "navigation", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar", "tablist", "contentinfo", "banner", "tooltip",
        "note",
        "complementary":
        roles = .furniture
      default: break
      }
    default: break
    }
    scratch.known[hash] = roles
    return roles
  }

  private static func property(_ value: String) -> ElementRoles {
    switch value {
    case "articleBody", "schema:articleBody", "content:encoded": .content
    case "author", "schema:author", "creator", "dc:creator": .byline
    case "datePublished", "dateModified", "dateCreated", "schema:datePublished", "dc:date": .date
    case "headline", "schema:headline", "dc:title": .headline
    case "alternativeHeadline", "description": .standfirst
    case "comment", "commentText", "review": .comments
    case "caption", "image", "thumbnail", "copyrightHolder": .caption
    case "keywords", "publisher", "aggregateRating", "interactionStatistic", "breadcrumb": .furniture
    default: []
    }
  }

  private static func type(_ value: String) -> ElementRoles {
    guard let name = value.split(separator: "/").last else { return [] }
    switch name {
    case "Comment", "UserComments", "Answer": return .comments
    case "WPSideBar", "WPFooter", "WPHeader", "SiteNavigationElement", "BreadcrumbList", "WPAdBlock", "AggregateRating", "Organization":
      return .furniture
    case "ImageObject": return .caption
    case "Person": return .byline
    default: return []
    }
  }
}
