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
    return try run(into: RecordFiles(folder: folder)) { _ in }.counts
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
    let (lines, rejected) = try (lines(output, "records/part-00000.jsonl"), lines(output, "rejected.jsonl"))
    // Five files, and four lines that are not blank.
    #expect(counts.documents == 9)
    #expect(lines.count == 9)
    #expect(rejected == lines.filter { !$0.contains(#""status":"analyzed""#) })
    #expect(counts.files.values.map(\.documents).reduce(0, +) == 9)
    #expect(counts.files[input.path + "/lines.jsonl"]?.documents == 4)
    #expect(counts.files[input.path + "/"]?.failed == 4)
    #expect(counts.reasons["ingest/empty"] == 2)
    #expect(counts.reasons["ingest/binary"] == 2)
    #expect(counts.reasons["ingest/damaged"] == 3)
  }

  @Test("what the input tells of a document is put into the record's form")
  func told() throws {
    let input = try Scratch()
    let text = "Der Konzern Lufthansa hat im vergangenen Jahr mehr Gewinn gemacht als erwartet."
    try input.write(
      Array(
        """
        {"text":"\(text)","title":" Mu\\u0308nchen\\n\\u001b[31m heute ","published":"Tue, 05 Mar 2024 10:00:00 GMT","url":"https://www.zeitung.example/a","author":"Von Anna Beck und Jan Thiel"}
        {"text":"\(text)","published":"heute","language":"German"}
        """.utf8), "a.jsonl")
    let output = try Scratch()
    _ = try run(input.path, jobs: 1, into: output.path)
    let records = try lines(output, "records/part-00000.jsonl")
    #expect(records.count == 2)
    #expect(records[0].contains(#""title":"München [31m heute""#))
    #expect(records[0].contains(#""published":"2024-03-05T10:00:00Z""#))
    #expect(records[0].contains(#""site":"zeitung.example""#))
    #expect(records[0].contains(#""authors":["Anna Beck","Jan Thiel"]"#))
    #expect(records[1].contains(#""published":null"#) && records[1].contains(#"published: found “heute”, expected a date"#))
    #expect(records[1].contains(#""language":"de""#))
  }

  @Test("a link stays one and what it leads to is replaced; a pipe is written as it stands")
  func outputs() throws {
    let folder = try Scratch()
    try folder.write(Array("old".utf8), "file")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: folder.path + "/file")
    try OutputFile.write(Array("new".utf8), to: folder.path + "/link")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link") == folder.path + "/file")
    #expect(try lines(folder, "file") == ["new"])
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let descriptor = open(pipe, O_RDWR)
    defer { close(descriptor) }
    try OutputFile.write(Array("through".utf8), to: pipe)
    #expect(try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType != .typeRegular)
    var bytes = [UInt8](repeating: 0, count: 7)
    #expect(read(descriptor, &bytes, 7) == 7 && bytes == Array("through".utf8))
  }

  private func lines(_ folder: Scratch, _ name: String) throws -> [String] {
    try String(contentsOf: URL(filePath: folder.path + "/" + name), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// Texts enough for a checkpoint and some, broken lines among them. Most are in a language that no stage works for, to save time.
  private func manyLines() -> String {
    (0..<1_000).map { number in
      if number % 97 == 5 { return "{broken" }
      let language = number % 50 == 0 ? "de" : "xx"
      return "{\"id\":\"\(number)\",\"text\":\"Lufthansa ist zum \(number). Mal pünktlich.\",\"language\":\"\(language)\"}"
    }
    .joined(separator: "\n")
  }

  private func newRun(_ input: String, jobs: Int = 2) throws -> Run {
    let stream = DocumentStream(
      reader: try DocumentReader(inputs: [input]), loader: try DocumentLoader(lexicons: Repository.lexicons), jobs: jobs)
    return Run(stream: stream, analyzer: Repository.analyzer)
  }

  @Test(
    "an interrupted run goes on from its last checkpoint and ends in the same bytes", arguments: [nil, .gz, .zst] as [RecordCompression?])
  func resume(compression: RecordCompression?) throws {
    let input = try Scratch()
    try input.write(Array(manyLines().utf8), "lines.jsonl")
    let (whole, broken) = try (Scratch(), Scratch())
    var run = try newRun(input.path)
    let outcome = try run(into: RecordFiles(folder: whole.path, compression: compression)) { _ in }
    #expect(outcome.isComplete && outcome.counts.documents == 1_000)

    struct Killed: Error {}
    var checkpoint: RunCheckpoint?
    var collected: [String] = []
    var first = try newRun(input.path)
    // Dies in the middle of a block, with records in the file that no checkpoint knows.
    #expect(throws: Killed.self) {
      _ = try first(
        into: RecordFiles(folder: broken.path, compression: compression), save: { checkpoint = $0 },
        collect: { record in
          collected.append(record.id)
          if collected.count == 600 { throw Killed() }
        })
    }
    let reached = try #require(checkpoint)
    #expect(reached.counts.documents == 512)
    // Then is asked to end: one worker has fewer documents in hand than are left.
    var second = try newRun(input.path, jobs: 1)
    var seen = 0
    let interrupted = try second(
      into: RecordFiles(folder: broken.path, compression: compression, resumingAt: reached.files), from: reached,
      isInterrupted: { seen > 50 }, save: { checkpoint = $0 }, collect: { _ in seen += 1 })
    #expect(!interrupted.isComplete)
    let again = try #require(checkpoint)
    var third = try newRun(input.path)
    let last = try third(
      into: RecordFiles(folder: broken.path, compression: compression, resumingAt: again.files), from: again
    ) { _ in }
    #expect(last.isComplete && last.counts == outcome.counts)
    let ending = compression.map { "." + $0.rawValue } ?? ""
    for name in ["records/part-00000.jsonl" + ending, "rejected.jsonl"] {
      #expect(
        try Data(contentsOf: URL(filePath: whole.path + "/" + name)) == Data(contentsOf: URL(filePath: broken.path + "/" + name)), "\(name)"
      )
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: broken.path + "/records").count == 1)
  }

  @Test("compressed records are read as they are")
  func compressed() throws {
    let input = try Scratch()
    try input.write(Array(manyLines().utf8), "lines.jsonl")
    for compression in RecordCompression.allCases {
      let output = try Scratch()
      var run = try newRun(input.path)
      _ = try run(into: RecordFiles(folder: output.path, compression: compression)) { _ in }
      var reader = try DocumentReader(inputs: [output.path + "/records/part-00000.jsonl." + compression.rawValue])
      var count = 0
      while case .line? = reader.next() { count += 1 }
      #expect(count == 1_000)
    }
  }

  @Test("a journal remembers its own run and keeps others out")
  func journal() throws {
    let folder = try Scratch()
    let checkpoint = try { () throws in
      let journal = try RunJournal(folder: folder.path, fingerprint: "a")
      #expect(journal.checkpoint == nil && !journal.isOfAnotherRun)
      let error = #expect(throws: OutputError.self) { try RunJournal(folder: folder.path, fingerprint: "a") }
      #expect(error?.message == "another run is writing here")
      let files = try RecordFiles(folder: folder.path)
      let position = try #require(try files.checkpoint())
      let checkpoint = RunCheckpoint(counts: RunCounts(), files: position, place: ReadingPlace())
      try journal.write(checkpoint)
      return checkpoint
    }()
    #expect(try RunJournal(folder: folder.path, fingerprint: "a").checkpoint == checkpoint)
    let other = try RunJournal(folder: folder.path, fingerprint: "b")
    #expect(other.checkpoint == nil && other.isOfAnotherRun)
    other.remove()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [".lock", "records", "rejected.jsonl.partial"])
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
