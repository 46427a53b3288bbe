import TextCore

/// Who compares, opposes or speaks: what each target that a sentence names is in it.
extension CueSharing {
  /// Tokens between „than“ and what is compared: „than at X“, „als bei der X“.
  private static let comparedReach: Int32 = 3
  /// Tokens between a comparative and „than“.
  private static let comparativeReach: Int32 = 6
  /// Tokens between a verb of saying and who speaks, and between who speaks and for whom: „says Jane Doe of X“.
  private static let speakerReach: Int32 = 2
  /// Tokens between what tells a scene and its name: „robbed a branch of X“.
  private static let sceneReach: Int32 = 3

  /// Fills ``roles`` for the targets that a sentence names.
  ///
  /// - Parameter others: names of persons and bodies in the sentence, in order.
  mutating func findRoles(
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
          if case .aside(let before) = role { role = .aside(min(before, factor)) } else { role = .aside(factor) }
        case .scene where isScene(mention, mark, named): role = .aside(0)
        default: break
        }
      }
      if case .plain = role, isBeaten(mention, named, sentence, reading) { role = .compared }
      if case .plain = role, isCredit(mention, segmentation) { role = .aside(0) }
      // „better than X and Y“
      if case .plain = role, let before = roles.last, lists[roles.count] == lists[roles.count - 1] {
        switch before {
        case .compared, .opposed: role = before
        case .plain, .aside: break
        }
      }
      roles.append(role)
    }
  }

  /// „robbed a branch of X“
  private func isScene(_ mention: PlacedMention, _ mark: TextReading.Mark, _ named: ArraySlice<PlacedMention>) -> Bool {
    (0...Self.sceneReach).contains(mention.tokens.lowerBound - mark.tokens.upperBound) && !isParted(mark.tokens, mention, by: named)
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

  /// Whether one of the mentions stands between the words and a mention behind or before them.
  private func isParted(_ tokens: Range<Int32>, _ mention: PlacedMention, by named: some Sequence<PlacedMention>) -> Bool {
    let between = between(tokens, mention.tokens)
    return named.contains { $0.tokens.lowerBound >= between.lowerBound && $0.tokens.upperBound <= between.upperBound }
  }

  /// The tokens between two ranges that do not overlap.
  private func between(_ a: Range<Int32>, _ b: Range<Int32>) -> Range<Int32> {
    min(a.upperBound, b.upperBound)..<max(a.lowerBound, b.lowerBound)
  }

  /// Whether the mention stands beside a word of saying, or beside a name that does, on the same side of all quotation marks.
  private func speaks(
    _ mention: PlacedMention, _ mark: TextReading.Mark, _ named: ArraySlice<PlacedMention>, _ persons: [Range<Int32>],
    _ sentence: TextReading.ReadSentence, _ reading: TextReading, _ segmentation: Segmentation
  ) -> Bool {
    guard !named.contains(where: { $0.tokens.overlaps(mark.tokens) }) else { return false }
    switch mark.shifter.scope {
    case .forward where mention.tokens.lowerBound < mark.tokens.upperBound: return false
    case .backward where mention.tokens.upperBound > mark.tokens.lowerBound: return false
    default: break
    }
    // „According to X, Y lost“: Y does not speak.
    if isParted(mark.tokens, mention, by: named.lazy.filter { $0.target != mention.target }) { return false }
    if gap(mark.tokens, mention.tokens) > Self.speakerReach {
      let employee = persons.first { person in
        person.upperBound <= mention.tokens.lowerBound && gap(person, mention.tokens) <= Self.speakerReach
          && gap(mark.tokens, person) <= Self.speakerReach && mark.tokens.upperBound <= person.lowerBound
      }
      guard employee != nil, !isTopic(mention, sentence, reading) else { return false }
    }
    // „says the airline “X””: the marks are the name's.
    let around = (mention.tokens.lowerBound - 1)...mention.tokens.upperBound
    func isQuotation(_ i: Int32) -> Bool {
      segmentation.tokens.indices.contains(Int(i)) && isQuotationMark(segmentation.tokens[Int(i)], segmentation.text)
    }
    let isQuoted = isQuotation(around.lowerBound) && isQuotation(around.upperBound)
    return !between(mark.tokens, mention.tokens).contains { isQuotation($0) && !(isQuoted && around.contains($0)) }
  }

  /// „(Reuters)“: a source by itself in parentheses.
  private func isCredit(_ mention: PlacedMention, _ segmentation: Segmentation) -> Bool {
    guard let kind = targets[mention.target].kind, Self.sourceKinds.contains(kind) else { return false }
    func isMark(_ i: Int32, _ mark: UInt8) -> Bool {
      guard segmentation.tokens.indices.contains(Int(i)) else { return false }
      let range = segmentation.tokens[Int(i)].range
      return range.count == 1 && segmentation.text.utf8[range.start] == mark
    }
    return isMark(mention.tokens.lowerBound - 1, UInt8(ascii: "(")) && isMark(mention.tokens.upperBound, UInt8(ascii: ")"))
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

  func isQuotationMark(_ token: Token, _ text: Text) -> Bool {
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
}
