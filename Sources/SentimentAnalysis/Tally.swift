import TextCore

/// Cues that count for one verdict, with what they count for it.
struct Tally {
  private(set) var cues: [(index: Int, weight: Double)] = []
  private(set) var evidence = Evidence()

  /// The lemma of a cue that is an ironic phrase.
  private static let ironyLemma = "irony"

  /// - Parameter index: of the cue in the reading.
  mutating func add(_ index: Int, _ weight: Double) {
    guard weight != 0 else { return }
    cues.append((index, weight))
    evidence.add(weight)
  }

  /// - Parameters:
  ///   - sentences: how many were looked at.
  ///   - massPerSentence: what every sentence after the first adds to what the evidence is held against.
  ///   - tone: what the tone of the article adds.
  ///   - praise: the score from which on the verdict is positive; `blame`: down from which it is negative.
  func sentiment(
    sentences: Int, massPerSentence: Double = Evidence.massPerSentence, tone: Double = 0, _ reading: TextReading,
    _ lexicon: SentimentLexicon, praise: Double, blame: Double
  ) -> Sentiment {
    let score = max(-1, min(1, evidence.score(sentences: sentences, massPerSentence: massPerSentence) + tone))
    return Sentiment(
      score: score, label: Evidence.label(of: score, praise: praise, blame: blame), positive: evidence.positive,
      negative: evidence.negative, tone: tone, cues: cues.map { cue($0.index, $0.weight, reading, lexicon) })
  }

  private func cue(_ index: Int, _ weight: Double, _ reading: TextReading, _ lexicon: SentimentLexicon) -> Cue {
    let placed = reading.cues[index]
    return Cue(
      range: placed.range, lemma: placed.entry < 0 ? Self.ironyLemma : lexicon.lemma(of: placed.entry), base: placed.base,
      weight: weight, shiftedBy: reading.shifters(of: index))
  }
}
