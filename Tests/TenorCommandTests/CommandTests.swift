import Foundation
import Testing

/// The program as a user meets it: exit statuses, messages, and what goes to which stream.
struct CommandTests {
  private struct Ended {
    let status: Int32
    let output: String
    let error: String
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program that the build put beside the tests.
  private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "tenor").path

  private func tenor(_ arguments: String..., input: String = "") throws -> Ended { try tenor(arguments, input: input) }

  private func tenor(_ arguments: [String], input: String = "") throws -> Ended {
    let process = Process()
    process.executableURL = URL(filePath: Self.program)
    process.arguments = arguments
    process.currentDirectoryURL = Self.root
    let folder = FileManager.default.temporaryDirectory.appending(path: "tenor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(input.utf8).write(to: folder.appending(path: "in"))
    for name in ["out", "err"] { try Data().write(to: folder.appending(path: name)) }
    process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: "in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "err"))
    try process.run()
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, output: try String(contentsOf: folder.appending(path: "out"), encoding: .utf8),
      error: try String(contentsOf: folder.appending(path: "err"), encoding: .utf8))
  }

  private func withOutput(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tenor-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("a run writes every file of its folder and shows the table")
  func run() throws {
    try withOutput { folder in
      let ended = try tenor("run", "Corpus", "-o", folder)
      #expect(ended.status == 0, "\(ended.error)")
      #expect(ended.output.hasPrefix("Company"))
      #expect(ended.error.contains("documents: "))
      for name in ["records/part-00000.jsonl", "rejected.jsonl", "tenor.sqlite", "companies.csv", "run.json"] {
        #expect(FileManager.default.fileExists(atPath: folder + "/" + name), "\(name)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasSuffix(".partial") })
      let again = try tenor("table", folder, "--format", "json", "--by", "language,month")
      #expect(again.status == 0)
      #expect(try JSONSerialization.jsonObject(with: Data(again.output.utf8)) is [[String: Any]])
    }
  }

  @Test(
    "what cannot be run is said in one line, with the exit status of its kind",
    arguments: [
      (["run", "no-such-folder"], 1, "no-such-folder: no such file or folder"),
      (["table", "no-such-folder"], 1, "no-such-folder/tenor.sqlite: no store here; `tenor run` makes one"),
      (["detect", "-", "--lexicons", "no-such-folder"], 1, "no-such-folder/*/language.tsv: not found"),
      (["analyze", "-", "--jobs", "0"], 64, "--jobs 0: expected 1 to 1024"),
      (["analyze"], 64, "Missing expected argument"),
      (["table", "--by", "weather"], 64, "weather: expected language, month, site"),
      (["fly"], 64, "Unexpected argument 'fly'"),
    ])
  func unusable(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let ended = try tenor(arguments)
    #expect(ended.status == status)
    #expect(ended.error.contains(message), "\(ended.error)")
    #expect(ended.output.isEmpty)
  }

  @Test("--strict ends with 3 when a document failed, and not otherwise")
  func strict() throws {
    #expect(try tenor("analyze", "-", "--strict", "--format", "jsonl", input: "{broken\n").status == 3)
    #expect(try tenor("analyze", "-", "--format", "jsonl", input: "{broken\n").status == 0)
    #expect(try tenor("detect", "-", "--strict", input: "{\"text\":\"Guten Morgen\"}\n").status == 0)
  }

  @Test("single stages answer a line a document on standard output")
  func stages() throws {
    let line =
      "{\"id\":\"7\",\"text\":\"Lufthansa hat sich nicht entschuldigt.\",\"language\":\"de\",\"targets\":[{\"start\":0,\"end\":9}]}\n"
    for (command, field) in [
      (["detect", "-"], "candidates"), (["detect", "-", "--segments"], "segments"), (["entities", "-"], "entities"),
      (["sentiment", "-"], "targets"),
      (["extract", "-", "--keep-all-lines"], "passages"),
    ] {
      let ended = try tenor(command, input: line)
      #expect(ended.status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
      #expect(object?["id"] as? String == "7")
      #expect(object?[field] != nil, "\(command): \(ended.output)")
    }
  }
}
