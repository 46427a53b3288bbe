import TextCore

extension LanguageIdentifier {
  /// What a change of language between two sentences costs, in natural logarithms: about the odds against it, 20 to 1.
  static let changeCost = 3.0
  /// No sentence speaks against a language by more than this, or a name in it could make a stretch of its own.
  static let greatestEvidence = 7.0

  /// The stretches of a text that are each in one language, in the order of the text; two neighbours differ in language.
  ///
  /// Sentences are judged one by one, and the course of languages through the text that is most probable as a whole is taken (Viterbi
  /// 1967), so that a name or a short call does not break a stretch. A change inside a sentence is not seen. A text without letters has
  /// no stretches.
  public func segments(of text: Text) -> [LanguageSegment] {
    let folded = text.folded.span
    let windows = SentenceWindows(folded).ranges
    let guesses = windows.map { guess(folded: folded.extracting($0.bytes)) }
    guard guesses.contains(where: { $0.script != .none }) else { return [] }
    let path = mostProbablePath(guesses.map { guess in answers.map { evidence(for: $0, in: guess) } })
    var segments: [LanguageSegment] = []
    var first = 0
    for i in windows.indices where i + 1 == windows.count || path[i + 1] != path[i] {
      let range = TextRange(windows[first].start, windows[i].end)
      let whole = guess(folded: folded.extracting(range.bytes))
      let language = answers[path[i]]
      segments.append(LanguageSegment(range: range, language: language, confidence: whole.probability(of: language), script: whole.script))
      first = i + 1
    }
    return segments
  }

  /// The logarithm of the probability of a language by one sentence, from ``greatestEvidence`` below zero; 0 for one without letters.
  private func evidence(for language: Language, in guess: LanguageGuess) -> Double {
    guard guess.script != .none else { return 0 }
    return max(logarithm(guess.probability(of: language)), -Self.greatestEvidence)
  }

  /// The number of the answer for each sentence.
  private func mostProbablePath(_ evidence: [[Double]]) -> [Int] {
    guard var scores = evidence.first else { return [] }
    // For each sentence but the first and each answer, the answer of the sentence before on the best path.
    var origins: [[Int]] = []
    for row in evidence.dropFirst() {
      let best = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
      let origin = scores.indices.map { scores[$0] >= scores[best] - Self.changeCost ? $0 : best }
      scores = row.indices.map { row[$0] + scores[origin[$0]] - (origin[$0] == $0 ? 0 : Self.changeCost) }
      origins.append(origin)
    }
    var answer = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
    var path = [answer]
    for origin in origins.reversed() {
      answer = origin[answer]
      path.append(answer)
    }
    return path.reversed()
  }
}
