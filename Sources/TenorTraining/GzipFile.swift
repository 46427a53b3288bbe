import CZlib

/// Reading a file that may be compressed with gzip.
enum GzipFile {
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let message: String
    var description: String { "\(path): \(message)" }
  }

  /// The bytes of the file, uncompressed.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    guard let file = unsafe gzopen(path, "rb") else { throw Failure(path: path, message: "cannot be opened") }
    defer { unsafe gzclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes { unsafe gzread(file, $0.baseAddress, UInt32($0.count)) }
      if count < 0 { throw Failure(path: path, message: "is damaged gzip data after \(bytes.count) bytes") }
      if count == 0 { return bytes }
      bytes += piece[..<Int(count)]
    }
  }
}
