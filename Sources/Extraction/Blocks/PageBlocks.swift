import TextCore

/// The blocks of a page in order, without what calls itself furniture.
struct PageBlocks: Sendable {
  private(set) var blocks: [Block] = []
  /// The text of all blocks, spaces normalised.
  private(set) var bytes: [UInt8] = []
  /// By node: left out together with what is in it.
  private(set) var removed: [Bool]

  /// Elements among those that say they are captions of pictures, in order.
  private(set) var captions: [Int32] = []

  /// How readily elements are left out.
  enum Mode: Sendable {
    case normal
    /// After little was found: what calls itself furniture, but is not made of links, is read.
    case lenient
    /// After nothing was found: comments and hidden parts are read as well.
    case everything
  }

  init(_ tree: PageTree, _ roles: PageRoles, mode: Mode = .normal) {
    removed = Array(repeating: false, count: tree.nodes.count)
    var reader = Reader(tree: tree, roles: roles, mode: mode)
    reader.read(&blocks, &bytes, &removed, &captions)
  }

  func text(_ block: Block) -> ArraySlice<UInt8> { bytes[block.range] }
}

/// One walk over the tree.
private struct Reader {
  let tree: PageTree
  let roles: PageRoles
  let mode: PageBlocks.Mode
  private var current = Block()
  private var normalizer = SpaceNormalizer()
  private var hasText = false
  /// A single line break stands between the last block and what comes.
  private var isContinued = false

  /// An element that calls itself furniture but holds more than this share of the page's text is a frame around the article
  /// (best on the development pages between 0.3 and 0.6).
  private static let frameShare: Float = 0.4
  /// The same for asides, footers and hidden parts.
  private static let weakFrameShare: Float = 0.6
  /// The same for hidden parts and comments after nothing was found without them.
  private static let lenientShare: Float = 0.02
  /// A caption, byline or date element with more characters than this holds more than that.
  private static let longestLabel: Int32 = 400
  private static let longestFallback: Int32 = 200
  /// A heading with more characters says more than when.
  private static let longestTimeHeading: Int32 = 30
  private static let longestInlineLabel: Int32 = 100

  init(tree: PageTree, roles: PageRoles, mode: PageBlocks.Mode) {
    self.tree = tree
    self.roles = roles
    self.mode = mode
  }

  private struct Context {
    var end: Int32
    var node: Int32
    var tag: Tag
    var isLink: Bool
    var isWeak: Bool
    var isStandfirst: Bool
    var isQuote: Bool
    var isListItem: Bool
    var isInTable: Bool
    var isPre: Bool
  }

  mutating func read(_ blocks: inout [Block], _ bytes: inout [UInt8], _ removed: inout [Bool], _ captions: inout [Int32]) {
    let total = max(1, roles.textBefore[tree.nodes.count] - roles.linkedBefore[tree.nodes.count])
    var stack: [Context] = []
    var context = Context(
      end: Int32(tree.nodes.count), node: 0, tag: .div, isLink: false, isWeak: false, isStandfirst: false, isQuote: false,
      isListItem: false, isInTable: false, isPre: false)
    let tree = self.tree
    let source = tree.bytes.span
    var i = 0
    while i < tree.nodes.count {
      while i >= context.end, let outer = stack.popLast() {
        if context.tag.isBlock { flush(&blocks, &bytes) }
        context = outer
      }
      let node = tree.nodes[i]
      if node.tag == .text {
        append(source, node, i, context, &bytes, &blocks)
        i += 1
        continue
      }
      if node.tag == .br {
        let wasInText = hasText
        flush(&blocks, &bytes)
        isContinued = wasInText && !context.isPre
        i += 1
        continue
      }
      if node.tag == .svg {
        normalizer.space()
        i += 1
        continue
      }
      if isRemoved(i, total) {
        removed[i] = true
        if node.tag == .figcaption || roles.roles[i].contains(.caption) { captions.append(Int32(i)) }
        if node.tag.isBlock { flush(&blocks, &bytes) } else { normalizer.space() }
        i = Int(node.end)
        continue
      }
      if node.end > Int32(i) + 1 || node.tag.isBlock {
        let role = roles.roles[i]
        stack.append(context)
        context.end = node.end
        if node.tag.isBlock {
          flush(&blocks, &bytes)
          context.node = Int32(i)
        }
        context.tag = node.tag
        if node.tag == .a { context.isLink = true }
        switch node.tag {
        case .blockquote, .q: context.isQuote = context.isQuote || node.tag == .blockquote
        case .li, .dd, .dt: context.isListItem = true
        case .td, .th: context.isInTable = true
        case .pre: context.isPre = true
        default: break
        }
        if role.contains(.weak) { context.isWeak = true }
        if role.contains(.content) { context.isWeak = false }
        if role.contains(.standfirst) { context.isStandfirst = true }
      }
      i += 1
    }
    flush(&blocks, &bytes)
  }

