import TextCore

/// Chooses the blocks of a page that are its article, from the element that the ``ContentFinder`` found.
struct PageArticle {
  let tree: PageTree
  let page: PageBlocks
  let roles: PageRoles
  let phrases: FurniturePhrases
  /// Headlines as the page gives them, for leaving out their repetition.
  let titles: [FoldedWords]
  /// The description that head and linked data give; the standfirst often says the same.
  let descriptions: [FoldedWords]

  private(set) var blocks: [Block]
  /// By block: part of the article.
  private(set) var isKept: [Bool]

  init(
    tree: PageTree, page: PageBlocks, roles: PageRoles, blocks: [Block], node: Int, phrases: FurniturePhrases, titles: [FoldedWords],
    descriptions: [FoldedWords]
  ) {
    self.tree = tree
    self.page = page
    self.roles = roles
    self.phrases = phrases
    self.titles = titles
    self.descriptions = descriptions
    self.blocks = blocks
    isKept = Array(repeating: false, count: blocks.count)
    choose(node)
  }

  /// A block in which more of the text is linked is a pointer to other pages.
  private static let linkLineDensity: Float = 0.75
  private static let standfirstLength: ClosedRange<Int32> = 40...700

  private mutating func choose(_ node: Int) {
    let lower = Int32(node)
    let upper = tree.nodes[node].end
    for i in blocks.indices where blocks[i].firstText >= lower && blocks[i].firstText < upper { isKept[i] = true }
    dropLinkLists(node)
    addStandfirst(before: node)
    dropFurniture()
    dropOpening()
    dropLooseHeadings()
  }

  /// Subtrees made of links only, below the chosen element.
  private mutating func dropLinkLists(_ node: Int) {
    var i = 0
    while i < blocks.count {
      guard isKept[i] else {
        i += 1
        continue
      }
      let block = blocks[i]
      if block.linkDensity > PageArticle.linkLineDensity && !(block.tag.isHeading) {
        isKept[i] = false
      } else if block.tag.isHeading && block.linkDensity > 0.9 && block.characters > 20 {
        isKept[i] = false
      }
      i += 1
    }
    // A list or box whose text is mostly linked goes as a whole, heading included.
    var k = node + 1
    let end = Int(tree.nodes[node].end)
    while k < end {
      let element = tree.nodes[k]
      if element.tag == .text || page.removed[k] || !element.tag.isBlock {
        k = page.removed[k] ? Int(element.end) : k + 1
        continue
      }
      let characters = roles.characters(in: tree, k)
      let linked = roles.linked(in: tree, k)
      if characters > 0, characters < 2_500, Float(linked) / Float(characters) > 0.6, element.tag != .p, !element.tag.isHeading {
        for b in blocks.indices where blocks[b].firstText >= Int32(k) && blocks[b].firstText < element.end {
          if blocks[b].weight < 100 { isKept[b] = false }
        }
        k = Int(element.end)
        continue
      }
      k += 1
    }
  }

  /// The standfirst often stands above the container of the text, beside the headline.
  private mutating func addStandfirst(before node: Int) {
    let lower = Int32(node)
    let title = roles.headings.last { $0 < lower } ?? -1
    for i in blocks.indices where blocks[i].firstText < lower && !isKept[i] {
      let block = blocks[i]
      guard PageArticle.standfirstLength.contains(block.characters), block.linkDensity < 0.3, !block.tag.isHeading || block.tag != .h1 else { continue }
      let words = FoldedWords(page.text(block))
      if titles.contains(words) { continue }
      let isDescribed = descriptions.contains { $0.hasPrefix(words) || words.hasPrefix($0) }
      let isBesideTitle = block.firstText > title && title >= 0
      if (isDescribed && isBesideTitle) || (block.isStandfirst && isBesideTitle) { isKept[i] = true }
    }
  }

  private mutating func dropFurniture() {
    var scratch = FurniturePhrases.Scratch()
    let folded = CaseFolding.folded(page.bytes)
    for i in blocks.indices where isKept[i] {
      let block = blocks[i]
      guard let finding = phrases.finding(folded: folded.span, block.range, characters: Int(block.characters), &scratch) else { continue }
      if isFurniture(block, finding) { isKept[i] = false }
    }
  }

  private func isFurniture(_ block: Block, _ finding: FurniturePhrases.Finding) -> Bool {
    switch finding.place {
    case .whole: return true
    case .start:
      switch finding.kind {
      case .byline: return block.characters < 80 && !block.endsSentence
      case .related: return block.links > 0 || !block.endsSentence || block.characters < 80
      case .credit, .caption: return !(block.characters > 120 && block.endsSentence && block.stops > 1)
      case .date: return block.characters < 90 && !(block.endsSentence && block.words > 8)
      default: return block.links > 0 || block.characters < 120
      }
    case .end: return block.characters < 120 && !block.endsSentence
    case .inside: return true
    }
  }

  /// Headline, kicker and what is shorter than a sentence above the first paragraph.
  private mutating func dropOpening() {
    var seen = 0
    for i in blocks.indices where isKept[i] {
      let block = blocks[i]
      let words = FoldedWords(page.text(block))
      if block.tag == .h1 || (seen < 6 && titles.contains { $0 == words }) {
        isKept[i] = false
        continue
      }
      if block.characters >= 60 || block.endsSentence { seen += 1 }
      if seen == 0 && !block.tag.isHeading && !block.isListItem && block.characters < 40 && !block.endsSentence { isKept[i] = false }
      if words.isEmpty { isKept[i] = false }
    }
  }

  /// A heading is kept when text follows it before the next heading of its rank.
  private mutating func dropLooseHeadings() {
    var hasText = false
    for i in blocks.indices.reversed() where isKept[i] {
      if blocks[i].tag.isHeading {
        if !hasText { isKept[i] = false }
        // Two headings in a row are heading and subheading; a run at the end is none.
      } else {
        hasText = true
      }
    }
  }
}
