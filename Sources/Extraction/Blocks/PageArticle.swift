import TextCore

/// Chooses the blocks of a page that are its article, from the element that the ``ContentFinder`` found.
struct PageArticle {
  let tree: PageTree
  let page: PageBlocks
  let roles: PageRoles
  /// Headlines as the page gives them, for leaving out their repetition.
  let titles: [FoldedWords]
  /// The description that head and linked data give; the standfirst often says the same.
  let descriptions: [FoldedWords]
  let dates: DateReader
  let authors: AuthorReader

  private(set) var blocks: [Block]
  private(set) var decisions: [BlockDecision]

  init(
    tree: PageTree, page: PageBlocks, roles: PageRoles, blocks: [Block], node: Int, titles: [FoldedWords], descriptions: [FoldedWords],
    dates: DateReader, authors: AuthorReader
  ) {
    self.tree = tree
    self.page = page
    self.roles = roles
    self.blocks = blocks
    self.titles = titles
    self.descriptions = descriptions
    self.dates = dates
    self.authors = authors
    decisions = Array(repeating: .outside, count: blocks.count)
    for i in blocks.indices where isInside(blocks[i], node) { decisions[i] = .kept }
    dropLinks(node)
    addStandfirst(before: node)
    addSiblings(of: node)
    for i in blocks.indices where decisions[i] == .kept {
      if let finding = blocks[i].finding, blocks[i].isFurniture(finding) { decisions[i] = .phrase }
    }
    dropRelated()
    dropSections()
    dropCaptions()
    dropOpening()
    dropRepetitions()
    dropTail()
    dropPointers()
    dropLooseHeadings()
  }

  /// Characters of all blocks that are kept.
  var characters: Int { blocks.indices.reduce(0) { decisions[$1] == .kept ? $0 + Int(blocks[$1].characters) : $0 } }

  /// The captions of the article's pictures: elements of the page, in order.
  ///
  /// Those above the text belong to it when they stand in its element.
  func captions(in node: Int) -> [Int] {
    let range = min(node, nodes.lowerBound)..<nodes.upperBound
    let labels = blocks.indices.lazy.filter { decisions[$0] == .caption }.map { Int(blocks[$0].node) }
    return (page.captions.map(Int.init) + labels).filter(range.contains).sorted()
  }

  /// From the first text that is kept to behind the last.
  var nodes: Range<Int> {
    guard let first = decisions.firstIndex(of: .kept), let last = decisions.lastIndex(of: .kept) else { return 0..<0 }
    return Int(blocks[first].firstText)..<(Int(blocks[last].firstText) + 1)
  }

  /// A block in which more of the text is linked is a pointer to other pages.
  private static let linkLineDensity: Float = 0.75
  private static let linkBoxDensity: Float = 0.6
  private static let longestLinkBox: Int32 = 2_500
  private static let standfirstLength: ClosedRange<Int32> = 40...700
  /// A block of this length is text, not a label.
  private static let textLength: Int32 = 60

  private func isInside(_ block: Block, _ node: Int) -> Bool { block.firstText >= Int32(node) && block.firstText < tree.nodes[node].end }

  /// The blocks inside an element, found by bisection: blocks stand in the order of the page.
  private func range(of node: Int) -> Range<Int> {
    func first(from text: Int32) -> Int { blocks.partitioningIndex { $0.firstText >= text } }
    return first(from: Int32(node))..<first(from: tree.nodes[node].end)
  }

  private mutating func dropLinks(_ node: Int) {
    for i in blocks.indices where decisions[i] == .kept {
      let block = blocks[i]
      let limit = block.tag.isHeading ? 0.9 : PageArticle.linkLineDensity
      if block.linkDensity > limit && !(block.tag.isHeading && block.characters <= 20) { decisions[i] = .links }
    }
    // A list or box whose text is mostly linked goes as a whole, heading included.
    var k = node + 1
    let end = Int(tree.nodes[node].end)
    while k < end {
      let element = tree.nodes[k]
      if page.removed[k] {
        k = Int(element.end)
        continue
      }
      let characters = roles.characters(in: tree, k)
      guard element.tag.isBlock, element.tag != .p, !element.tag.isHeading, characters > 0, characters < PageArticle.longestLinkBox,
        Float(roles.linked(in: tree, k)) > Float(characters) * PageArticle.linkBoxDensity
      else {
        k += 1
        continue
      }
      for b in range(of: k) where decisions[b] == .kept && blocks[b].weight < 100 { decisions[b] = .linkBox }
      k = Int(element.end)
    }
  }

