/// That an article repeats an earlier one.
public struct Duplicate: Sendable, Equatable {
  /// Id of the earlier article.
  public let original: String
  /// Estimated share of pairs of neighbouring words that the two have in common, from 0 to 1; 1 for the same words throughout.
  public let similarity: Double

  public init(original: String, similarity: Double) {
    self.original = original
    self.similarity = similarity
  }
}
