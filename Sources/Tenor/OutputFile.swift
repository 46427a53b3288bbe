import Glibc

/// A file that appears under its name only when it is whole: it is written beside it (`.partial`) and renamed at the end.
///
/// What is no file and cannot be replaced by one, as a device or a pipe, is written as it stands; a symbolic link stays one, and what it
/// leads to is replaced.
public final class OutputFile {
  private static let ending = ".partial"
  private static let mode: mode_t = 0o644

  private let path: String
  /// Where the bytes go until the file is whole; the path itself for what cannot be replaced.
  private let writtenPath: String
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
    let path = Self.target(of: path)
    if unsafe access(path + Self.ending, F_OK) != 0 { unsafe rename(path, path + Self.ending) }
    try self.init(path: path, length: length, bufferBytes: bufferBytes)
  }

  private init(path: String, length: Int, bufferBytes: Int) throws {
    let path = Self.target(of: path)
    let isReplaceable = Self.isReplaceable(path)
    self.path = path
    self.bufferBytes = bufferBytes
    written = length
    writtenPath = isReplaceable ? path + Self.ending : path
    descriptor = unsafe open(writtenPath, O_WRONLY | O_CREAT | O_CLOEXEC, Self.mode)
    guard descriptor >= 0 else { throw Self.failure(path) }
    guard isReplaceable else { return }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= length else {
      close(descriptor)
      throw OutputError(path: writtenPath, message: "found \(size) bytes, expected at least \(length) of the interrupted run")
    }
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) >= 0 else {
      let error = Self.failure(path)
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Where a symbolic link leads; any other path as it is.
  private static func target(of path: String) -> String {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let target = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  /// Whether a path is free, or a file.
  private static func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  /// - Throws: ``OutputError``, also for bytes that were given to an earlier call.
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

  /// Brings all bytes to the disk and gives the file its name; to be called once, at the end.
  public func finish() throws {
    try flush()
    if writtenPath == path { return }
    guard fsync(descriptor) == 0, unsafe rename(writtenPath, path) == 0 else { throw Self.failure(path) }
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
