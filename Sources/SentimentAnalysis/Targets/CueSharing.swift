import TextCore

/// Shares the cues of a sentence among the targets it names: by clause, by who does and who suffers, by who is compared, by who speaks.
struct CueSharing {
  let entries: [PolarityEntry]
  let targets: [Target]

  /// Cues of a clause that names no target, in a sentence that names one, and in one that names several.
  private static let ownSentence = 0.9
  private static let otherClause = 0.6
  /// Of several targets in one clause those that are not nearest to a cue get this share of it.
  private static let farther = 0.5
  /// Beyond this many tokens between a cue and a target the cue says less of it; at twice as many it counts half.
  private static let nearTokens = 6.0
  /// „X sued Y“: what the one who does it gets of it.
  private static let doer = 0.2
  /// „better than X“: X loses nearly what the other gains.
  private static let comparedFactor = -0.8
  /// „While X helped, Y …“: Y gets the contrary of what is said of X when nothing else is.
  private static let contrastedFactor = -0.5
  /// Lines of business whose companies are sources as a rule.
  static let sourceKinds: Set<String> = ["media", "news-agency", "platform", raterKind]
  /// The line of business of companies that do nothing but rate others.
  static let raterKind = "ratings"
  /// Lines of business whose companies rate others, but are rated as well.
  private static let analystKinds: Set<String> = ["bank", "finance"]
  /// Tokens from the beginning of what a rating says to the name of whom it rates.
  private static let ratedReach = 6

  /// What a target named in the sentence is in it.
  enum Role {
    case plain
    /// „better than X“
    case compared
    /// „won against X“, „complaint against X“: with the first of the tokens that say so.
    case opposed(Int32)
    /// Who speaks, or where it happens: the factor on all cues outside its own name.
    case aside(Double)
  }

  var roles: [Role] = []
  /// For each target that a sentence names the first one of the list it stands in: „X, Y und Z“ are judged together.
  var lists: [Int] = []
  /// For each target that a sentence names whether it has got its share of a cue.
  private var given: [Bool]
  /// For each list whether the clause that owns a cue names one of its members.
  private var isInside: [Bool] = []

  init(entries: [PolarityEntry], targets: [Target]) {
    self.entries = entries
    self.targets = targets
    given = Array(repeating: false, count: targets.count)
  }

  /// - Parameter others: names of persons and bodies in the sentence, in order.
  mutating func share(
    _ index: Int, among named: ArraySlice<PlacedMention>, others: ArraySlice<TextRange>, _ reading: TextReading,
    _ segmentation: Segmentation, _ tallies: inout [Tally]
  ) {
    let sentence = reading.sentences[index]
    guard !sentence.cues.isEmpty else { return }
    findLists(of: named, sentence, reading, segmentation)
    findRoles(of: named, others, sentence, reading, segmentation)
    var judged = false
    for cue in sentence.cues {
      let placed = reading.cues[cue]
      if placed.weight == 0 || named.contains(where: { $0.range.overlaps(placed.range) }) { continue }
      judged = true
      share(cue, placed, sentence, among: named, reading, segmentation, &tallies)
    }
    if judged { contrast(sentence, named, reading, &tallies) }
  }

