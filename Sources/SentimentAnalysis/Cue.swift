import TextCore

/// A word or phrase that praises or blames, as it counts where it stands.
public struct Cue: Sendable, Equatable {
  public let range: TextRange
  /// The entry of the lexicon.
  public let lemma: String
  /// What it counts by itself, as the lexicon has it; stronger in capitals, weaker in a compound.
  public let base: Double
  /// What it counts here, after all shifters: positive praises, negative blames; roughly −4…4.
  public let weight: Double
  /// The words that turned, strengthened or weakened it.
  public let shiftedBy: [TextRange]

  /// Whether praise counts as blame here or blame as praise: it is denied, or said of a rival.
  public var isTurned: Bool { weight * base < 0 }

  public init(range: TextRange, lemma: String, base: Double, weight: Double, shiftedBy: [TextRange]) {
    self.range = range
    self.lemma = lemma
    self.base = base
    self.weight = weight
    self.shiftedBy = shiftedBy
  }
}
