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

  /// The most answers there can be, ``Language/undetermined`` among them.
  static let greatestCount = 16

  /// The answer: one of the model's languages, or ``Language/undetermined``.
  public let language: Language
  /// Probability from 0 to 1 that ``language`` is right; 0 when the text has no letter to judge by.
  public let confidence: Double
  /// The letters most of the text is written in. Bulgarian in ``WritingSystem/latin`` letters is `bg` too, and this tells the two apart.
  public let script: WritingSystem

  /// The possible answers, shared with the model, and their probabilities: so a guess allocates nothing.
  private let answers: [Language]
  private let probabilities: SIMD16<Double>

  public init(language: Language, confidence: Double, candidates: [Candidate], script: WritingSystem = .none) {
    precondition(candidates.count <= Self.greatestCount, "a model has fewer languages than there are lanes")
    var probabilities = SIMD16<Double>()
    for (k, candidate) in candidates.enumerated() { probabilities[k] = candidate.confidence }
    self.language = language
    self.confidence = confidence
    self.script = script
    self.probabilities = probabilities
    answers = candidates.map(\.language)
  }

  /// - Parameter probabilities: of the answers in their order; they add up to 1.
  init(language: Language, confidence: Double, answers: [Language], probabilities: SIMD16<Double>, script: WritingSystem) {
    self.language = language
    self.confidence = confidence
    self.answers = answers
    self.probabilities = probabilities
    self.script = script
  }

  /// All languages of the model and ``Language/undetermined``, most probable first; the probabilities add up to 1.
  public var candidates: [Candidate] {
    var candidates: [Candidate] = []
    candidates.reserveCapacity(answers.count)
    for (k, language) in answers.enumerated() {
      // Inserted where it belongs; among equals the order of the model holds.
      let position = candidates.firstIndex { $0.confidence < probabilities[k] } ?? candidates.count
      candidates.insert(Candidate(language: language, confidence: probabilities[k]), at: position)
    }
    return candidates
  }

  /// The probability of a language; 0 for one that the model does not have.
  public func probability(of language: Language) -> Double {
    answers.firstIndex(of: language).map { probabilities[$0] } ?? 0
  }
}