  /// Gives a cue to the targets that its clause names, or that the nearest clause names that names any.
  private mutating func share(
    _ cue: Int, _ placed: TextReading.PlacedCue, _ sentence: TextReading.ReadSentence, among named: ArraySlice<PlacedMention>,
    _ reading: TextReading, _ segmentation: Segmentation, _ tallies: inout [Tally]
  ) {
    let owner = owningClause(of: Int(placed.clause), sentence.clauses, named, reading)
    let tokens = reading.clauses[owner].tokens
    let namesOne = named.allSatisfy { $0.target == named[named.startIndex].target }
    // „X lost it, but Y helped“ sets two companies against each other; it takes back nothing of the first.
    let emphasis = namesOne ? reading.clauses[Int(placed.clause)].emphasis : max(1, reading.clauses[Int(placed.clause)].emphasis)
    let elsewhere = namesOne ? Self.ownSentence : Self.otherClause
    let weight = placed.weight * (owner == Int(placed.clause) ? emphasis : emphasis * elsewhere)
    let traits = placed.entry < 0 ? [] : entries[Int(placed.entry)].traits
    isInside.removeAll(keepingCapacity: true)
    isInside.append(contentsOf: repeatElement(false, count: lists.count))
    for index in named.indices where tokens.contains(Int(named[index].tokens.lowerBound)) { isInside[list(of: index, named)] = true }
    var nearest = -1
    var least = Int32.max
    var hasObject = false
    let isOpposing = named.indices.contains { index in
      if case .opposed(let start) = role(of: index, named) { placed.tokens.upperBound <= start } else { false }
    }
    func isRater(_ index: Int) -> Bool { traits.contains(.rating) && rates(named[index], placed, among: named, segmentation) }
    for index in named.indices where isInside[list(of: index, named)] && !isRater(index) {
      switch role(of: index, named) {
      case .compared: continue
      case .opposed(let start) where placed.tokens.upperBound <= start && weight > 0 && placed.base > 0: continue
      default: break
      }
      let gap = gap(named[index].tokens, placed.tokens)
      if gap < least { (nearest, least) = (index, gap) }
      if named[index].tokens.lowerBound >= placed.tokens.upperBound { hasObject = true }
    }
    for mention in named { given[mention.target] = false }
    for index in named.indices {
      let mention = named[index]
      guard !given[mention.target], !isRater(index) else { continue }
      let isListed = nearest >= 0 && list(of: index, named) == list(of: nearest, named)
      var factor = isListed ? 1 : Self.farther
      switch role(of: index, named) {
      case .compared:
        given[mention.target] = true
        tallies[mention.target].add(cue, weight * Self.comparedFactor)
        continue
      case .opposed(let start) where placed.tokens.upperBound <= start:
        given[mention.target] = true
        // „the lawsuit against X was dismissed“ is blame that is taken back, not praise of somebody else.
        tallies[mention.target].add(cue, weight < 0 || placed.base < 0 ? weight : weight * Self.comparedFactor)
        continue
      case .aside(let share): factor *= share
      case .opposed, .plain: break
      }
      guard isInside[list(of: index, named)] else { continue }
      let isBefore = mention.tokens.upperBound <= placed.tokens.lowerBound
      if traits.contains(.rival) {
        factor = isBefore ? 1 : -1
      } else if traits.contains(.object) && hasObject || isOpposing && weight < 0 {
        factor *= isBefore ? Self.doer : 1
      }
      if index != nearest, nearest >= 0, named[nearest].target == mention.target { continue }
      let distance = Double(isListed ? least : gap(mention.tokens, placed.tokens))
      if distance > Self.nearTokens { factor *= Self.nearTokens / distance }
      given[mention.target] = true
      tallies[mention.target].add(cue, weight * factor)
    }
  }

  /// „Moody's stuft X herab“, „Goldman Sachs cut its rating on X“: whether a mention is the one who rates.
  private func rates(
    _ mention: PlacedMention, _ placed: TextReading.PlacedCue, among named: ArraySlice<PlacedMention>, _ segmentation: Segmentation
  ) -> Bool {
    func kind(of mention: PlacedMention) -> String { targets[mention.target].kind ?? "" }
    let own = kind(of: mention)
    if own == Self.raterKind { return true }
    guard Self.analystKinds.contains(own) else { return false }
    let others = named.filter { $0.target != mention.target && kind(of: $0) != Self.raterKind }
    if others.contains(where: { !Self.analystKinds.contains(kind(of: $0)) }) { return true }
    if named.contains(where: { kind(of: $0) == Self.raterKind }) || mention.tokens.lowerBound > placed.tokens.lowerBound { return false }
    if !others.isEmpty { return others.allSatisfy { $0.tokens.lowerBound > mention.tokens.lowerBound } }
    // Whom it rates is no company that is known: „Goldman Sachs downgrades Zorbix“, but „Barclays was downgraded“.
    guard gap(mention.tokens, placed.tokens) == 0 else { return false }
    let first = Int(placed.tokens.lowerBound) + 1
    return segmentation.tokens[first..<min(segmentation.tokens.count, first + Self.ratedReach)].contains {
      $0.kind == .word && $0.casing != .lower
    }
  }

