import TextCore

/// Cues that count for one verdict, with what they count for it.
struct Tally {
  private(set) var cues: [(index: Int, weight: Double)] = []
  private var positive = 0.0
  private var negative = 0.0

  /// What a text is held against: with evidence `e` on one side only, the score is e / (e + this).
  private static let neutralMass = 4.0
  /// What every sentence after the first adds to it, so that long articles do not end at −1 or 1.
  static let massPerSentence = 0.5
  /// The lemma of a cue that is an ironic phrase.
  private static let ironyLemma = "irony"

  /// - Parameter index: of the cue in the reading.
  mutating func add(_ index: Int, _ weight: Double) {
    guard weight != 0 else { return }
    cues.append((index, weight))
    if weight > 0 { positive += weight } else { negative -= weight }
  }

  /// All praise is 1, all blame −1.
  func score(sentences: Int, massPerSentence: Double = Tally.massPerSentence) -> Double {
    (positive - negative) / (positive + negative + Self.neutralMass(sentences: sentences, perSentence: massPerSentence))
  }

  static func label(of score: Double, praise: Double, blame: Double) -> Sentiment.Label {
    score >= praise ? .positive : score <= blame ? .negative : .neutral
  }

  static func neutralMass(sentences: Int, perSentence: Double = massPerSentence) -> Double {
    neutralMass + perSentence * Double(max(0, sentences - 1))
  }

  /// - Parameters:
  ///   - sentences: how many were looked at.
  ///   - massPerSentence: what every sentence after the first adds to what the evidence is held against.
  ///   - tone: what the tone of the article adds.
  ///   - praise: the score from which on the verdict is positive; `blame`: down from which it is negative.
  func sentiment(
    sentences: Int, massPerSentence: Double = Tally.massPerSentence, tone: Double = 0, _ reading: TextReading, _ lexicon: SentimentLexicon,
    praise: Double, blame: Double
  ) -> Sentiment {
    let score = max(-1, min(1, score(sentences: sentences, massPerSentence: massPerSentence) + tone))
    return Sentiment(
      score: score, label: Self.label(of: score, praise: praise, blame: blame), positive: positive, negative: negative, tone: tone,
      cues: cues.map { cue($0.index, $0.weight, reading, lexicon) })
  }

  private func cue(_ index: Int, _ weight: Double, _ reading: TextReading, _ lexicon: SentimentLexicon) -> Cue {
    let placed = reading.cues[index]
    return Cue(
      range: placed.range, lemma: placed.entry < 0 ? Self.ironyLemma : lexicon.lemma(of: placed.entry), base: placed.base,
      weight: weight, shiftedBy: reading.shifters(of: index))
  }
}
