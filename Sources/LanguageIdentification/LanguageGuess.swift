import TextCore

/// Which language a text is in, and how sure that is.
public struct LanguageGuess: Sendable, Equatable {
  public struct Candidate: Sendable, Equatable {
    public let language: Language
    /// Probability from 0 to 1.
    public let confidence: Double

    public init(language: Language, confidence: Double) {
      self.language = language
      self.confidence = confidence
    }
  }

  /// The answer: one of the model's languages, or ``Language/undetermined``.
  public let language: Language
  /// Probability from 0 to 1 that ``language`` is right; 0 when the text has no letter to judge by.
  public let confidence: Double
  /// All languages of the model and ``Language/undetermined``, most probable first; the probabilities add up to 1.
  public let candidates: [Candidate]
  /// The letters most of the text is written in. Bulgarian in ``WritingSystem/latin`` letters is `bg` too, and this tells the two apart.
  public let script: WritingSystem

  public init(language: Language, confidence: Double, candidates: [Candidate], script: WritingSystem = .none) {
    self.language = language
    self.confidence = confidence
    self.candidates = candidates
    self.script = script
  }
}
