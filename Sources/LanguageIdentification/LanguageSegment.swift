import TextCore

/// A stretch of a text that is in one language.
public struct LanguageSegment: Sendable, Equatable {
  /// From the first letter or mark to the last, without the white space around.
  public let range: TextRange
  public let language: Language
  /// Probability from 0 to 1 that ``language`` is right for the stretch as a whole.
  public let confidence: Double
  /// The letters most of the stretch is written in.
  public let script: WritingSystem

  public init(range: TextRange, language: Language, confidence: Double, script: WritingSystem) {
    self.range = range
    self.language = language
    self.confidence = confidence
    self.script = script
  }
}
