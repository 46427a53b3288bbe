import Glibc

/// A file that appears under its name only when it is whole: it is written beside it (`.partial`) and renamed at the end.
public final class OutputFile {
  private static let ending = ".partial"
  private static let mode: mode_t = 0o644

  private let path: String
  private let descriptor: Int32
  private let bufferBytes: Int
  private var buffer: [UInt8] = []
  /// Bytes written so far, those in the buffer left out.
  private var written: Int

  /// Begins a file.
  public convenience init(path: String, bufferBytes: Int = 1 << 16) throws {
    try self.init(path: path, length: 0, bufferBytes: bufferBytes)
  }

  /// Goes on with a file that was begun, or even finished, behind its first `length` bytes.
  public convenience init(resuming path: String, at length: Int, bufferBytes: Int = 1 << 16) throws {
    if unsafe access(path + Self.ending, F_OK) != 0 { unsafe rename(path, path + Self.ending) }
    try self.init(path: path, length: length, bufferBytes: bufferBytes)
  }

  private init(path: String, length: Int, bufferBytes: Int) throws {
    self.path = path
    self.bufferBytes = bufferBytes
    written = length
    descriptor = unsafe open(path + Self.ending, O_WRONLY | O_CREAT | O_CLOEXEC, Self.mode)
    guard descriptor >= 0 else { throw Self.failure(path) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= length else {
      close(descriptor)
      throw OutputError(path: path + Self.ending, message: "found \(size) bytes, expected at least \(length) of the interrupted run")
    }
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      let error = Self.failure(path)
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  public func append(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= bufferBytes { try flush() }
  }

  private func flush() throws {
    var offset = 0
    while offset < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      offset += count
    }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Brings all bytes to the disk; their number.
  public func synchronize() throws -> Int {
    try flush()
    guard fdatasync(descriptor) == 0 else { throw Self.failure(path) }
    return written
  }

  public func finish() throws {
    try flush()
    guard fsync(descriptor) == 0, unsafe rename(path + Self.ending, path) == 0 else { throw Self.failure(path) }
    Self.synchronizeFolder(of: path)
  }

  /// Brings the name of a file to the disk. A file system that cannot do so loses nothing but the name, so that is no failure.
  private static func synchronizeFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes a file, and what was begun of it.
  public static func remove(_ path: String) {
    unsafe unlink(path)
    unsafe unlink(path + ending)
  }

  private static func failure(_ path: String) -> OutputError { OutputError(path: path, message: unsafe String(cString: strerror(errno))) }

  /// The whole of a small file at once.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try OutputFile(path: path)
    try file.append(bytes)
    try file.finish()
  }
}
