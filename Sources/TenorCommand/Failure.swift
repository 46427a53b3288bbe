import ArgumentParser
import Foundation
import Tenor

/// Ends the program as the exit statuses of the README say.
enum Failure {
  /// Says on standard error why nothing could be done, and ends with status 1.
  static func couldNotRun(_ error: any Error) -> ExitCode {
    StandardError.write("tenor: \(error)\n")
    return ExitCode(1)
  }

  static let strict = ExitCode(3)

  /// 128 and the number of SIGINT, as shells have it.
  static let interrupted = ExitCode(130)

  /// Runs `body`; an error that is none of the argument parser's is said plainly.
  static func guarding(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let code as ExitCode {
      throw code
    } catch let error as ValidationError {
      throw error
    } catch {
      throw couldNotRun(error)
    }
  }
}

enum StandardError {
  /// What cannot be said, on a full disk or to a pipe that nobody reads, is not worth the work in hand.
  static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}

/// Standard output in blocks.
final class StandardOutput {
  private static let bufferBytes = 1 << 16
  private var buffer: [UInt8] = []

  /// Writes all at once.
  static func write(whole text: some Sequence<UInt8>) throws {
    let output = StandardOutput()
    try output.write(Array(text))
    try output.flush()
  }

  func write(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  func flush() throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: buffer)
    } catch {
      throw OutputError(path: "standard output", message: error.localizedDescription)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
