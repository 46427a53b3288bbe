import TextCore

/// A verdict and the words that made it.
public struct Sentiment: Sendable, Equatable {
  public enum Label: String, Sendable, CaseIterable { case positive, neutral, negative }

  /// From −1 (all blame) to 1 (all praise).
  public let score: Double
  public let label: Label
  /// Sum of the praise, at least 0, before it is set against the blame.
  public let positive: Double
  /// Sum of the blame, at least 0.
  public let negative: Double
  /// What of the score comes from the tone of the article rather than from the cues; 0 for the article itself.
  public let tone: Double
  /// In order of reading.
  public let cues: [Cue]

  public init(score: Double, label: Label, positive: Double, negative: Double, tone: Double = 0, cues: [Cue]) {
    self.score = score
    self.label = label
    self.positive = positive
    self.negative = negative
    self.tone = tone
    self.cues = cues
  }

  public static let none = Sentiment(score: 0, label: .neutral, positive: 0, negative: 0, cues: [])
}