  /// The standfirst often stands above the container of the text, below the headline: what calls itself so or says what the page's
  /// description says, or else the first sentence there.
  private mutating func addStandfirst(before node: Int) {
    let above = 0..<range(of: node).lowerBound
    let headline = above.last { blocks[$0].tag.isHeading && isHeadline(FoldedWords(page.text(blocks[$0]))) }
    let heading = roles.headings.last { $0 < Int32(node) }
    guard let top = heading ?? headline.map({ blocks[$0].firstText }) else { return }
    var lead: Int?
    var hasStandfirst = false
    for i in above where blocks[i].firstText > top && decisions[i] != .kept {
      let block = blocks[i]
      guard PageArticle.standfirstLength.contains(block.characters), block.linkDensity < 0.3 else { continue }
      let words = FoldedWords(page.text(block))
      if titles.contains(words) { continue }
      if block.isStandfirst || isDescribed(words) {
        decisions[i] = .kept
        hasStandfirst = true
      } else if lead == nil, let headline, headline < i, i - headline <= PageArticle.leadDistance, block.endsSentence, block.links == 0,
        !block.isListItem
      {
        lead = i
      }
    }
    if let lead, !hasStandfirst { decisions[lead] = .kept }
  }

  /// Whether a heading is the headline, perhaps with a kicker before it.
  private func isHeadline(_ words: FoldedWords) -> Bool { !words.isEmpty && titles.contains { $0 == words || words.hasSuffix($0) } }

  /// Blocks between the headline and a standfirst: date, byline, a caption or two.
  private static let leadDistance = 6

  /// Paragraphs outside the element that are made like those inside: same tag, same class, in elements of the same class. So
  /// pages look whose text is cut in two by an advert.
  private mutating func addSiblings(of node: Int) {
    var signatures: [Signature: Int32] = [:]
    for i in blocks.indices where decisions[i] == .kept && blocks[i].weight > 0 {
      guard let signature = signature(of: blocks[i]) else { continue }
      signatures[signature, default: 0] += blocks[i].characters
    }
    let total = Int32(max(1, characters))
    var ancestor = node
    for _ in 0..<PageArticle.siblingLevels
    where tree.nodes[ancestor].parent >= 0 && tree.nodes[Int(tree.nodes[ancestor].parent)].tag != .html {
      ancestor = Int(tree.nodes[ancestor].parent)
    }
    for i in blocks.indices where decisions[i] == .outside && blocks[i].weight > PageArticle.siblingWeight && isInside(blocks[i], ancestor)
    {
      guard let signature = signature(of: blocks[i]), let amount = signatures[signature] else { continue }
      if amount * 3 > total { decisions[i] = .kept }
    }
  }

  private static let siblingLevels = 4
  private static let siblingWeight: Float = 60

  /// How a paragraph is made; nil when neither it nor the element around it has a class.
  private func signature(of block: Block) -> Signature? {
    let node = Int(block.node)
    guard block.tag == .p || block.tag == .div, tree.nodes[node].parent >= 0 else { return nil }
    let own = tree.attribute(.class, of: node).map { tree.bytes[$0] }
    let outer = tree.attribute(.class, of: Int(tree.nodes[node].parent)).map { tree.bytes[$0] }
    if own == nil && outer == nil { return nil }
    return Signature(tag: block.tag, own: own ?? [], outer: outer ?? [])
  }

  private struct Signature: Hashable {
    let tag: Tag
    let own: ArraySlice<UInt8>
    let outer: ArraySlice<UInt8>
  }

