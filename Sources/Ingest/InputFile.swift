import CZlib

/// A file read from front to back, decompressed on the way when it is gzip (one member or many).
@safe struct InputFile: ~Copyable {
  private let handle: gzFile
  private let path: String

  /// - Parameter path: a file, or `-` for standard input.
  init(path: String) throws(IngestError) {
    self.path = path
    guard let handle = unsafe path == "-" ? gzdopen(0, "rb") : gzopen(path, "rb") else {
      throw .unreadable(path: path, message: SystemMessage.last)
    }
    unsafe self.handle = handle
    unsafe gzbuffer(handle, 1 << 17)
  }

  deinit { unsafe gzclose(handle) }

  /// Appends up to `count` bytes; false at the end of the file.
  mutating func append(upTo count: Int, to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    var got = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      got = Int(unsafe gzread(handle, buffer.baseAddress, UInt32(count)))
      initialized = max(0, got)
    }
    bytes.append(contentsOf: chunk)
    if got < 0 || (got < count && isCut) {
      throw .damaged(message: "the compressed data is damaged or cut off", offset: Int(unsafe gzoffset(handle)))
    }
    return got > 0
  }

  /// Whether the file ended inside a gzip member.
  private var isCut: Bool {
    var code: Int32 = 0
    _ = unsafe gzerror(handle, &code)
    return code == Z_BUF_ERROR
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
