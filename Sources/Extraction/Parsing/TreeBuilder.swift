/// Puts elements and text into a ``PageTree``: decides which end tags are missing and which have no partner.
///
/// Of the tree construction of the HTML standard (WHATWG, 13.2.6) this is what decides where text belongs. Formatting elements
/// are not reopened behind the block that cut them, and what stands in a table but in no cell stays where it is.
struct TreeBuilder {
  /// Elements nested deeper become empty ones and their content goes to the element around them; so do browsers.
  static let maximumDepth = 512

  private struct OpenElement {
    let node: Int32
    let tag: Tag
    /// Tells elements apart that are ``Tag/other``.
    let hash: UInt32
  }

  private(set) var tree = PageTree()
  private var open: [OpenElement] = []
  /// How many elements of a tag are open, and of other names by their hash: an end tag without partner costs no search.
  private var openTags = [Int32](repeating: 0, count: Tag.allCases.count)
  private var openNames = [Int32](repeating: 0, count: 256)
  /// Open elements below the greatest depth.
  private var unplaced = 0
  private var hasRoot = false
  /// Nothing but block-level tags since the last text: white space means nothing.
  private var isBetweenBlocks = true

  /// - Parameter size: bytes of the page, from which the number of nodes is guessed.
  init(size: Int) {
    // Medians of the development pages: a node every 45 bytes, a kept attribute every 60.
    tree.nodes.reserveCapacity(size / 40 + 16)
    tree.attributes.reserveCapacity(size / 50 + 16)
    open.reserveCapacity(TreeBuilder.maximumDepth)
    tree.nodes.append(PageTree.Node(tag: .html, parent: -1, end: -1, lower: 0, upper: 0))
    open.append(OpenElement(node: 0, tag: .html, hash: 0))
  }

  var attributeCount: Int { tree.attributes.count }

  @inline(__always) mutating func attribute(_ name: AttributeName, _ range: Range<Int>) {
    tree.attributes.append(
      PageTree.Attribute(name: name, lower: Int32(truncatingIfNeeded: range.lowerBound), upper: Int32(truncatingIfNeeded: range.upperBound))
    )
  }

  mutating func linkedData(_ script: [UInt8]) { tree.linkedData.append(script) }

  /// - Parameter first: the first of the element's attributes, which have been added.
  mutating func start(_ tag: Tag, hash: UInt32, attributesFrom first: Int, isEmpty: Bool) {
    if tag == .html || (tag == .body && openTags[Int(Tag.body.rawValue)] > 0) {
      if tag == .html && !hasRoot {
        hasRoot = true
        tree.nodes[0].lower = Int32(first)
        tree.nodes[0].upper = Int32(tree.attributes.count)
      }
      return
    }
    closeBefore(tag)
    if tag == .form && isOpen(.form) { return }
    let node = Int32(tree.nodes.count)
    let isLeaf = isEmpty || tag.isVoid
    tree.nodes.append(
      PageTree.Node(tag: tag, parent: open[open.count - 1].node, end: node + 1, lower: Int32(first), upper: Int32(tree.attributes.count)))
    isBetweenBlocks = isBetweenBlocks || tag.isBlock || tag == .br
    if isLeaf { return }
    if open.count >= TreeBuilder.maximumDepth {
      unplaced += 1
      return
    }
    open.append(OpenElement(node: node, tag: tag, hash: hash))
    if tag == .other { openNames[Int(hash & 255)] += 1 } else { openTags[Int(tag.rawValue)] += 1 }
  }

  mutating func end(_ tag: Tag, hash: UInt32) {
    if tag == .html || tag == .body { return }
    if tag == .br {
      start(.br, hash: hash, attributesFrom: tree.attributes.count, isEmpty: true)
      return
    }
    if tag.isVoid { return }
    if unplaced > 0 {
      unplaced -= 1
      return
    }
    if tag == .other ? openNames[Int(hash & 255)] == 0 : !tag.isHeading && !isOpen(tag) {
      // A paragraph's end without its beginning still parts two paragraphs.
      if tag == .p { start(.p, hash: hash, attributesFrom: tree.attributes.count, isEmpty: true) }
      return
    }
    switch tag {
    case .form:
      while let last = open.last, [.p, .li, .dd, .dt, .option].contains(last.tag) || !last.tag.isBlock && last.tag != .other {
        close(from: open.count - 1)
      }
      if open.last?.tag == .form { close(from: open.count - 1) }
    case .h1, .h2, .h3, .h4, .h5, .h6: close(where: { $0.tag.isHeading }, unless: { $0.tag.isScope })
    case .table: close(where: { $0.tag == .table }, unless: { _ in false })
    case .td, .th, .tr, .tbody, .thead, .tfoot: close(where: { $0.tag == tag }, unless: { $0.tag == .table })
    case .other: close(where: { $0.hash == hash && $0.tag == .other }, unless: { $0.tag.isContainer })
    default:
      if tag.isBlock || tag.isScope {
        close(where: { $0.tag == tag }, unless: { $0.tag.isScope })
      } else {
        close(where: { $0.tag == tag }, unless: { $0.tag.isContainer })
      }
    }
  }

