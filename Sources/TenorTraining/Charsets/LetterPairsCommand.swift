import ArgumentParser
import Foundation
import TextCore

struct LetterPairsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter-pairs", abstract: "Counts which character follows which, for telling character sets apart.",
    discussion: "The folder holds <language>.txt (a sentence a line), also as .gz. The same folder makes the same table to the byte.")

  @Argument(help: "The folder of texts.") var folder: String
  @Option(name: .shortAndLong, help: "The table to write.") var output: String
  @Option(name: .long, parsing: .upToNextOption, help: "The languages to count, each as much as the others.")
  var languages = ["bg", "da", "de", "en"]

  func run() throws {
    let texts = try languages.map { language in
      let path = "\(folder)/\(language).txt"
      return String(decoding: try GzipFile.read(FileManager.default.fileExists(atPath: path) ? path : path + ".gz"), as: UTF8.self)
    }
    try Data(LetterPairCounts(texts).table.utf8).write(to: URL(fileURLWithPath: output))
  }
}
