import Foundation
import Ingest
import Testing
import TextCore

@testable import Tenor

struct RunTests {
  /// A folder that is gone after the test.
  final class Scratch {
    let path = FileManager.default.temporaryDirectory.appending(path: "tenor-\(UUID().uuidString)").path
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: URL(filePath: path + "/" + name)) }
  }

  private func run(_ input: String, jobs: Int, into folder: String) throws -> RunCounts {
    let stream = DocumentStream(
      reader: try DocumentReader(inputs: [input]), loader: try DocumentLoader(lexicons: Repository.lexicons), jobs: jobs)
    var run = Run(stream: stream, analyzer: Repository.analyzer)
    return try run(into: RecordFiles(folder: folder)) { _ in }
  }

  @Test("the same bytes come out of one worker and of eight")
  func workers() throws {
    let one = try Scratch()
    let eight = try Scratch()
    let counts = try run(Repository.corpus.path, jobs: 1, into: one.path)
    let same = try run(Repository.corpus.path, jobs: 8, into: eight.path)
    #expect(same == counts)
    for name in ["records/part-00000.jsonl", "rejected.jsonl"] {
      let a = try Data(contentsOf: URL(filePath: one.path + "/" + name))
      #expect(try a == Data(contentsOf: URL(filePath: eight.path + "/" + name)))
    }
    #expect(counts.documents == counts.analyzed + counts.skipped + counts.failed)
    #expect(counts.analyzed == counts.languages.values.reduce(0, +))
  }

  @Test("one line out for every document in, whatever the document")
  func accounting() throws {
    let input = try Scratch()
    try input.write([], "empty.html")
    try input.write([], "empty.txt")
    try input.write(Array("%PDF-1.4\n%âãÏÓ\n1 0 obj".utf8), "paper.html")
    try input.write([0x89, 0x50, 0x4E, 0x47] + (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7) }, "image.html")
    try input.write(Array("<html><body><p>Kurz.</p></body></html>".utf8), "short.html")
    try input.write(Array("{\"id\":\"a\",\"text\":\"Lufthansa ist pünktlich.\"}\n{broken\n\n{\"id\":\"b\"}\n[1]\n".utf8), "lines.jsonl")
    try input.write(Array("no document".utf8), "notes.md")
    let output = try Scratch()
    let counts = try run(input.path, jobs: 2, into: output.path)
    let lines = try ["records/part-00000.jsonl", "rejected.jsonl"].flatMap {
      try String(contentsOf: URL(filePath: output.path + "/" + $0), encoding: .utf8).split(separator: "\n")
    }
    // Five files, and four lines that are not blank.
    #expect(counts.documents == 9)
    #expect(lines.count == 9)
    #expect(counts.reasons["ingest/empty"] == 2)
    #expect(counts.reasons["ingest/binary"] == 2)
    #expect(counts.reasons["ingest/damaged"] == 3)
  }

  @Test("an empty folder makes an empty run")
  func emptyFolder() throws {
    let input = try Scratch()
    let output = try Scratch()
    let counts = try run(input.path, jobs: 2, into: output.path)
    #expect(counts == RunCounts())
    #expect(FileManager.default.fileExists(atPath: output.path + "/records/part-00000.jsonl"))
    #expect(FileManager.default.fileExists(atPath: output.path + "/rejected.jsonl"))
  }

  @Test("results keep the order of the inputs though later ones are done first")
  func order() throws {
    var next = 0
    var consumed: [Int] = []
    try OrderedWork.run(
      jobs: 4,
      next: { () -> Int? in
        next += 1
        return next <= 200 ? next : nil
      },
      work: { (number: Int) -> Int in
        if number % 7 == 0 { Thread.sleep(forTimeInterval: 0.003) }
        return number
      }, consume: { consumed.append($0) })
    #expect(consumed == Array(1...200))
  }

  @Test("an error of the consumer ends the work")
  func failure() {
    struct Full: Error {}
    var next = 0
    #expect(throws: Full.self) {
      try OrderedWork.run(
        jobs: 2,
        next: { () -> Int? in
          next += 1
          return next
        }, work: { $0 }, consume: { (number: Int) in if number == 50 { throw Full() } })
    }
  }
}
