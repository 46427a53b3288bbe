import ArgumentParser
import Foundation
import Ingest
import StandardLexicons
import Tenor
import TextCore

/// Throughput and memory of every stage on a folder of documents, with checked answers.
///
/// Each stage runs alone over what the stages before it made, on one thread, best of several rounds; the parse-only floors of
/// libxml2 run in the same process on the same bytes. A stage whose answer differs between rounds fails the benchmark.
struct StagesBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Pages/s, MB/s and peak memory of each stage and of the whole.")

  @Argument(help: "Folder of documents.")
  var folder = "Corpus"

  @Option(help: "Rounds; the best one counts.")
  var rounds = 5

  @Option(help: "Small folders are repeated up to so many documents.")
  var documents = 400

  @Option(help: "Folder of lexicons to use in place of the ones that ship with Tenor.")
  var lexicons: String?

  @Option(help: "Only the stages whose names begin so: libxml2, extraction, language, tokens, entities, sentiment or whole, with commas.")
  var only: String?

  func run() throws {
    let lexicons = try LexiconFolder(path: lexicons ?? StandardLexicons.path)
    let loading = ContinuousClock().measure { _ = try? Analyzer(lexicons: lexicons) }
    var bench = try StageBench(documents: load(lexicons), lexicons: lexicons, rounds: rounds)
    print("\(bench.count) documents, \(format(Double(bench.bytes) / 1e6)) MB; one thread, best of \(rounds) rounds")
    print("lexicons and model load in \(format(loading / .milliseconds(1))) ms\n")
    print(pad("stage", 26) + pad("documents/s", 14, left: false) + pad("MB/s", 10, left: false) + pad("ms/document", 14, left: false))
    let start = Date()
    let rows = try bench.measure(only: only?.split(separator: ",").map(String.init) ?? [])
    for row in rows {
      let rate = Double(bench.count) / row.seconds
      print(
        pad(row.name, 26) + pad(format(rate, 0), 14, left: false) + pad(format(Double(row.bytes) / row.seconds / 1e6), 10, left: false)
          + pad(format(1000 / rate, 3), 14, left: false))
    }
    if only != nil { return }
    let analyzer = try Analyzer(lexicons: lexicons)
    print("\nthe whole job on several threads, reading included")
    var single = 0.0
    for jobs in Set([1, 2, ProcessInfo.processInfo.activeProcessorCount]).sorted() {
      let seconds = try whole(jobs: jobs, analyzer: analyzer, lexicons: lexicons)
      if jobs == 1 { single = seconds }
      print(
        "  \(jobs) job\(jobs == 1 ? " " : "s"): \(format(Double(bench.fileCount) / seconds, 0)) documents/s, ×\(format(single / seconds, 2))"
      )
    }
    print("\npeak memory \(PeakMemory.megabytes) MB; checked answers: \(bench.digest); \(format(-start.timeIntervalSinceNow)) s in all")
  }

  /// The documents of the folder in memory, repeated when they are few.
  private func load(_ lexicons: LexiconFolder) throws -> [Document] {
    var reader = try DocumentReader(inputs: [folder])
    let loader = try DocumentLoader(lexicons: lexicons)
    var loaded: [Document] = []
    while let pending = reader.next() {
      if let document = try? loader.load(pending) { loaded.append(document) }
    }
    guard !loaded.isEmpty else { throw ValidationError("\(folder): no documents in it") }
    let once = loaded
    while loaded.count < documents { loaded += once.prefix(documents - loaded.count) }
    return loaded
  }

  private func whole(jobs: Int, analyzer: Analyzer, lexicons: LexiconFolder) throws -> Double {
    let start = Date()
    var stream = DocumentStream(reader: try DocumentReader(inputs: [folder]), loader: try DocumentLoader(lexicons: lexicons), jobs: jobs)
    var bytes = 0
    try stream.forEach({ analyzer.record(of: $0).json() }, consume: { bytes += $0.count })
    return -start.timeIntervalSinceNow
  }

  private func format(_ value: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", value) }

  private func pad(_ text: String, _ width: Int, left: Bool = true) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + space : space + text
  }
}
