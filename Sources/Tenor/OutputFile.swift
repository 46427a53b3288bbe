import Foundation

/// A file that appears under its name only when it is whole: it is written beside it and renamed at the end.
public final class OutputFile {
  private let path: String
  private let temporaryPath: String
  private let handle: FileHandle
  private let bufferBytes: Int
  private var buffer: [UInt8] = []

  public init(path: String, bufferBytes: Int = 1 << 16) throws {
    self.path = path
    temporaryPath = path + ".partial"
    self.bufferBytes = bufferBytes
    guard FileManager.default.createFile(atPath: temporaryPath, contents: nil), let handle = FileHandle(forWritingAtPath: temporaryPath)
    else {
      throw OutputError(path: temporaryPath, message: "cannot be written")
    }
    self.handle = handle
  }

  public func append(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= bufferBytes { try flush() }
  }

  private func flush() throws {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw OutputError(path: path, message: "\(error.localizedDescription)")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  public func finish() throws {
    try flush()
    try handle.synchronize()
    try handle.close()
    guard unsafe rename(temporaryPath, path) == 0 else {
      throw OutputError(path: path, message: "cannot be renamed from \(temporaryPath): \(unsafe String(cString: strerror(errno)))")
    }
  }

  /// The whole of a small file at once.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try OutputFile(path: path)
    try file.append(bytes)
    try file.finish()
  }
}

/// A file of the output that cannot be written.
public struct OutputError: Error, CustomStringConvertible {
  public let path: String
  public let message: String

  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  public var description: String { "\(path): \(message)" }
}
