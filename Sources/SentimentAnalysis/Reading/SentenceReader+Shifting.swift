import TextCore

extension SentenceReader {
  /// Tokens over which a negator reaches forward, and back for languages whose negator follows the verb.
  private static let negationReach = 6
  private static let backwardReach = 8
  /// What is no verb is denied from behind only if it stands close: „gut ist das nicht“.
  private static let closeBackwardReach = 4
  /// Blame farther away is mostly blame in its own right: „they refused to unload our bags so we are stuck“.
  private static let deniedBlameReach = 4
  /// Words between an intensifier and what it strengthens.
  private static let degreeReach = 2
  private static let reversalReach = 5
  private static let concessionReach = 6
  private static let questionFactor = 0.6
  /// What an ironic phrase turns praise into.
  private static let ironyFactor = -0.8
  /// Weight of an ironic phrase by itself.
  private static let ironyWeight = -1.5
  /// Not to do what everyone expects weighs more than doing it.
  private static let deniedExpectation = -1.5
  /// What is expected and counts less than this says nothing when it is done.
  private static let leastExpected = 1.0
  /// „sollten nicht vergessen“: what is left of the praise when blame is denied that is only wished, feared or possible.
  private static let deniedWish = 0.3
  /// „svarede aldrig“: words between a verb and the negator behind it.
  private static let deniedVerbReach = 2
  /// „a brilliant outage“ is no praise, but makes the outage worse.
  private static let praisedTroubleFactor = 1.2
  /// What stands before „but“ counts less.
  private static let beforeContrast = 0.4

  /// Decides which of `scratch.items` are cues and which shift others, and appends the cues with what they count.
  func shift(isQuestion: Bool, clauses: Range<Int>, _ reading: inout TextReading, _ scratch: inout ReadingScratch) {
    emphasize(clauses, &reading)
    guard !scratch.items.isEmpty else { return }
    scratch.shifters.removeAll(keepingCapacity: true)
    let first = reading.cues.count
    for k in scratch.items.indices {
      let item = scratch.items[k]
      if item.mark >= 0 {
        let shifter = lexicon.shifters[Int(item.mark)]
        reading.marks.append(TextReading.Mark(shifter: shifter, tokens: item.tokens, clause: item.clause))
      }
      if item.shifter >= 0 {
        let shifter = lexicon.shifters[Int(item.shifter)]
        if shifter.kind != .contrast, item.entry < 0 || shifts(k, shifter, scratch.items) {
          scratch.shifters.append(
            ReadingScratch.PlacedShifter(shifter: shifter, tokens: item.tokens, range: item.range, clause: item.clause))
          if shifter.kind == .irony { append(item, TextReading.PlacedCue.irony, Self.ironyWeight, &reading) }
          if shifter.kind != .conditional { continue }
        }
      }
      if item.entry >= 0 { append(item, item.entry, item.weight, &reading) }
    }
    let cues = first..<reading.cues.count
    guard !cues.isEmpty else { return }
    let firstShift = reading.shifts.count
    for shifter in scratch.shifters {
      if shifter.shifter.kind == .concord,
        scratch.shifters.contains(where: { $0.shifter.kind == .negator && $0.clause == shifter.clause })
      {
        continue
      }
      apply(shifter, among: scratch.shifters, to: cues, &reading)
    }
    reading.shifts[firstShift...].sort { ($0.cue, $0.shifter) < ($1.cue, $1.shifter) }
    spoilPraise(of: cues, &reading)
    for index in cues {
      if isQuestion { reading.cues[index].weight *= Self.questionFactor }
      let cue = reading.cues[index]
      if cue.entry >= 0, lexicon.entries[Int(cue.entry)].traits.contains(.expected) {
        if cue.isTurned, cue.weight < 0 {
          reading.cues[index].weight = min(cue.weight, Self.deniedExpectation)
        } else if abs(cue.base) < Self.leastExpected {
          reading.cues[index].weight = 0
        }
      }
    }
  }

