import Foundation
import Tenor

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
