import CZlib
import Glibc

/// A file read from front to back, decompressed on the way when it is gzip (one member or many).
@safe struct InputFile: ~Copyable {
  private let handle: gzFile
  private let path: String

  init(path: String) throws(IngestError) {
    guard let handle = unsafe gzopen(path, "rbe") else { throw .unreadable(path: path, message: SystemMessage.last) }
    unsafe self.init(handle: handle, path: path)
  }

  /// Standard input; a second one is at its end.
  static func standardInput() throws(IngestError) -> InputFile {
    // A copy, so that closing it leaves the number 0 to standard input.
    guard let handle = unsafe gzdopen(dup(0), "rb") else { throw .unreadable(path: "-", message: SystemMessage.last) }
    return unsafe InputFile(handle: handle, path: "-")
  }

  private init(handle: gzFile, path: String) {
    unsafe self.handle = handle
    self.path = path
    unsafe gzbuffer(handle, 1 << 17)
  }

  deinit { unsafe gzclose(handle) }

  /// Appends up to `count` bytes; false at the end of the file.
  mutating func append(upTo count: Int, to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    var got = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      got = Int(unsafe gzread(handle, buffer.baseAddress, UInt32(count)))
      initialized = max(0, got)
    }
    bytes.append(contentsOf: piece)
    if got == count { return true }
    var code: Int32 = 0
    let message = unsafe String(cString: gzerror(handle, &code))
    switch code {
    case Z_OK, Z_STREAM_END: return got > 0
    case Z_ERRNO: throw .unreadable(path: path, message: message)
    default: throw .damaged(message: "the compressed data is damaged or cut off", offset: Int(unsafe gzoffset(handle)))
    }
  }

  /// The whole file.
  static func contents(of path: String, limit: Int) throws(IngestError) -> [UInt8] {
    var file = try InputFile(path: path)
    var bytes: [UInt8] = []
    while try file.append(upTo: 1 << 18, to: &bytes) {
      if bytes.count > limit { throw .tooLarge(bytes: bytes.count, limit: limit) }
    }
    return bytes
  }
}
