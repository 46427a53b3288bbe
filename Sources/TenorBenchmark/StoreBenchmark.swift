import ArgumentParser
import Foundation
import Ingest
import Reporting
import StandardLexicons
import Tenor
import TextCore

/// How fast records go into the store, and how fast table and report come out of it.
struct StoreBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Articles/s into the SQLite store, without and with companies, cues and mentions; table and report from it.")

  @Argument(help: "Folder of documents, repeated until there are enough.")
  var folder = "Corpus"

  @Option(help: "Articles to store.")
  var articles = 50_000

  func run() throws {
    let lexicons = try LexiconFolder(path: StandardLexicons.path)
    let analyzer = try Analyzer(lexicons: lexicons)
    var stream = DocumentStream(reader: try DocumentReader(inputs: [folder]), loader: try DocumentLoader(lexicons: lexicons), jobs: 1)
    var records: [Record] = []
    try stream.forEach({ analyzer.record(of: $0) }, consume: { if $0.status == .analyzed { records.append($0) } })
    guard !records.isEmpty else { throw ValidationError("\(folder): no articles in it") }
    try store(records.map(\.withoutAnalysis), "metadata alone")
    try store(records, "with companies, cues and mentions", withReport: true)
  }

  private func store(_ records: [Record], _ name: String, withReport: Bool = false) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "tenor-benchmark-\(UUID().uuidString).sqlite").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let store = try Store(path: path)
    let storing = try ProcessorTime.measure {
      for n in 0..<articles {
        var record = records[n % records.count]
        record.id = "\(n)"
        try store.add(record)
      }
      try store.finish(RunCounts())
    }
    print(String(format: "%@: %.0f articles/s", name, Double(articles) / storing))
    guard withReport else { return }
    let table = try ProcessorTime.measure { _ = try CompanyTable(of: store).text(.csv) }
    let report = try ProcessorTime.measure { _ = try Report(of: store).html }
    print(String(format: "table %.2f s, report %.2f s; peak memory %d MB", table, report, PeakMemory.megabytes))
  }
}

extension Record {
  /// The same without what was found in the text.
  fileprivate var withoutAnalysis: Record {
    var record = self
    record.companies = []
    record.mentions = []
    return record
  }
}