  private func isDescribed(_ words: FoldedWords) -> Bool { descriptions.contains { $0.hasPrefix(words) || words.hasPrefix($0) } }

  /// The list of linked headlines below “Read more”.
  private mutating func dropRelated() {
    var isBelow = false
    for i in blocks.indices {
      let block = blocks[i]
      switch decisions[i] {
      case .phrase: isBelow = block.finding?.kind == .related && block.finding?.place != .inside && !block.endsSentence
      case .kept where isBelow && block.isListItem && block.links > 0 && block.characters < PageArticle.longestPointer:
        decisions[i] = .links
      case .kept: isBelow = false
      default: break
      }
    }
  }

  /// A headline with a word or two around it.
  private static let longestPointer: Int32 = 160

  /// Comments below their heading, to the end.
  private mutating func dropSections() {
    let total = characters
    var before = 0
    for i in blocks.indices {
      if decisions[i] == .kept { before += Int(blocks[i].characters) }
      guard decisions[i] == .phrase, let finding = blocks[i].finding, finding.kind == .comments,
        finding.place == .whole || finding.place == .start,
        before * 2 > total || before > 1_000
      else { continue }
      for k in (i + 1)..<max(i + 1, blocks.count) where decisions[k] == .kept { decisions[k] = .section }
      return
    }
  }

  /// Headline, kicker, byline and date above the first paragraph.
  private mutating func dropOpening() {
    var seen = 0
    var labels = 0
    var short: [Int] = []
    // Up to here, labels above a headline are dropped.
    var settled = 0
    for i in blocks.indices where decisions[i] == .kept {
      let block = blocks[i]
      if seen > 6 { break }
      let words = FoldedWords(page.text(block))
      if words.isEmpty || block.tag == .h1 || titles.contains(where: { $0 == words }) {
        decisions[i] = .opening
        if !words.isEmpty && seen == 0 {
          // Byline and date come below the headline; labels above it are the site's.
          labels = 0
          for k in settled..<i where decisions[k] == .kept && !blocks[k].endsSentence && blocks[k].characters < PageArticle.textLength {
            decisions[k] = .opening
          }
          settled = i
        }
        continue
      }
      if block.characters >= PageArticle.textLength && block.endsSentence || block.characters > 120 { seen += 1 }
      guard seen < 2, !block.isListItem, !block.isStandfirst, !block.endsSentence || block.characters < 100 else { continue }
      if labels < PageArticle.mostLabels && isLabel(block) {
        labels += 1
        decisions[i] = .opening
      } else if seen == 0 && !block.tag.isHeading && block.characters < 40 && !block.endsSentence {
        short.append(i)
        decisions[i] = .opening
      }
    }
    // That many are a list: of days, of names, of figures.
    if short.count > PageArticle.mostLabels { for i in short { decisions[i] = .kept } }
  }

  /// More lines with dates are a calendar.
  private static let mostLabels = 5

  /// A byline or a date and little else.
  private func isLabel(_ block: Block) -> Bool {
    guard block.characters < 100, block.words <= 16 else { return false }
    let text = Array(page.text(block))
    if let date = dates.first(in: text), text.count - date.range.count < 50 { return true }
    return !authors.names(inByline: String(decoding: text, as: UTF8.self)).isEmpty
  }

  /// A label that stands alone in an element with a picture tells what is on it.
  private mutating func dropCaptions() {
    for i in blocks.indices where decisions[i] == .kept {
      let block = blocks[i]
      guard block.characters <= PageArticle.longestCaption, !block.endsSentence, !block.tag.isHeading, !block.isListItem, !block.isInTable
      else { continue }
      let own = Int(block.node)
      let ownEnd = Int(tree.nodes[own].end)
      let characters = roles.characters(in: tree, own)
      if characters <= block.characters && hasPicture(own + 1..<ownEnd) {
        decisions[i] = .caption
        continue
      }
      var box = Int(tree.nodes[own].parent)
      for _ in 0..<PageArticle.captionLevels where box > 0 {
        let node = tree.nodes[box]
        // Anything else with text of its own in it: no box of a picture.
        if roles.characters(in: tree, box) > characters + PageArticle.creditLength || node.end - Int32(box) > PageArticle.largestCaptionBox
        {
          break
        }
        if hasPicture(box + 1..<own) || hasPicture(ownEnd..<Int(node.end)) {
          decisions[i] = .caption
          break
        }
        box = Int(node.parent)
      }
    }
  }

