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
  /// The sum of an element that calls itself content counts for more.
  static let contentBonus: Float = 1.35
  /// One paragraph cannot outweigh the page.
  static let longestParagraph: Int32 = 1_200
  /// A parent replaces a child as the article when its sum is greater by this factor.
  static let ascentGain: Float = 1.06

  init(_ tree: PageTree, _ roles: PageRoles, _ blocks: [Block]) {
    self.tree = tree
    self.roles = roles
    self.blocks = blocks
    for i in blocks.indices { self.blocks[i].weight = ContentFinder.weight(blocks[i]) }
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
    } else if block.isListItem && block.links == 0 {
      weight = -2
    } else {
      weight = -fragmentCost
    }
    if weight > 0 {
      if block.isWeak { weight *= 0.5 }
      if block.links > 0 { weight *= 1 - density }
      if block.isListItem && block.links > 0 { weight *= 0.6 }
    }
    return weight
  }

  /// The node of the article, or nil when no block has a positive weight.
  func article() -> Int? {
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
      if best < 0 || (isAbove ? score > bestSum * ContentFinder.ascentGain : score > bestSum) {
        best = i
        bestSum = score
      }
    }
    return best >= 0 ? best : nil
  }
}
