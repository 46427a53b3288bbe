import Glibc

/// Reading whole small files without Foundation, which would cost every command its loading time.
enum FileBytes {
  static func read(_ path: String) throws(LexiconError) -> [UInt8] {
    let (descriptor, size) = try opened(path)
    defer { close(descriptor) }
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { throw .unreadable(path: path, message: unsafe String(cString: strerror(failure))) }
    return bytes
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