  private func hasPicture(_ nodes: Range<Int>) -> Bool { nodes.contains { tree.nodes[$0].tag == .img } }

  private static let longestCaption: Int32 = 220
  /// Characters beside a caption that are a credit.
  private static let creditLength: Int32 = 40
  private static let captionLevels = 4
  /// Nodes of a picture with its caption.
  private static let largestCaptionBox: Int32 = 40

  /// What leads on at the end: a heading or label and lines that are mostly links, down to the last.
  private mutating func dropPointers() {
    var first: Int?
    var links = 0
    for i in blocks.indices.reversed() where decisions[i] == .kept {
      let block = blocks[i]
      let isPointer = block.linkDensity > 0.4 || (block.isListItem && block.links > 0 && block.linkDensity > 0.2)
      let isLabel = block.tag.isHeading || (block.characters < PageArticle.textLength && !block.endsSentence && !block.isListItem)
      guard isPointer || isLabel else { break }
      if isPointer { links += 1 }
      if isLabel && links >= PageArticle.fewestPointers { first = i }
    }
    guard let first else { return }
    for i in first..<blocks.count where decisions[i] == .kept { decisions[i] = .links }
  }

  private static let fewestPointers = 3

  private mutating func dropRepetitions() {
    var seen: Set<UInt64> = []
    for i in blocks.indices where decisions[i] == .kept && blocks[i].characters > 30 {
      if !seen.insert(WordHash.hash(page.bytes.span, blocks[i].range)).inserted { decisions[i] = .repeated }
    }
  }

  /// Labels and pointers below the last sentence.
  private mutating func dropTail() {
    guard let last = blocks.indices.last(where: { decisions[$0] == .kept && blocks[$0].weight > 0 }) else { return }
    for i in blocks.indices where i > last && decisions[i] == .kept {
      let block = blocks[i]
      // In tables that lay out a page, other cells hold adverts; in tables of an article, they are its figures.
      if block.isInTable ? !blocks[last].isInTable || block.node == blocks[last].node : block.isContinuation { continue }
      // What breaks off in the middle of a sentence was cut, and what begins there goes on with it.
      if i == last + 1 && block.links == 0 && (block.startsLower && !blocks[last].endsSentence || breaksOff(block)) { continue }
      if block.linkDensity > 0.3 || (!block.endsSentence && !block.isListItem && block.characters < 50 && !block.tag.isHeading) {
        decisions[i] = .tail
      }
    }
  }

  /// Whether a paragraph is a sentence that breaks off rather than a label: most of its words are written lower-case.
  private func breaksOff(_ block: Block) -> Bool {
    guard block.tag == .p, block.words >= PageArticle.fewestSentenceWords, !block.endsSentence else { return false }
    let bytes = page.bytes.span
    var lower = 0
    var isInWord = false
    var i = block.range.lowerBound
    while i < block.range.upperBound {
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      let isWord = UTF8Scalar.isWord(value)
      if isWord && !isInWord && !UTF8Scalar.isUppercase(value) && !(0x30...0x39).contains(value) { lower += 1 }
      isInWord = isWord
      i += length
    }
    return lower * 2 >= block.words
  }

  /// Labels are shorter: „Mehr zum Thema“, „Foto: Anna Beck“.
  private static let fewestSentenceWords: Int32 = 5

  /// A heading at the end has no text below it.
  private mutating func dropLooseHeadings() {
    for i in blocks.indices.reversed() where decisions[i] == .kept {
      if !blocks[i].tag.isHeading { return }
      decisions[i] = .looseHeading
    }
  }
}
