import ArgumentParser
import Foundation
import TextCore

struct SentimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentiment", abstract: "Fits the weights of polarity lexicons to labelled texts, and says what that is worth.",
    discussion: """
      The files hold JSON lines with text, label (positive, neutral, negative), lang and source. Every source is judged by weights that
      were fitted without it; figures are macro-F1 and go to standard error. With --output, polarity-fitted.tsv of each language is
      written there, beside the weights written by hand, but only where fitting gains on the sources it has not seen.
      """)

  @Argument(help: "Files of labelled texts.") var files: [String]
  @Option(help: "The folder of lexicons.") var lexicons: String
  @Option(name: .shortAndLong, help: "The folder for <language>/polarity-fitted.tsv.") var output: String?
  @Option(name: .long, parsing: .upToNextOption, help: "The sources to learn from, such as those whose licence allows it; all by default.")
  var learn: [String] = []
  @Option(help: "How dear it is to move away from the weight written by hand.") var ridge = WeightFit().ridge

  /// Weights that moved less, or were seen in fewer texts, stay as they were.
  private static let leastMove = 0.1
  private static let fewestTexts = 3

  func run() throws {
    let texts = try files.flatMap(LabelledText.read)
    let folder = try LexiconFolder(path: lexicons)
    var fit = WeightFit()
    fit.ridge = ridge
    for language in Set(texts.map(\.language)).sorted() {
      let matrix = try CueMatrix(texts.filter { $0.language == language }, of: language, in: folder)
      let fitting = learn.isEmpty ? Set(matrix.sources) : Set(learn)
      let validation = SourceValidation(matrix, fit, fitting: fitting)
      say("\(language): each source judged without itself\n\(validation)")
      guard let output else { continue }
      if validation.gain <= 0 {
        say("  no gain: nothing is written")
        continue
      }
      let path = "\(output)/\(language)/polarity-fitted.tsv"
      try write(matrix, fit.weights(of: matrix, from: matrix.rows.filter { fitting.contains($0.source) }), fitting, to: path)
    }
  }

  private func write(_ matrix: CueMatrix, _ fitted: [Double], _ sources: Set<String>, to path: String) throws {
    var counts = Array(repeating: 0, count: fitted.count)
    for row in matrix.rows where sources.contains(row.source) {
      for number in Set(row.cues.map(\.weight)) { counts[number] += 1 }
    }
    var lines: [String] = []
    for (number, weight) in matrix.weights.enumerated() {
      let hundredths = Int((fitted[number] * 100).rounded())
      guard abs(fitted[number] - weight.hand) >= Self.leastMove, counts[number] >= Self.fewestTexts, hundredths != 0 else { continue }
      lines.append([weight.lemma, "\(weight.hand)", "\(Double(hundredths) / 100)", "\(counts[number])"].joined(separator: "\t"))
    }
    let head = [
      "# what: weights of polarity.tsv fitted to labelled texts, beside those written by hand",
      "# source: \(matrix.sources.filter(sources.contains).joined(separator: ", "))", "# licence: that of the sources",
      "# columns: lemma\tweight\tfitted\ttexts",
    ]
    let sorted = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(((head + sorted).joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    say("  \(path): \(lines.count) weights")
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
