import TextCore

/// Finds cues and shifters in a sentence and lets the ones act on the others.
struct SentenceReader: Sendable {
  private let polarity: PolarityLexicon
  private let shifters: ShifterLexicon

  /// Tokens over which a negator reaches forward, and back for languages whose negator follows the verb.
  private static let negationReach = 6
  private static let backwardReach = 8
  /// Words between an intensifier and what it strengthens.
  private static let degreeReach = 2
  private static let reversalReach = 5
  /// „GREAT“ says more than „great“ (Hutto and Gilbert 2014 measured 0.733 on a scale of 4).
  private static let capitalsFactor = 1.2
  private static let questionFactor = 0.6
  /// What an ironic phrase turns praise into.
  private static let ironyFactor = -0.8
  /// Weight of an ironic phrase by itself.
  private static let ironyWeight = -1.5

  init(_ language: Language, lexicons: LexiconFolder) throws(LexiconError) {
    let profile = try LanguageProfile(language, in: lexicons)
    polarity = try PolarityLexicon(language, in: lexicons, profile: profile)
    shifters = try ShifterLexicon(language, in: lexicons)
  }

  /// A shifter and the tokens it takes.
  private struct PlacedShifter {
    let shifter: Shifter
    let tokens: Range<Int>
    let range: TextRange
    let clause: Int
  }