  private func role(of index: Int, _ named: ArraySlice<PlacedMention>) -> Role { roles[index - named.startIndex] }
  private func list(of index: Int, _ named: ArraySlice<PlacedMention>) -> Int { lists[index - named.startIndex] }

  /// Fills ``lists``.
  private mutating func findLists(
    of named: ArraySlice<PlacedMention>, _ sentence: TextReading.ReadSentence, _ reading: TextReading, _ segmentation: Segmentation
  ) {
    lists.removeAll(keepingCapacity: true)
    for index in named.indices {
      let isContinued = index > named.startIndex && isJoined(named[index - 1], named[index], sentence, reading, segmentation)
      lists.append(isContinued ? lists[lists.count - 1] : lists.count)
    }
  }

  /// Whether nothing but a comma or a conjunction stands between two names, quotation marks left aside.
  private func isJoined(
    _ first: PlacedMention, _ second: PlacedMention, _ sentence: TextReading.ReadSentence, _ reading: TextReading,
    _ segmentation: Segmentation
  ) -> Bool {
    guard first.tokens.upperBound < second.tokens.lowerBound else { return false }
    var joins = false
    for i in first.tokens.upperBound..<second.tokens.lowerBound {
      let token = segmentation.tokens[Int(i)]
      if isQuotationMark(token, segmentation.text) { continue }
      let byte = segmentation.text.utf8[token.range.start]
      let isMark = token.range.count == 1 && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "/"))
      guard isMark || reading.marks[sentence.marks].contains(where: { $0.shifter.kind == .coordination && $0.tokens.contains(i) }) else {
        return false
      }
      joins = true
    }
    return joins
  }

  /// The clause itself if it names somebody, else the nearest before it that does, else the nearest after.
  private func owningClause(
    of clause: Int, _ clauses: Range<Int>, _ named: ArraySlice<PlacedMention>, _ reading: TextReading
  ) -> Int {
    func names(_ index: Int) -> Bool { named.contains { reading.clauses[index].tokens.contains(Int($0.tokens.lowerBound)) } }
    if names(clause) { return clause }
    return (clauses.lowerBound..<clause).last(where: names) ?? (clause..<clauses.upperBound).first(where: names) ?? clause
  }

  /// „While X refunded everyone, Y …“: two clauses set against each other, each with a target, one of them without a cue.
  private func contrast(
    _ sentence: TextReading.ReadSentence, _ named: ArraySlice<PlacedMention>, _ reading: TextReading, _ tallies: inout [Tally]
  ) {
    guard sentence.clauses.contains(where: { reading.clauses[$0].contrast != 1 }) else { return }
    func clause(of mention: PlacedMention) -> Int {
      sentence.clauses.first { reading.clauses[$0].tokens.contains(Int(mention.tokens.lowerBound)) } ?? sentence.clauses.lowerBound
    }
    for mention in named {
      let own = clause(of: mention)
      // „unchanged“ is a cue that counts nothing.
      guard !sentence.cues.contains(where: { Int(reading.cues[$0].clause) == own }) else { continue }
      for other in named where other.target != mention.target && clause(of: other) != own {
        for cue in sentence.cues where Int(reading.cues[cue].clause) == clause(of: other) {
          tallies[mention.target].add(cue, reading.cues[cue].weight * Self.contrastedFactor)
        }
        break
      }
    }
  }

  func gap(_ a: Range<Int32>, _ b: Range<Int32>) -> Int32 {
    a.upperBound <= b.lowerBound ? b.lowerBound - a.upperBound : max(0, a.lowerBound - b.upperBound)
  }
}
