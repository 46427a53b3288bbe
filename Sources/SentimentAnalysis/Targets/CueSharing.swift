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
  /// Tokens between „than“ and what is compared: „than at X“, „als bei der X“.
  private static let comparedReach: Int32 = 3
  /// Tokens between a comparative and „than“.
  private static let comparativeReach: Int32 = 6
  /// Tokens between a verb of saying and who speaks, and between who speaks and for whom: „says Jane Doe of X“.
  private static let speakerReach: Int32 = 2
  /// „While X helped, Y …“: Y gets the contrary of what is said of X when nothing else is.
  private static let contrastedFactor = -0.5
  /// Lines of business whose companies are sources as a rule.
  static let sourceKinds: Set<String> = ["media", "news-agency", "platform"]

  /// What a target named in the sentence is in it.
  private enum Role {
    case plain
    /// „better than X“
    case compared
    /// „won against X“, „complaint against X“: with the first of the tokens that say so.
    case opposed(Int32)
    /// The factor on all cues outside its own name.
    case speaker(Double)
  }

  private var roles: [Role] = []
  private var given: [Bool] = []

  init(entries: [PolarityEntry], targets: [Target]) {
    self.entries = entries
    self.targets = targets
  }

  /// - Parameter others: names of persons and bodies in the sentence, in order.
  mutating func share(
    _ index: Int, among named: ArraySlice<PlacedMention>, others: ArraySlice<TextRange>, _ reading: TextReading,
    _ segmentation: Segmentation, _ tallies: inout [Tally]
  ) {
    let sentence = reading.sentences[index]
    guard !sentence.cues.isEmpty else { return }
    findRoles(of: named, others, sentence, reading, segmentation)
    var judged = false
    for cue in sentence.cues {
      let placed = reading.cues[cue]
      if placed.weight == 0 || named.contains(where: { $0.range.overlaps(placed.range) }) { continue }
      judged = true
      share(cue, placed, sentence, among: named, reading, &tallies)
    }
    if judged { contrast(sentence, named, reading, &tallies) }
  }

  // MARK: Roles

  private mutating func findRoles(
    of named: ArraySlice<PlacedMention>, _ others: ArraySlice<TextRange>, _ sentence: TextReading.ReadSentence, _ reading: TextReading,
    _ segmentation: Segmentation
  ) {
    roles.removeAll(keepingCapacity: true)
    let hasSpeech = reading.marks[sentence.marks].contains { $0.shifter.kind == .attribution }
    let persons = hasSpeech ? others.map(segmentation.tokens(of:)) : []
    for mention in named {
      var role = Role.plain
      for mark in reading.marks[sentence.marks] {
        switch mark.shifter.kind {
        case .comparison where isCompared(mention, mark, sentence, reading, segmentation) && !isParted(mark.tokens, mention, by: named):
          role = .compared
        case .opposition where isOpposed(mention, mark, sentence, reading) && !isParted(mark.tokens, mention, by: named):
          role = .opposed(mark.tokens.lowerBound)
        case .attribution where speaks(mention, mark, named, persons, sentence, reading, segmentation):
          guard !hasCustomer(beside: mention, sentence, reading) else { break }
          let isSource = targets[mention.target].kind.map(Self.sourceKinds.contains) ?? false
          let factor = isSource || isQuoted(sentence, segmentation, reading) ? 0 : mark.shifter.value
          if case .speaker(let before) = role { role = .speaker(min(before, factor)) } else { role = .speaker(factor) }
        default: break
        }
      }
      if case .plain = role, isBeaten(mention, named, sentence, reading) { role = .compared }
      roles.append(role)
    }
  }

  /// „X overtakes Y“: whether the mention stands behind a verb of rivalry before which another stands.
  private func isBeaten(
    _ mention: PlacedMention, _ named: ArraySlice<PlacedMention>, _ sentence: TextReading.ReadSentence, _ reading: TextReading
  ) -> Bool {
    sentence.cues.contains { cue in
      let placed = reading.cues[cue]
      guard placed.entry >= 0, entries[Int(placed.entry)].traits.contains(.rival), mention.tokens.lowerBound >= placed.tokens.upperBound
      else { return false }
      return named.contains { $0.target != mention.target && $0.tokens.upperBound <= placed.tokens.lowerBound }
        && !isParted(placed.tokens, mention, by: named)
    }
  }

  /// Whether another target is named between the words and the mention behind them.
  private func isParted(_ tokens: Range<Int32>, _ mention: PlacedMention, by named: ArraySlice<PlacedMention>) -> Bool {
    named.contains { $0.tokens.lowerBound >= tokens.upperBound && $0.tokens.upperBound <= mention.tokens.lowerBound }
  }

  /// Whether the mention stands beside a word of saying, or beside a name that does, on the same side of all quotation marks.
  private func speaks(
    _ mention: PlacedMention, _ mark: TextReading.Mark, _ named: ArraySlice<PlacedMention>, _ persons: [Range<Int32>],
    _ sentence: TextReading.ReadSentence, _ reading: TextReading, _ segmentation: Segmentation
  ) -> Bool {
    guard !named.contains(where: { $0.tokens.overlaps(mark.tokens) }) else { return false }
    if gap(mark.tokens, mention.tokens) > Self.speakerReach {
      let employee = persons.first { person in
        person.upperBound <= mention.tokens.lowerBound && gap(person, mention.tokens) <= Self.speakerReach
          && gap(mark.tokens, person) <= Self.speakerReach && mark.tokens.upperBound <= person.lowerBound
      }
      guard employee != nil, !isTopic(mention, sentence, reading) else { return false }
    }
    let between = min(mark.tokens.upperBound, mention.tokens.upperBound)..<max(mark.tokens.lowerBound, mention.tokens.lowerBound)
    return !between.contains { isQuotationMark(segmentation.tokens[Int($0)], segmentation.text) }
  }

  /// „said of X“
  private func isTopic(_ mention: PlacedMention, _ sentence: TextReading.ReadSentence, _ reading: TextReading) -> Bool {
    reading.marks[sentence.marks].contains {
      $0.shifter.kind == .topic && $0.tokens.upperBound <= mention.tokens.lowerBound && gap($0.tokens, mention.tokens) <= Self.speakerReach
    }
  }

  /// Whether a word like „against“ stands before the mention, a cue before that word, and none between.
  private func isOpposed(
    _ mention: PlacedMention, _ mark: TextReading.Mark, _ sentence: TextReading.ReadSentence, _ reading: TextReading
  ) -> Bool {
    let gap = mention.tokens.lowerBound - mark.tokens.upperBound
    guard gap >= 0, gap <= Self.comparedReach else { return false }
    var hasCue = false
    for cue in reading.cues[sentence.cues] where cue.clause == mark.clause && cue.weight != 0 {
      if cue.tokens.upperBound <= mark.tokens.lowerBound {
        if mark.tokens.lowerBound - cue.tokens.upperBound <= Self.comparativeReach { hasCue = true }
      } else if cue.tokens.upperBound <= mention.tokens.lowerBound {
        return false
      }
    }
    return hasCue
  }

  private func isQuotationMark(_ token: Token, _ text: Text) -> Bool {
    guard token.kind == .punctuation else { return false }
    switch UTF8Scalar.decode(text.utf8.span, at: token.range.start).value {
    case 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E: return true
    default: return false
    }
  }

  /// Whether the mention follows a word like „than“ that follows a cue, or stands behind „compared with“ at the head of the sentence.
  private func isCompared(
    _ mention: PlacedMention, _ mark: TextReading.Mark, _ sentence: TextReading.ReadSentence, _ reading: TextReading,
    _ segmentation: Segmentation
  ) -> Bool {
    let gap = mention.tokens.lowerBound - mark.tokens.upperBound
    guard gap >= 0, gap <= Self.comparedReach else { return false }
    if mark.shifter.scope == .both { return true }
    return sentence.cues.contains { cue in
      let tokens = reading.cues[cue].tokens
      return tokens.upperBound <= mark.tokens.lowerBound && mark.tokens.lowerBound - tokens.upperBound <= Self.comparativeReach
        && reading.cues[cue].clause == mark.clause && (mark.shifter.scope != .backward || hasPrefix(tokens, segmentation))
    }
  }

  /// „по-добре“: whether the word is joined to one before it by a hyphen.
  private func hasPrefix(_ tokens: Range<Int32>, _ segmentation: Segmentation) -> Bool {
    let first = Int(tokens.lowerBound)
    guard first >= 2, segmentation.tokens[first].isJoined, segmentation.tokens[first - 1].isJoined else { return false }
    return segmentation.text.utf8[segmentation.tokens[first - 1].range.start] == UInt8(ascii: "-")
  }

  /// „said a guest of X“: the guest speaks, not X.
  private func hasCustomer(beside mention: PlacedMention, _ sentence: TextReading.ReadSentence, _ reading: TextReading) -> Bool {
    reading.marks[sentence.marks].contains { $0.shifter.kind == .customer && gap($0.tokens, mention.tokens) <= Self.speakerReach }
  }

  /// Whether the sentence holds other people's words.
  private func isQuoted(_ sentence: TextReading.ReadSentence, _ segmentation: Segmentation, _ reading: TextReading) -> Bool {
    let first = reading.clauses[sentence.clauses.lowerBound].tokens.lowerBound
    let end = reading.clauses[sentence.clauses.upperBound - 1].tokens.upperBound
    return (first..<end).contains { isQuotationMark(segmentation.tokens[$0], segmentation.text) }
  }

  // MARK: Sharing

  /// Gives a cue to the targets that its clause names, or that the nearest clause names that names any.
  private mutating func share(
    _ cue: Int, _ placed: TextReading.PlacedCue, _ sentence: TextReading.ReadSentence, among named: ArraySlice<PlacedMention>,
    _ reading: TextReading, _ tallies: inout [Tally]
  ) {
    let owner = owningClause(of: Int(placed.clause), sentence.clauses, named, reading)
    let tokens = reading.clauses[owner].tokens
    let namesOne = named.allSatisfy { $0.target == named[named.startIndex].target }
    // „X lost it, but Y helped“ sets two companies against each other; it takes back nothing of the first.
    let emphasis = namesOne ? reading.clauses[Int(placed.clause)].emphasis : max(1, reading.clauses[Int(placed.clause)].emphasis)
    let elsewhere = namesOne ? Self.ownSentence : Self.otherClause
    let weight = placed.weight * (owner == Int(placed.clause) ? emphasis : emphasis * elsewhere)
    let traits = placed.entry < 0 ? [] : entries[Int(placed.entry)].traits
    var nearest = -1
    var least = Int32.max
    var hasObject = false
    let isOpposing = named.indices.contains { index in
      if case .opposed(let start) = role(of: index, named) { placed.tokens.upperBound <= start } else { false }
    }
    for index in named.indices where tokens.contains(Int(named[index].tokens.lowerBound)) {
      switch role(of: index, named) {
      case .compared: continue
      case .opposed(let start) where placed.tokens.upperBound <= start && weight > 0: continue
      default: break
      }
      let gap = gap(named[index].tokens, placed.tokens)
      if gap < least { (nearest, least) = (index, gap) }
      if named[index].tokens.lowerBound >= placed.tokens.upperBound { hasObject = true }
    }
    given.removeAll(keepingCapacity: true)
    given.append(contentsOf: repeatElement(false, count: targets.count))
    for index in named.indices {
      let mention = named[index]
      guard !given[mention.target] else { continue }
      var factor = index == nearest ? 1 : Self.farther
      switch role(of: index, named) {
      case .compared:
        given[mention.target] = true
        tallies[mention.target].add(cue, weight * Self.comparedFactor)
        continue
      case .opposed(let start) where placed.tokens.upperBound <= start:
        given[mention.target] = true
        tallies[mention.target].add(cue, weight < 0 ? weight : weight * Self.comparedFactor)
        continue
      case .speaker(let share): factor *= share
      case .opposed, .plain: break
      }
      guard tokens.contains(Int(mention.tokens.lowerBound)) else { continue }
      let isBefore = mention.tokens.upperBound <= placed.tokens.lowerBound
      if traits.contains(.rival) {
        factor = isBefore ? 1 : -1
      } else if traits.contains(.object) && hasObject || isOpposing && weight < 0 {
        factor *= isBefore ? Self.doer : 1
      }
      if index != nearest, nearest >= 0, named[nearest].target == mention.target { continue }
      let distance = Double(gap(mention.tokens, placed.tokens))
      if distance > Self.nearTokens { factor *= Self.nearTokens / distance }
      given[mention.target] = true
      tallies[mention.target].add(cue, weight * factor)
    }
  }

  private func role(of index: Int, _ named: ArraySlice<PlacedMention>) -> Role { roles[index - named.startIndex] }

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
      guard !sentence.cues.contains(where: { Int(reading.cues[$0].clause) == own && reading.cues[$0].weight != 0 }) else { continue }
      for other in named where other.target != mention.target && clause(of: other) != own {
        for cue in sentence.cues where Int(reading.cues[cue].clause) == clause(of: other) {
          tallies[mention.target].add(cue, reading.cues[cue].weight * Self.contrastedFactor)
        }
        break
      }
    }
  }

  private func gap(_ a: Range<Int32>, _ b: Range<Int32>) -> Int32 {
    a.upperBound <= b.lowerBound ? b.lowerBound - a.upperBound : max(0, a.lowerBound - b.upperBound)
  }
}
