import TextCore

/// Names the language of a text.
///
/// The script that most letters are of chooses one of the model's two tables; a text in any other script is
/// ``Language/undetermined`` at once. The features of the text's words, see ``LetterScanner``, then vote for the classes of the
/// table, passage by passage, by weights that were learned. Languages besides the model's own are classes, too, and their
/// probabilities together are that of ``Language/undetermined``.
///
/// The answer depends on nothing but the bytes of model and text, on any machine.
public struct LanguageIdentifier: Sendable {
  /// Of a longer text ``windows`` pieces are read, evenly spread, which together are as long as this: beyond it the answer does not
  /// get better.
  static let bytesRead = 1_024
  static let windows = 8

  private let model: LanguageModel

  /// - Parameter bytes: the file `language.model`.
  public init(model bytes: [UInt8]) throws(LanguageModelError) {
    model = try LanguageModel(bytes)
  }

  /// The languages that can be told, in the order of the model.
  public var languages: [Language] { model.languages }

  /// The language of a text.
  ///
  /// A text without letters (empty, digits, emoji) is ``Language/undetermined`` with confidence 0, as there was nothing to judge; so is
  /// one of nothing but web addresses, handles and markup, which are passed over.
  public func guess(_ text: Text) -> LanguageGuess {
    guess(folded: text.folded.span)
  }

  package func guess(folded bytes: Span<UInt8>) -> LanguageGuess {
    var sink = ScoreSink(model)
    if bytes.count <= Self.bytesRead {
      LetterScanner.scan(bytes, Self.wholeOrWindow(bytes, nil), into: &sink)
    } else {
      for window in 0..<Self.windows { LetterScanner.scan(bytes, Self.wholeOrWindow(bytes, window), into: &sink) }
    }
    return verdict(sink)
  }

  /// The range of a window, moved on to the end of the word it begins in.
  private static func wholeOrWindow(_ bytes: Span<UInt8>, _ window: Int?) -> Range<Int> {
    guard let window else { return 0..<bytes.count }
    let length = bytesRead / windows
    var start = window * (bytes.count - length) / (windows - 1)
    let end = start + length
    if start > 0 {
      while start < end, bytes[start] >= 0x80 || bytes[start] &- 0x61 < 26 { start += 1 }
    }
    return start..<end
  }

  private func verdict(_ sink: borrowing ScoreSink) -> LanguageGuess {
    let script = WritingSystem(latin: sink.latinTally.letters, cyrillic: sink.cyrillicTally.letters, other: sink.otherLetters)
    return switch script {
    case .latin: verdict(sink.latinTally, model.latin, script)
    case .cyrillic: verdict(sink.cyrillicTally, model.cyrillic, script)
    case .other: undetermined(script: script, confidence: 1)
    case .none: undetermined(script: script, confidence: 0)
    }
  }

  private func verdict(_ tally: ScoreSink.Tally, _ table: LanguageModel.Table, _ script: WritingSystem) -> LanguageGuess {
    let sums = tally.scores(table)
    var scores = SIMD16<Double>(repeating: -.infinity)
    for c in table.classes.indices { scores[c] = sums[c] + table.classes[c].bias }
    let highest = scores.max()
    // The mass of each answer in the order of the model, that of ``Language/undetermined`` last.
    var masses = [Double](repeating: 0, count: model.languages.count + 1)
    var total = 0.0
    for c in table.classes.indices {
      let mass = exponential(scores[c] - highest)
      total += mass
      masses[table.classes[c].place] += mass
    }
    var candidates: [LanguageGuess.Candidate] = []
    candidates.reserveCapacity(masses.count)
    for (place, mass) in masses.enumerated() {
      let language = place < model.languages.count ? model.languages[place] : .undetermined
      // Inserted where it belongs; among equals the order of the model holds.
      let confidence = mass / total
      let position = candidates.firstIndex { $0.confidence < confidence } ?? candidates.count
      candidates.insert(LanguageGuess.Candidate(language: language, confidence: confidence), at: position)
    }
    return LanguageGuess(
      language: candidates[0].language, confidence: candidates[0].confidence, candidates: candidates, script: script)
  }

  private func undetermined(script: WritingSystem, confidence: Double) -> LanguageGuess {
    let others = model.languages.map { LanguageGuess.Candidate(language: $0, confidence: 0) }
    let candidates = [LanguageGuess.Candidate(language: .undetermined, confidence: 1)] + others
    return LanguageGuess(language: .undetermined, confidence: confidence, candidates: candidates, script: script)
  }
}
