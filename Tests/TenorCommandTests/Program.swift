import Foundation

/// Runs programs, ours above all, and keeps what they say.
enum Program {
  struct Ended {
    let status: Int32
    let output: String
    let error: String
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The program that the build put beside the tests.
  private static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "tenor").path

  static func tenor(_ arguments: [String], input: String = "") throws -> Ended { try run(path, arguments, input: input) }

  /// - Parameters:
  ///   - folder: where it works; the repository if nil.
  ///   - path: `PATH` in place of our own.
  static func run(_ program: String, _ arguments: [String], folder: String? = nil, path: String? = nil, input: String = "") throws -> Ended
  {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.map { URL(filePath: $0) } ?? root
    if let path { process.environment = ProcessInfo.processInfo.environment.merging(["PATH": path]) { $1 } }
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

  /// The path of an output folder that is gone after the test.
  static func withOutput(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tenor-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