  func read(_ sentence: Sentence, in segmentation: Segmentation) -> SentenceReading {
    var reading = SentenceReading()
    var placed: [PlacedShifter] = []
    var scratch: [PatternTrie.Match] = []
    let text = segmentation.text
    let tokens = segmentation.tokens
    var weights: [Double] = []
    var entries: [Int] = []
    var clauseStart = sentence.tokens.lowerBound
    var isQuestion = false
    func closeClause(before token: Int) {
      guard token > clauseStart else { return }
      reading.clauses.append(clauseStart..<token)
      clauseStart = token
    }
    var i = sentence.tokens.lowerBound
    while i < sentence.tokens.upperBound {
      let token = tokens[i]
      let phrase = polarity.phrase(in: text, at: token.range.start, scratch: &scratch)
      let shifter = shifters.shifter(in: text, at: token.range.start, scratch: &scratch)
      if let (shifter, end) = shifter, end >= phrase?.end ?? 0 {
        var next = i + 1
        while next < sentence.tokens.upperBound, tokens[next].range.start < end { next += 1 }
        if shifter.kind == .contrast { closeClause(before: i) }
        if shifter.kind == .contrast { reading.contrasted.insert(reading.clauses.count) }
        placed.append(
          PlacedShifter(shifter: shifter, tokens: i..<next, range: TextRange(token.range.start, end), clause: reading.clauses.count))
        // A word that shifts may be a cue as well („hardly“ is none, „solve“ is), unless it only shifts.
        if shifter.kind != .reversal && shifter.kind != .attribution || next > i + 1 {
          i = next
          continue
        }
      }
      if let (entry, end) = phrase {
        var next = i + 1
        while next < sentence.tokens.upperBound, tokens[next].range.start < end { next += 1 }
        append(entry, polarity.entries[entry].weight, TextRange(token.range.start, end), at: i)
        i = next
        continue
      }
      switch token.kind {
      case .word, .hashtag, .abbreviation:
        if let (entry, weight) = polarity.word(token, in: text) {
          append(entry, token.casing == .upper && token.range.count > 3 ? weight * Self.capitalsFactor : weight, token.range, at: i)
        }
      case .punctuation:
        switch text.utf8[token.range.start] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): closeClause(before: i + 1)
        case UInt8(ascii: "?"): isQuestion = true
        case 0xE2 where token.range.count == 3 && !token.isJoined: closeClause(before: i + 1)  // a dash between spaces
        default: break
        }
      default: break
      }
      i += 1
    }
    closeClause(before: sentence.tokens.upperBound)

    func append(_ entry: Int, _ weight: Double, _ range: TextRange, at token: Int) {
      weights.append(weight)
      entries.append(entry)
      reading.cues.append(
        SentenceReading.PlacedCue(
          cue: Cue(range: range, lemma: polarity.entries[entry].lemma, weight: weight, shiftedBy: []), token: token,
          clause: reading.clauses.count))
    }
    shift(&reading, entries: entries, by: placed, isQuestion: isQuestion)
    return reading
  }

  // MARK: Shifting

  private func shift(_ reading: inout SentenceReading, entries: [Int], by placed: [PlacedShifter], isQuestion: Bool) {
    var factors = Array(repeating: 1.0, count: reading.cues.count)
    var shifted: [[TextRange]] = Array(repeating: [], count: reading.cues.count)
    func apply(_ factor: Double, _ shifter: PlacedShifter, to index: Int) {
      factors[index] *= factor
      shifted[index].append(shifter.range)
    }
    for shifter in placed {
      switch shifter.shifter.kind {
      case .negator:
        if let index = negated(by: shifter, reading, entries) { apply(shifter.shifter.value, shifter, to: index) }
      case .intensifier, .diminisher:
        if let index = neighbour(of: shifter, reading, reach: Self.degreeReach) { apply(shifter.shifter.value, shifter, to: index) }
      case .conditional:
        for index in reading.cues.indices where reading.cues[index].clause == shifter.clause { apply(shifter.shifter.value, shifter, to: index) }
      case .reversal:
        for index in reading.cues.indices
        where reading.cues[index].clause == shifter.clause && reading.cues[index].cue.weight < 0
          && !shifter.tokens.contains(reading.cues[index].token) && distance(shifter, reading.cues[index].token) <= Self.reversalReach
        {
          apply(shifter.shifter.value, shifter, to: index)
        }
      case .irony:
        for index in reading.cues.indices where reading.cues[index].cue.weight > 0 { apply(Self.ironyFactor, shifter, to: index) }
      case .contrast, .question, .attribution:
        break
      }
    }
    for index in reading.cues.indices {
      let cue = reading.cues[index].cue
      let factor = factors[index] * (isQuestion ? Self.questionFactor : 1)
      reading.cues[index].cue = Cue(range: cue.range, lemma: cue.lemma, weight: cue.weight * factor, shiftedBy: shifted[index].sorted())
    }
    for shifter in placed where shifter.shifter.kind == .irony {
      let cue = Cue(range: shifter.range, lemma: "irony", weight: Self.ironyWeight, shiftedBy: [])
      reading.cues.append(SentenceReading.PlacedCue(cue: cue, token: shifter.tokens.lowerBound, clause: shifter.clause))
    }
    reading.cues.sort { $0.cue.range < $1.cue.range }
  }

  private func distance(_ shifter: PlacedShifter, _ token: Int) -> Int {
    token < shifter.tokens.lowerBound ? shifter.tokens.lowerBound - token : token - shifter.tokens.upperBound + 1
  }

  /// The cue a negator turns: the next one in its clause and reach; for one that may follow what it negates, failing that, the last
  /// verb before it, or the last cue.
  private func negated(by shifter: PlacedShifter, _ reading: SentenceReading, _ entries: [Int]) -> Int? {
    let inClause = reading.cues.indices.filter { reading.cues[$0].clause == shifter.clause }
    if shifter.shifter.scope != .backward {
      let ahead = inClause.first {
        reading.cues[$0].token >= shifter.tokens.upperBound && distance(shifter, reading.cues[$0].token) <= Self.negationReach
      }
      if let ahead { return ahead }
    }
    guard shifter.shifter.scope != .forward else { return nil }
    let behind = inClause.filter {
      reading.cues[$0].token < shifter.tokens.lowerBound && distance(shifter, reading.cues[$0].token) <= Self.backwardReach
    }
    return behind.last { polarity.entries[entries[$0]].isVerb } ?? behind.last
  }

  private func neighbour(of shifter: PlacedShifter, _ reading: SentenceReading, reach: Int) -> Int? {
    let near = reading.cues.indices.filter {
      reading.cues[$0].clause == shifter.clause && distance(shifter, reading.cues[$0].token) <= reach
    }
    if shifter.shifter.scope != .backward, let ahead = near.first(where: { reading.cues[$0].token >= shifter.tokens.upperBound }) { return ahead }
    if shifter.shifter.scope != .forward { return near.last { reading.cues[$0].token < shifter.tokens.lowerBound } }
    return nil
  }
}
