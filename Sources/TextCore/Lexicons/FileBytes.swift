import Glibc

/// Reading whole small files without Foundation, which would cost every command its loading time.
public enum FileBytes {
  /// Bytes read at once of what does not say how many it has.
  private static let chunk = 1 << 16

  /// All bytes of a file, or of what can be read like one: pipes and what the system makes up say that they have none.
  public static func read(_ path: String) throws(LexiconError) -> [UInt8] {
    let (descriptor, size) = try opened(path)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    // One more than there should be: a file that has grown meanwhile shows it.
    var room = size > 0 ? size + 1 : chunk
    while true {
      var failure: Int32 = 0
      let part = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = 0
        while count < room {
          let got = unsafe Glibc.read(descriptor, buffer.baseAddress! + count, room - count)
          if got < 0 && errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { break }
          count += got
        }
      }
      if failure != 0 { throw .unreadable(path: path, message: unsafe String(cString: strerror(failure))) }
      let isEnd = part.count < room
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if isEnd { return bytes }
      room = bytes.count
    }
  }

  /// A file opened for reading, which the caller closes, and how many bytes it has.
  static func opened(_ path: String) throws(LexiconError) -> (descriptor: Int32, size: Int) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .missing(path: path, expected: "a data file") }
      throw .unreadable(path: path, message: unsafe String(cString: strerror(errno)))
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let message = unsafe String(cString: strerror(errno))
      close(descriptor)
      throw .unreadable(path: path, message: message)
    }
    return (descriptor, Int(status.st_size))
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// Names of a folder's entries, without `.` and `..`; empty when it cannot be read.
  static func entries(of path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