  private func isRemoved(_ i: Int, _ total: Int32) -> Bool {
    let node = tree.nodes[i]
    if node.tag.isFurniture { return true }
    // “You need a player for this” is a line or two.
    if node.tag.isFallback { return roles.characters(in: tree, i) <= Reader.longestFallback }
    let role = roles.roles[i]
    if role.isEmpty || node.tag == .html || node.tag == .body { return false }
    let plain = roles.plain(in: tree, i)
    let share = Float(plain) / Float(total)
    if mode == .everything { return role.contains(.furniture) && roles.linked(in: tree, i) > plain }
    if mode == .lenient {
      if role.contains(.strong) || (role.contains(.furniture) && [.nav, .footer, .aside].contains(node.tag)) {
        return share < Reader.weakFrameShare
      }
      if role.contains(.comments) { return !holdsTitle(i) }
      if role.contains(.hidden) { return share < Reader.lenientShare }
      return role.contains(.furniture) && roles.linked(in: tree, i) > plain
    }
    if role.contains(.comments) { return share < 0.85 && !holdsTitle(i) }
    if role.contains(.hidden) { return share < Reader.weakFrameShare }
    if role.contains(.furniture) {
      // Running text in an inline element is marked up, not boxed.
      if !node.tag.isBlock && node.tag != .a && node.tag != .other && plain > Reader.longestInlineLabel { return false }
      if role.contains(.strong) && !(holdsTitle(i) && share > 0.5) { return true }
      let limit = node.tag == .aside || node.tag == .footer || node.tag == .nav ? Reader.weakFrameShare : Reader.frameShare
      return share < limit && !(holdsTitle(i) && share > 0.2)
    }
    if role.contains(.content) { return false }
    if role.contains(.standfirst) { return false }
    if !role.isDisjoint(with: [.caption, .byline, .date]) {
      // In a ticker, the entry's headline bears its time.
      if (node.tag.isHeading || tree.nodes[Int(max(0, node.parent))].tag.isHeading)
        && roles.characters(in: tree, i) > Reader.longestTimeHeading
      {
        return false
      }
      return roles.characters(in: tree, i) <= Reader.longestLabel && !holdsTitle(i)
    }
    return false
  }

  private func holdsTitle(_ i: Int) -> Bool {
    let end = tree.nodes[i].end
    return roles.headings.contains { $0 > Int32(i) && $0 < end }
  }

  private mutating func append(
    _ source: Span<UInt8>, _ node: PageTree.Node, _ index: Int, _ context: Context, _ bytes: inout [UInt8], _ blocks: inout [Block]
  ) {
    let before = bytes.count
    let start = hasText ? Int(current.lower) : before
    normalizer.append(source, Int(node.lower)..<Int(node.upper), to: &bytes, from: start)
    guard bytes.count > before else { return }
    if !hasText {
      hasText = true
      current = Block()
      current.lower = Int32(before)
      current.isContinuation = isContinued
      isContinued = false
      current.firstText = Int32(index)
      current.node = context.node
      current.tag = tree.nodes[Int(context.node)].tag
      current.isWeak = context.isWeak
      current.isStandfirst = context.isStandfirst
      current.isQuote = context.isQuote
      current.isListItem = context.isListItem
      current.isInTable = context.isInTable
    }
    var characters: Int32 = 0
    var i = before
    while i < bytes.count {
      let byte = bytes[i]
      if byte & 0xC0 != 0x80 { characters &+= 1 }
      if byte > 0x40 && (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 { current.hasLetter = true }
      if byte < 0x40 {
        switch byte {
        case 0x20: current.words &+= 1
        case 0x2C: current.commas &+= 1
        case 0x2E, 0x21, 0x3F: current.stops &+= 1
        default: break
        }
      }
      i &+= 1
    }
    current.characters += characters
    if context.isLink {
      current.linked += characters
      current.links += 1
    }
  }

  private mutating func flush(_ blocks: inout [Block], _ bytes: inout [UInt8]) {
    normalizer.reset()
    isContinued = false
    guard hasText else { return }
    hasText = false
    current.upper = Int32(bytes.count)
    current.words += 1
    let first = UTF8Scalar.decode(bytes.span, at: Int(current.lower)).value
    current.startsLower = UTF8Scalar.isWord(first) && !UTF8Scalar.isUppercase(first) && !(0x30...0x39).contains(first)
    current.endsSentence = SentenceEnd.isAtEnd(of: bytes.span, in: current.range)
    blocks.append(current)
  }
}
