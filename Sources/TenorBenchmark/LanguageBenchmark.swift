import ArgumentParser
import Foundation
import LanguageIdentification
import StandardLexicons
import Tenor
import TextCore

/// The rates of language identification by itself, as JSON, for `Benchmarks/language_rates.py` to set beside those of others.
///
/// Texts are decoded beforehand; a round is one guess for each. An answer that differs between rounds fails the benchmark.
struct LanguageBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "language", abstract: "Texts/s and MB/s of language identification.")

  @Argument(help: "File of texts, one a line.")
  var file: String

  @Option(help: "Lines are joined to texts of at least so many bytes; 0 takes each line as a text.")
  var joined = 0

  @Option(help: "Rounds; the best one counts.")
  var rounds = 5

  func run() throws {
    let folder = try LexiconFolder(path: StandardLexicons.path)
    var loaded: LanguageIdentifier?
    let loading = try ContinuousClock().measure { loaded = try LanguageIdentifier(lexicons: folder) }
    guard let identifier = loaded else { preconditionFailure("loading either throws or leaves an identifier") }
    let texts = try Self.texts(in: file, joined: joined)
    guard !texts.isEmpty else { throw ValidationError("\(file): no texts in it") }
    var best = Double.infinity
    var answers: [Language]?
    for _ in 0..<rounds {
      var given: [Language] = []
      given.reserveCapacity(texts.count)
      let start = Date()
      for text in texts { given.append(identifier.guess(text).language) }
      best = min(best, -start.timeIntervalSinceNow)
      if let answers, answers != given { throw ValidationError("the answers differ between rounds") }
      answers = given
    }
    let bytes = texts.reduce(0) { $0 + $1.count }
    let counts = Dictionary(grouping: answers ?? [], by: \.code).mapValues(\.count)
    let rates: [String: Any] = [
      "texts": texts.count, "bytes": bytes, "texts_per_second": Double(texts.count) / best,
      "megabytes_per_second": Double(bytes) / best / 1e6, "load_milliseconds": loading / .milliseconds(1), "answers": counts,
    ]
    let json = try JSONSerialization.data(withJSONObject: rates, options: [.sortedKeys])
    print(String(decoding: json, as: UTF8.self))
  }

  private static func texts(in file: String, joined: Int) throws -> [Text] {
    let bytes = Array(try Data(contentsOf: URL(filePath: file)))
    var texts: [Text] = []
    var under: [UInt8] = []
    for line in bytes.split(separator: 0x0A) {
      under += under.isEmpty ? line : [0x20] + line
      guard under.count >= joined else { continue }
      texts.append(Text(repairing: under))
      under.removeAll()
    }
    return texts
  }
}
