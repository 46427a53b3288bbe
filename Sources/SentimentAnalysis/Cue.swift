import TextCore

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
