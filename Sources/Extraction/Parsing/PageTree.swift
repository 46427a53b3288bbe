import TextCore

/// A parsed page as flat arrays: nodes in the order of the source, each with the end of its subtree, and one arena for all text.
///
/// `node + 1 ..< end` are the descendants of a node, so skipping a subtree is an assignment and sums over subtrees are differences.
/// The arena is the page itself, behind which stands what had character references in it, so that hardly a byte is copied.
struct PageTree: Sendable {
  struct Node: Sendable {
    var tag: Tag
    var parent: Int32
    /// First node behind the subtree.
    var end: Int32
    /// An element's attributes as range of ``attributes``; a text node's bytes as range of ``bytes``.
    var lower: Int32
    var upper: Int32
  }

  struct Attribute: Sendable {
    var name: AttributeName
    /// The value as written, references and all, as range of ``bytes``.
    var lower: Int32
    var upper: Int32
  }

  /// The first is the root, `html`.
  var nodes: [Node] = []
  var attributes: [Attribute] = []
  /// Valid UTF-8.
  var bytes: [UInt8] = []
  /// Contents of `<script type="application/ld+json">`, in order.
  var linkedData: [[UInt8]] = []
  /// What was repaired while parsing.
  var warnings: [String] = []

  /// The value as written, references and all: enough for names.
  func attribute(_ name: AttributeName, of node: Int) -> Range<Int>? {
    let element = nodes[node]
    if element.tag == .text { return nil }
    var k = Int(element.lower)
    while k < Int(element.upper) {
      if attributes[k].name == name { return Int(attributes[k].lower)..<Int(attributes[k].upper) }
      k += 1
    }
    return nil
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The value with its references resolved.
  func attributeString(_ name: AttributeName, of node: Int) -> String? {
    guard let range = attribute(name, of: node) else { return nil }
    let value = string(range)
    return value.utf8.contains(0x26) ? CharacterReferences.resolved(value, isAttribute: true) : value
  }

  /// The row of a table that a cell, or a block in it, stands in.
  func row(of node: Int32) -> Int32? {
    var node = node
    for _ in 0..<4 where node >= 0 {
      if nodes[Int(node)].tag == .tr { return node }
      node = nodes[Int(node)].parent
    }
    return nil
  }

  /// The text of a subtree with runs of space as one, without what is never read.
  ///
  /// - Parameter isSpaced: every element is a word border, as in bylines made of a label and a link.
  func text(of node: Int, isSpaced: Bool = false) -> [UInt8] {
    var text: [UInt8] = []
    var writer = SpaceNormalizer()
    var k = node
    let end = Int(nodes[node].end)
    while k < end {
      let element = nodes[k]
      if element.tag == .text {
        writer.append(bytes.span, Int(element.lower)..<Int(element.upper), to: &text)
      } else if isSpaced || element.tag.isBlock || element.tag == .br || element.tag == .svg {
        writer.space()
      }
      k += 1
    }
    return text
  }
}