  /// „a brilliant outage“, „ein schöner Mist“: an adjective of praise right before a noun of blame.
  private func spoilPraise(of cues: Range<Int>, _ reading: inout TextReading) {
    for index in cues.dropFirst() {
      let (praise, blame) = (reading.cues[index - 1], reading.cues[index])
      guard praise.entry >= 0, blame.entry >= 0, praise.weight > 0, blame.weight < 0, praise.tokens.upperBound == blame.tokens.lowerBound,
        lexicon.entries[Int(praise.entry)].traits.contains(.adjective), lexicon.entries[Int(blame.entry)].traits.contains(.noun)
      else { continue }
      reading.cues[index - 1].weight = 0
      reading.cues[index].weight *= Self.praisedTroubleFactor
    }
  }

  private func append(_ item: ReadingScratch.Item, _ entry: Int32, _ weight: Double, _ reading: inout TextReading) {
    reading.cues.append(
      TextReading.PlacedCue(entry: entry, range: item.range, tokens: item.tokens, clause: item.clause, base: weight, weight: weight))
  }

  /// The last „but“ of a sentence decides for all its clauses; an „although“ for its own.
  private func emphasize(_ clauses: Range<Int>, _ reading: inout TextReading) {
    guard clauses.count > 1 else { return }
    let last = clauses.last { reading.clauses[$0].contrast > 1 }
    for index in clauses {
      let contrast = reading.clauses[index].contrast
      if contrast < 1 {
        reading.clauses[index].emphasis = contrast
      } else if let last, last > clauses.lowerBound {
        reading.clauses[index].emphasis = index < last ? Self.beforeContrast : reading.clauses[last].contrast
      }
    }
  }

  /// Whether a word that can be both shifts another here, so that it is no cue itself.
  private func shifts(_ index: Int, _ shifter: Shifter, _ items: [ReadingScratch.Item]) -> Bool {
    let item = items[index]
    switch shifter.kind {
    case .intensifier, .diminisher:
      return index + 1 < items.count && items[index + 1].clause == item.clause && items[index + 1].entry >= 0
        && Int(items[index + 1].tokens.lowerBound - item.tokens.upperBound) < Self.degreeReach
    case .negator, .concord:
      return items[(index + 1)...].contains {
        $0.clause == item.clause && $0.entry >= 0 && Int($0.tokens.lowerBound - item.tokens.upperBound) < Self.negationReach
      }
    case .reversal:
      return items.indices.contains { other in
        other != index && items[other].clause == item.clause && items[other].weight < 0
          && distance(item.tokens, items[other].tokens) <= Self.reversalReach
          && (shifter.scope == .both || (shifter.scope == .forward) == (other > index))
      }
    case .irony: return item.weight > 0 && items.contains { $0.weight < 0 }
    default: return true
    }
  }

  private func distance(_ a: Range<Int32>, _ b: Range<Int32>) -> Int {
    Int(b.lowerBound < a.lowerBound ? a.lowerBound - b.lowerBound : b.lowerBound - a.upperBound + 1)
  }

  /// - Parameter others: all shifters of the sentence.
  private func apply(
    _ shifter: ReadingScratch.PlacedShifter, among others: [ReadingScratch.PlacedShifter], to cues: Range<Int>,
    _ reading: inout TextReading
  ) {
    func turn(_ index: Int, by factor: Double) {
      let entry = reading.cues[index].entry
      if entry >= 0, shifter.shifter.kind != .irony, lexicon.entries[Int(entry)].traits.contains(.emoji) { return }
      reading.cues[index].weight *= factor
      if factor < 0 { reading.cues[index].isTurned.toggle() }
      reading.shifts.append(TextReading.Shift(cue: Int32(index), shifter: shifter.range))
    }
    let value = shifter.shifter.value
    switch shifter.shifter.kind {
    case .negator, .concord:
      if shifter.shifter.scope == .clause {
        for index in cues {
          let cue = reading.cues[index]
          if cue.clause == shifter.clause && cue.tokens.lowerBound >= shifter.tokens.upperBound { turn(index, by: value) }
        }
      } else if let index = negated(by: shifter, cues, reading) {
        turn(index, by: isOnlyPossible(reading.cues[index], others) ? value * Self.deniedWish : value)
      }
    case .intensifier, .diminisher:
      if let index = neighbour(of: shifter, cues, reading) { turn(index, by: value) }
    case .concession:
      let next = cues.first {
        reading.cues[$0].tokens.lowerBound >= shifter.tokens.upperBound
          && distance(shifter.tokens, reading.cues[$0].tokens) <= Self.concessionReach
      }
      if let next { turn(next, by: value) }
    case .conditional:
      for index in cues {
        let cue = reading.cues[index]
        if cue.clause == shifter.clause && cue.tokens != shifter.tokens { turn(index, by: value) }
      }
    case .reversal:
      for index in cues
      where reading.cues[index].clause == shifter.clause && reading.cues[index].base < 0 && mayBeDenied(reading.cues[index])
        && distance(shifter.tokens, reading.cues[index].tokens) <= Self.reversalReach
        && (shifter.shifter.scope == .both
          || (shifter.shifter.scope == .forward) == (reading.cues[index].tokens.lowerBound >= shifter.tokens.upperBound))
      {
        turn(index, by: value)
      }
    case .irony:
      for index in cues where reading.cues[index].base > 0 { turn(index, by: Self.ironyFactor) }
    case .contrast, .question, .attribution, .coordination, .comparison, .opposition, .topic, .scene, .customer:
      break
    }
  }

