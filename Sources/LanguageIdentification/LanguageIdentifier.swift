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
  private static let windowLength = bytesRead / windows
  /// In bytes; a shorter line is a heading or a scrap.
  private static let leastLine = 40

  private let model: LanguageModel

  /// - Parameter bytes: the file `language.model`.
  public init(model bytes: [UInt8]) throws(LanguageModelError) {
    model = try LanguageModel(bytes)
  }

  /// The languages that can be told, in the order of the model.
  public var languages: [Language] { model.languages }

  /// The languages and, last, ``Language/undetermined``.
  var answers: [Language] { model.answers }

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
      return verdict(sink)
    }
    for window in 0..<Self.windows { LetterScanner.scan(bytes, Self.wholeOrWindow(bytes, window), into: &sink) }
    let guess = verdict(sink)
    return guess.language == .undetermined ? guessByLines(bytes) ?? guess : guess
  }

  /// A second opinion on a long text that is none of the languages by its bytes: by its lines, each of which counts the same.
  ///
  /// One endless line, of codes or of a foreign language, may be most of the bytes of an article whose other lines are sentences.
  private func guessByLines(_ bytes: Span<UInt8>) -> LanguageGuess? {
    var lines = 0
    Self.forEachLine(of: bytes) { _ in lines += 1 }
    guard lines > 2 else { return nil }
    let wanted = min(lines, Self.windows)
    var sink = ScoreSink(model)
    var line = 0
    var read = 0
    Self.forEachLine(of: bytes) { range in
      if line == read * (lines - 1) / (wanted - 1) {
        let end = min(range.upperBound, range.lowerBound + Self.windowLength)
        LetterScanner.scan(bytes, range.lowerBound..<end, into: &sink)
        read += 1
      }
      line += 1
    }
    return verdict(sink)
  }

  /// Calls `body` with the lines that are long enough to be a sentence.
  private static func forEachLine(of bytes: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    var start = 0
    for i in 0...bytes.count where i == bytes.count || bytes[i] == 0x0A {
      if i - start >= leastLine { body(start..<i) }
      start = i + 1
    }
  }

  /// The range of a window, moved on to the end of the word it begins in.
  private static func wholeOrWindow(_ bytes: Span<UInt8>, _ window: Int?) -> Range<Int> {
    guard let window else { return 0..<bytes.count }
    var start = window * (bytes.count - windowLength) / (windows - 1)
    let end = start + windowLength
    if start > 0 {
      while start < end, bytes[start] >= 0x80 || bytes[start] &- 0x61 < 26 { start += 1 }
    }
    return start..<end
  }

  private func verdict(_ sink: borrowing ScoreSink) -> LanguageGuess {
    let script = sink.script
    return switch script {
    case .latin: verdict(sink.latinTally.scores(model.latin), model.latin, script)
    case .cyrillic: verdict(sink.cyrillicTally.scores(model.cyrillic), model.cyrillic, script)
    case .other: undetermined(script: script, confidence: 1)
    case .none: undetermined(script: script, confidence: 0)
    }
  }

  private func verdict(_ votes: Refinement.Scores, _ table: borrowing LanguageModel.Table, _ script: WritingSystem) -> LanguageGuess {
    let scores = votes + table.biases
    let odds = exponentials(scores - scores.greatest)
    // The probability of each answer in the order of the model.
    var probabilities = SIMD16<Double>()
    var sum = 0.0
    var best = 0
    for place in table.lanesOfAnswers.indices {
      let mass = Double((odds * table.lanesOfAnswers[place]).total)
      probabilities[place] = mass
      sum += mass
      if mass > probabilities[best] { best = place }
    }
    probabilities /= sum
    return LanguageGuess(
      language: model.answers[best], confidence: probabilities[best], answers: model.answers, probabilities: probabilities, script: script)
  }

  private func undetermined(script: WritingSystem, confidence: Double) -> LanguageGuess {
    var probabilities = SIMD16<Double>()
    probabilities[model.languages.count] = 1
    return LanguageGuess(
      language: .undetermined, confidence: confidence, answers: model.answers, probabilities: probabilities, script: script)
  }
}
