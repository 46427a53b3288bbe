import ArgumentParser
import Foundation
import LanguageIdentification
import TextCore

struct LanguageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language", abstract: "Trains the model that tells languages.",
    discussion: """
      The folder holds <language>.txt (a sentence a line) and <language>.words.tsv (word, tab, frequency), both also as .gz. The same
      folder makes the same model to the byte, and its head names the files and all numbers of the training. Held-out figures go to
      standard error.
      """)

  @Argument(help: "The folder of texts.") var folder: String
  @Option(name: .shortAndLong, help: "The model to write.") var output: String
  @Option(name: .long, parsing: .upToNextOption, help: "The languages to tell apart; all others in the folder are ‘und’.")
  var languages = ["de", "bg", "da", "en"]
  @Option(help: "A line on where the texts come from, for the head of the model. May be repeated. (default: as in the model that ships)")
  var source: [String] = Self.shippedSources
  @Option(help: "The licence, for the head of the model.") var licence = Self.shippedLicence

  /// Where the texts come from that the model that ships has been trained on.
  static let shippedSources = [
    "Mozilla Common Voice sentences (CC0-1.0); fnielsen/lcc-sentiment (CC BY); "
      + "Universal Dependencies, train and dev parts (CC BY-SA 4.0)",
    "MediaWiki messages (GPL-2.0-or-later); The Debian Administrator's Handbook (GPL-2.0-or-later or CC BY-SA 3.0)",
    "word frequencies: wordfreq 3.1.1 and hermitdave/FrequencyWords 2018 (CC BY-SA 4.0)",
  ]
  static let shippedLicence = "CC BY-SA 4.0 (texts: CC0-1.0, CC BY, CC BY-SA, GPL-2.0-or-later)"

  func run() async throws {
    let corpora = try LanguageCorpus.all(in: folder)
    let model = await LanguageTraining(corpora: corpora, told: languages.map { Language($0) })
      .model(notes: source.map { ("source", $0) } + [("licence", licence)])
    let bytes = model.bytes
    try Data(bytes).write(to: URL(fileURLWithPath: output))
    let report = HeldOutReport(try LanguageIdentifier(model: bytes), corpora)
    FileHandle.standardError.write(Data("\(output): \(bytes.count) bytes\n\(report)\n".utf8))
  }
}