  /// What is left out stands as an empty `svg`: two words around a graphic are two words.
  mutating func gap() {
    if isBetweenBlocks { return }
    let node = Int32(tree.nodes.count)
    tree.nodes.append(PageTree.Node(tag: .svg, parent: open[open.count - 1].node, end: node + 1, lower: 0, upper: 0))
  }

  /// - Parameters:
  ///   - range: of the arena.
  ///   - isBlank: nothing but white space.
  mutating func text(_ range: Range<Int>, isBlank: Bool) {
    if isBlank && isBetweenBlocks { return }
    if !isBlank && open[open.count - 1].tag == .head { close(from: open.count - 1) }
    isBetweenBlocks = false
    let last = tree.nodes.count - 1
    if tree.nodes[last].tag == .text && Int(tree.nodes[last].upper) == range.lowerBound
      && tree.nodes[last].parent == open[open.count - 1].node
    {
      tree.nodes[last].upper = Int32(truncatingIfNeeded: range.upperBound)
      return
    }
    let node = Int32(tree.nodes.count)
    tree.nodes.append(
      PageTree.Node(
        tag: .text, parent: open[open.count - 1].node, end: node + 1, lower: Int32(truncatingIfNeeded: range.lowerBound),
        upper: Int32(truncatingIfNeeded: range.upperBound)))
  }

  /// The tree, with everything closed; `bytes` becomes its arena.
  mutating func finished(bytes: [UInt8], warnings: [String]) -> PageTree {
    close(from: 0)
    tree.bytes = bytes
    tree.warnings = warnings
    return tree
  }

  private func isOpen(_ tag: Tag) -> Bool { openTags[Int(tag.rawValue)] > 0 }

  /// Closes what a start tag ends.
  private mutating func closeBefore(_ tag: Tag) {
    if !tag.isMetadata && isOpen(.head) { close(where: { $0.tag == .head }, unless: { _ in false }) }
    if tag.closesParagraph && isOpen(.p) { close(where: { $0.tag == .p }, unless: { $0.tag.isScope }) }
    switch tag {
    case .a where isOpen(.a): close(where: { $0.tag == .a }, unless: { $0.tag.isBlock || $0.tag.isScope })
    case .li where isOpen(.li): close(where: { $0.tag == .li }, unless: TreeBuilder.endsItem)
    case .dt where isOpen(.dt) || isOpen(.dd), .dd where isOpen(.dt) || isOpen(.dd):
      close(where: { $0.tag == .dt || $0.tag == .dd }, unless: TreeBuilder.endsItem)
    case .td where isOpen(.tr) || isOpen(.td) || isOpen(.th), .th where isOpen(.tr) || isOpen(.td) || isOpen(.th):
      close(where: { $0.tag == .td || $0.tag == .th }, unless: { $0.tag == .tr || $0.tag == .table })
    case .tr where isOpen(.tr): close(where: { $0.tag == .tr }, unless: { $0.tag == .table })
    case .tbody where isOpen(.table), .thead where isOpen(.table), .tfoot where isOpen(.table):
      close(where: { [.tbody, .thead, .tfoot].contains($0.tag) }, unless: { $0.tag == .table })
    case .option where isOpen(.option), .button where isOpen(.button):
      close(where: { $0.tag == tag }, unless: { $0.tag.isContainer })
    case .h1, .h2, .h3, .h4, .h5, .h6:
      if let last = open.last, last.tag.isHeading { close(from: open.count - 1) }
    default: break
    }
  }

  /// Blocks whose items are others than those outside.
  private static func endsItem(_ element: OpenElement) -> Bool {
    element.tag.isBlock && element.tag != .div && element.tag != .p && element.tag != .address
  }

  /// Closes the innermost element that is looked for, and all in it, unless another stands before it.
  private mutating func close(where isWanted: (OpenElement) -> Bool, unless isBarrier: (OpenElement) -> Bool) {
    var k = open.count - 1
    while k > 0 {
      if isWanted(open[k]) { return close(from: k) }
      if isBarrier(open[k]) { return }
      k -= 1
    }
  }

  private mutating func close(from depth: Int) {
    let end = Int32(tree.nodes.count)
    while open.count > depth {
      let element = open.removeLast()
      if element.tag.isBlock { isBetweenBlocks = true }
      tree.nodes[Int(element.node)].end = end
      if element.tag == .other { openNames[Int(element.hash & 255)] -= 1 } else { openTags[Int(element.tag.rawValue)] -= 1 }
    }
  }
}
