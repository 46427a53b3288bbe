/// Sums of praise and blame, and the score that they make.
struct Evidence {
  private(set) var positive = 0.0
  private(set) var negative = 0.0

  /// What a text is held against: with evidence `e` on one side only, the score is e / (e + this).
  private static let neutralMass = 4.0
  /// What every sentence after the first adds to it, so that long articles do not end at −1 or 1.
  static let massPerSentence = 0.5

  mutating func add(_ weight: Double) {
    if weight > 0 { positive += weight } else { negative -= weight }
  }

  /// All praise is 1, all blame −1.
  func score(sentences: Int, massPerSentence: Double = Evidence.massPerSentence) -> Double {
    (positive - negative) / (positive + negative + Self.neutralMass(sentences: sentences, perSentence: massPerSentence))
  }

  static func label(of score: Double, praise: Double, blame: Double) -> Sentiment.Label {
    score >= praise ? .positive : score <= blame ? .negative : .neutral
  }

  static func neutralMass(sentences: Int, perSentence: Double = massPerSentence) -> Double {
    neutralMass + perSentence * Double(max(0, sentences - 1))
  }
}
