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
  /// In order of reading.
  public let cues: [Cue]

  public init(score: Double, label: Label, positive: Double, negative: Double, cues: [Cue]) {
    self.score = score
    self.label = label
    self.positive = positive
    self.negative = negative
    self.cues = cues
  }

  public static let none = Sentiment(score: 0, label: .neutral, positive: 0, negative: 0, cues: [])
}

/// A word or phrase that praises or blames, as it counts where it stands.
public struct Cue: Sendable, Equatable {
  public let range: TextRange
  /// The entry of the lexicon.
  public let lemma: String
  /// What it counts here, after all shifters: positive praises, negative blames; roughly −4…4.
  public let weight: Double
  /// The words that turned, strengthened or weakened it.
  public let shiftedBy: [TextRange]

  public init(range: TextRange, lemma: String, weight: Double, shiftedBy: [TextRange]) {
    self.range = range
    self.lemma = lemma
    self.weight = weight
    self.shiftedBy = shiftedBy
  }
}

/// Whom a verdict is about: the places where it is named in the text.
public struct Target: Sendable {
  /// In order, without overlap, at least one.
  public let mentions: [TextRange]
  /// Line of business of a company, by which „the airline“ may refer back to it; nil when unknown.
  public let kind: String?

  public init(mentions: [TextRange], kind: String? = nil) {
    self.mentions = mentions
    self.kind = kind
  }
}

/// How a target is spoken of.
public struct TargetSentiment: Sendable, Equatable {
  public let sentiment: Sentiment
  /// Share of the text that is about the target, from 0 to 1.
  public let relevance: Double
  /// Indices of the sentences that were judged, in order.
  public let sentences: [Int]

  public init(sentiment: Sentiment, relevance: Double, sentences: [Int]) {
    self.sentiment = sentiment
    self.relevance = relevance
    self.sentences = sentences
  }
}