  /// „doesn't want to fail“, „could not be worse“: what is bad and only wished, feared or possible is hardly praise when it is denied.
  private func isOnlyPossible(_ cue: TextReading.PlacedCue, _ shifters: [ReadingScratch.PlacedShifter]) -> Bool {
    cue.base < 0
      && shifters.contains {
        $0.shifter.kind == .conditional && $0.clause == cue.clause && $0.tokens.upperBound <= cue.tokens.lowerBound
      }
  }

  /// The cue a negator turns: the next one in its clause and reach; for one that may follow what it negates, failing that, the last
  /// verb before it, or the last cue.
  private func negated(by shifter: ReadingScratch.PlacedShifter, _ cues: Range<Int>, _ reading: TextReading) -> Int? {
    if shifter.shifter.scope == .both, let verb = deniedVerb(before: shifter, cues, reading) { return verb }
    if shifter.shifter.scope != .backward {
      for index in cues {
        let cue = reading.cues[index]
        if cue.clause == shifter.clause, mayBeDenied(cue), cue.tokens.lowerBound >= shifter.tokens.upperBound {
          let reach = cue.base < 0 ? Self.deniedBlameReach : Self.negationReach
          if distance(shifter.tokens, cue.tokens) <= reach { return index }
          break
        }
      }
    }
    guard shifter.shifter.scope != .forward else { return nil }
    var last: Int?
    for index in cues.reversed() {
      let cue = reading.cues[index]
      let distance = distance(shifter.tokens, cue.tokens)
      guard cue.clause == shifter.clause, mayBeDenied(cue) else { continue }
      guard cue.tokens.lowerBound < shifter.tokens.lowerBound, distance <= Self.backwardReach else { continue }
      if lexicon.entries[Int(cue.entry)].traits.contains(.verb) { return index }
      if distance <= Self.closeBackwardReach { last = last ?? index }
    }
    return last
  }

  private func mayBeDenied(_ cue: TextReading.PlacedCue) -> Bool {
    cue.entry >= 0 && lexicon.entries[Int(cue.entry)].traits.isDisjoint(with: [.emoji, .denied, .comment])
  }

  /// „svarede aldrig på klagen“: what is denied is that they answered.
  private func deniedVerb(before shifter: ReadingScratch.PlacedShifter, _ cues: Range<Int>, _ reading: TextReading) -> Int? {
    cues.last { index in
      let cue = reading.cues[index]
      return cue.clause == shifter.clause && cue.entry >= 0 && cue.tokens.upperBound <= shifter.tokens.lowerBound
        && distance(shifter.tokens, cue.tokens) <= Self.deniedVerbReach + 1 && lexicon.entries[Int(cue.entry)].traits.contains(.expected)
    }
  }

  private func neighbour(of shifter: ReadingScratch.PlacedShifter, _ cues: Range<Int>, _ reading: TextReading) -> Int? {
    var behind: Int?
    for index in cues {
      let cue = reading.cues[index]
      guard cue.clause == shifter.clause, cue.entry >= 0, distance(shifter.tokens, cue.tokens) <= Self.degreeReach else { continue }
      if cue.tokens.lowerBound >= shifter.tokens.upperBound {
        if shifter.shifter.scope != .backward { return index }
      } else {
        behind = index
      }
    }
    return shifter.shifter.scope == .forward ? nil : behind
  }
}
