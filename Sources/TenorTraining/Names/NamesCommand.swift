import ArgumentParser
import EntityRecognition
import Foundation
import TextCore

struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "Fits what tells persons, places and organizations among names that no list has.",
    discussion: """
      The files hold JSON lines with text, lang and entities (type, start, end in code points) that mark every person, place and
      organization. What the lists of names find is known; of the rest each sign in a name and beside it gets a weight. How many
      unknown names of one half of the texts are found with weights from the other half goes to standard error. With --output,
      name-signs.tsv of each language is written there. The same files and lexicons make the same tables to the byte.
      """)

  @Argument(help: "Files of labelled texts.") var files: [String]
  @Option(help: "The folder of lexicons.") var lexicons: String
  @Option(name: .shortAndLong, help: "The folder for <language>/name-signs.tsv.") var output: String?
  @Option(help: "What the heads of the tables say of the texts’ origin.") var source = "the files given"
  @Option(help: "What the heads of the tables say of the licence.") var licence = "that of the texts"
  @Option(help: "How dear weights far from 0 are.") var ridge = NameFit().ridge

  /// Weights that are all smaller are left out.
  private static let leastWeight = 0.05

  func run() throws {
    let folder = try LexiconFolder(path: lexicons)
    let examples = try NameExamples(files.flatMap(LabelledNames.read), in: folder)
    var fit = NameFit()
    fit.ridge = ridge
    judge(examples, fit)
    guard let output else { return }
    let weights = fit.weights(of: examples.examples, features: examples.featureCount)
    for language in examples.signs.keys.sorted() {
      let name = try LanguageFacts(language, in: folder)["english_name"]?.first ?? language.code
      try write(examples.signs[language] ?? [:], weights, name, to: "\(output)/\(language)/name-signs.tsv")
    }
  }

  /// Says how well weights of one half of the texts find the unknown names of the other.
  private func judge(_ examples: NameExamples, _ fit: NameFit) {
    var counts: [Language: (names: Int, found: Int, right: Int)] = [:]
    for half in 0..<2 {
      let weights = fit.weights(of: examples.examples.filter { $0.half != half }, features: examples.featureCount)
      for example in examples.examples where example.half == half && example.weight == 1 {
        var count = counts[example.language] ?? (0, 0, 0)
        if example.label > 0 { count.names += 1 }
        var odds = NameFit.probabilities(of: example, weights)
        odds[0] = 0
        if let best = (1..<SIMD4<Double>.scalarCount).max(by: { odds[$0] < odds[$1] }), odds[best] >= EntityRecognizer.unknownNameThreshold
        {
          count.found += 1
          if best == example.label { count.right += 1 }
        }
        counts[example.language] = count
      }
    }
    for (language, count) in counts.sorted(by: { $0.key < $1.key }) {
      say("\(language): \(count.names) unknown names, \(count.found) taken for names, \(count.right) of them rightly")
    }
  }

  private func write(
    _ signs: [String: (shared: Int, own: Int)], _ weights: [SIMD4<Double>], _ language: String, to path: String
  ) throws {
    var lines: [String] = []
    for (sign, (shared, own)) in signs {
      let sum = weights[shared] + weights[own]
      let values = (1...NameExamples.classes.count).map { sum[$0] - sum[0] }
      guard sign == "always" || values.contains(where: { abs($0) >= Self.leastWeight }) else { continue }
      lines.append(([sign] + values.map(Self.hundredths)).joined(separator: "\t"))
    }
    let head = [
      "# what: how much each sign in and beside an unknown \(language) name speaks for a person, a place or an organization, as logarithms of odds against none; made by tenor-train names",
      "# source: \(source)", "# licence: \(licence)", "# columns: sign\tperson\tplace\torganization",
    ]
    let sorted = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(((head + sorted).joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    say("\(path): \(lines.count) signs")
  }

  private static func hundredths(_ value: Double) -> String {
    let whole = Int((abs(value) * 100).rounded())
    let digits = whole % 100
    return "\(value < 0 && whole > 0 ? "-" : "")\(whole / 100).\(digits < 10 ? "0" : "")\(digits)"
  }

  private func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
