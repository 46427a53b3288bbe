/// Finds the part of a page that is its article: every block has a weight, and the element with the best sum of weights is it.
///
/// A parent whose other children are furniture has a lower sum than the child, one whose children are all parts of the article a
/// higher one, so containers split by adverts come together by themselves.
struct ContentFinder {
  let tree: PageTree
  let roles: PageRoles
  private(set) var blocks: [Block]

  /// A block with a greater share of its characters in links is navigation.
  static let navigationDensity: Float = 0.55
  /// A paragraph of this length is running text without further evidence.
  static let paragraphLength: Int32 = 90
  static let sentenceLength: Int32 = 35
  /// What a short block that is no sentence costs.
  static let fragmentCost: Float = 12
  /// What fragments in a row cost at most: they may be a list, a poem, the results of a race.
  static let longestRunCost: Float = 240
  /// The sum of an element that calls itself content counts for more.
  static let contentBonus: Float = 1.35
  /// One paragraph cannot outweigh the page.
  static let longestParagraph: Int32 = 1_200
  static let pointerDensity: Float = 0.8
  static let longestTeaser: Int32 = 350
  static let teaserFactor: Float = 0.15
  /// A parent replaces a child as the article when its sum is greater by this factor.
  static let ascentGain: Float = 1.06
  /// The same for the whole page in place of a part of it.
  static let pageGain: Float = 1.25

  /// - Parameter blocks: with what their wording tells.
  init(_ tree: PageTree, _ roles: PageRoles, _ blocks: [Block]) {
    self.tree = tree
    self.roles = roles
    self.blocks = blocks
    weigh()
  }

  /// Lines of one paragraph, which only line breaks part, are weighed together.
  private mutating func weigh() {
    var i = 0
    var spent: Float = 0
    while i < blocks.count {
      var whole = blocks[i]
      var k = i + 1
      while k < blocks.count && blocks[k].isContinuation {
        whole.characters += blocks[k].characters
        whole.linked += blocks[k].linked
        whole.links += blocks[k].links
        whole.stops += blocks[k].stops
        whole.commas += blocks[k].commas
        whole.words += blocks[k].words
        whole.endsSentence = whole.endsSentence || blocks[k].endsSentence
        k += 1
      }
      var weight = ContentFinder.weight(whole)
      if weight > 0 {
        spent = 0
      } else if whole.links == 0 {
        spent -= weight
        if spent > ContentFinder.longestRunCost { weight = 0 }
      }
      for line in i..<k {
        if let finding = blocks[line].finding, blocks[line].isFurniture(finding) {
          spent += ContentFinder.fragmentCost
          blocks[line].weight = spent > ContentFinder.longestRunCost ? 0 : -ContentFinder.fragmentCost
        } else {
          blocks[line].weight = weight * Float(blocks[line].characters) / Float(max(1, whole.characters))
        }
      }
      i = k
    }
    weighTeasers()
  }

  /// A short paragraph between two linked headlines is the teaser of another article.
  private mutating func weighTeasers() {
    func isPointer(_ i: Int) -> Bool {
      i >= blocks.count || (blocks[i].linkDensity > ContentFinder.pointerDensity && blocks[i].characters > 15)
    }
    for i in blocks.indices where blocks[i].weight > 0 && blocks[i].characters < ContentFinder.longestTeaser && i > 0 {
      // A label (section, date) may stand between.
      let before = isPointer(i - 1) || (i > 1 && blocks[i - 1].characters < 40 && isPointer(i - 2))
      let after = isPointer(i + 1) || (i + 2 < blocks.count && blocks[i + 1].characters < 40 && isPointer(i + 2))
      if before && after { blocks[i].weight *= ContentFinder.teaserFactor }
    }
  }

  static func weight(_ block: Block) -> Float {
    let plain = Float(min(block.plain, longestParagraph))
    let density = block.linkDensity
    if block.tag.isHeading { return density > navigationDensity ? -fragmentCost : 0 }
    if density > navigationDensity { return -fragmentCost - Float(min(block.characters, 120)) * 0.25 }
    var weight: Float
    if block.characters >= paragraphLength && (block.endsSentence || block.stops + block.commas > 0) {
      weight = plain
    } else if block.characters >= sentenceLength && block.endsSentence {
      weight = plain * 0.8
    } else if block.characters >= paragraphLength {
      weight = plain * 0.3
    } else if block.isInTable && block.links == 0 {
      // Cells of a table of figures say nothing for or against what is around it.
      weight = 0
    } else if block.isListItem && block.links == 0 {
      weight = -1
    } else {
      weight = block.isInTable ? -fragmentCost / 4 : -fragmentCost
    }
    if weight > 0 {
      if block.isWeak { weight *= 0.5 }
      if block.links > 0 { weight *= 1 - density }
      if block.isListItem && block.links > 0 { weight *= 0.6 }
    }
    return weight
  }

  /// The node of the article, or nil when no block has a positive weight.
  func article() -> (node: Int, sum: Float)? {
    guard !blocks.isEmpty else { return nil }
    var sums = Array(repeating: Float(0), count: tree.nodes.count)
    for block in blocks { sums[Int(block.node)] += block.weight }
    for i in stride(from: tree.nodes.count - 1, to: 0, by: -1) {
      let parent = tree.nodes[i].parent
      if parent >= 0 && sums[i] != 0 { sums[Int(parent)] += sums[i] }
    }
    var best = -1
    var bestSum: Float = 0
    // From the leaves up: a parent comes after its children.
    for i in stride(from: tree.nodes.count - 1, through: 0, by: -1) where sums[i] > 0 && tree.nodes[i].tag != .text {
      let score = roles.roles[i].contains(.content) ? sums[i] * ContentFinder.contentBonus : sums[i]
      let isAbove = best >= 0 && i < best && tree.nodes[i].end >= tree.nodes[best].end
      let gain = tree.nodes[i].tag == .body || tree.nodes[i].tag == .html ? ContentFinder.pageGain : ContentFinder.ascentGain
      if best < 0 || (isAbove ? score > bestSum * gain : score > bestSum) {
        best = i
        bestSum = score
      }
    }
    guard best >= 0 else { return nil }
    return (container(of: best, sums), bestSum)
  }

  /// A single paragraph is no container: the element around it is, above all one that calls itself content.
  private func container(of node: Int, _ sums: [Float]) -> Int {
    var node = node
    while [Tag.p, .li, .td, .tr, .tbody, .span, .blockquote, .ul, .ol, .h1, .h2, .h3, .center, .font, .dd, .strong, .b, .em].contains(
      tree.nodes[node].tag),
      tree.nodes[node].parent >= 0
    {
      let parent = Int(tree.nodes[node].parent)
      if tree.nodes[parent].tag == .body || sums[parent] < sums[node] * ContentFinder.containerLoss { break }
      node = parent
    }
    var ancestor = node
    for _ in 0..<2 {
      guard tree.nodes[ancestor].parent >= 0 else { break }
      ancestor = Int(tree.nodes[ancestor].parent)
      guard roles.roles[ancestor].contains(.content) else { continue }
      let isClose = roles.plain(in: tree, ancestor) < 4 * roles.plain(in: tree, node)
      if sums[ancestor] > sums[node] * ContentFinder.containerLoss || isClose { return ancestor }
    }
    return node
  }

  /// What the container of a paragraph may lose against it.
  static let containerLoss: Float = 0.4
}
