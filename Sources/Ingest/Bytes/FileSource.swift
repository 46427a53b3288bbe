import Glibc

/// A file as it is, or a part of it; also standard input and pipes, which are read but once.
final class FileSource: ByteSource {
  private static let pieceBytes = 1 << 17

  private let descriptor: Int32
  private let path: String
  private let isSeekable: Bool
  /// The part of the file that this is.
  private let range: Range<Int>
  private var offset: Int
  private(set) var place = Place(offset: 0, isExact: true)

  /// - Parameter path: a file, or `-` for standard input.
  convenience init(path: String) throws(IngestError) {
    // A copy, so that closing it leaves the number 0 to standard input.
    let descriptor = path == "-" ? dup(0) : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, message: SystemMessage.last) }
    self.init(descriptor: descriptor, path: path, range: 0..<Int.max, isSeekable: lseek(descriptor, 0, SEEK_CUR) >= 0 && path != "-")
  }

  private init(descriptor: Int32, path: String, range: Range<Int>, isSeekable: Bool) {
    self.descriptor = descriptor
    self.path = path
    self.isSeekable = isSeekable
    self.range = range
    offset = range.lowerBound
  }

  deinit { close(descriptor) }

  /// A part of the same file, with a position of its own.
  func part(_ range: Range<Int>) throws(IngestError) -> FileSource {
    let copy = dup(descriptor)
    guard copy >= 0 else { throw .unreadable(path: path, message: SystemMessage.last) }
    return FileSource(descriptor: copy, path: path, range: range, isSeekable: isSeekable)
  }

  /// Bytes of the file; nil for a pipe.
  var size: Int? {
    var status = stat()
    guard isSeekable, unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    let piece = try read(at: offset, count: min(Self.pieceBytes, range.upperBound - offset))
    place = Place(offset: offset, isExact: true)
    offset += piece.count
    bytes.append(contentsOf: piece)
    return !piece.isEmpty
  }

  /// At most `count` bytes from an offset; fewer only at the end. Of a pipe: the next bytes that are there.
  func read(at offset: Int, count: Int) throws(IngestError) -> [UInt8] {
    var failure: Int32 = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        guard let start = buffer.baseAddress else { break }
        let got =
          isSeekable
          ? unsafe pread(descriptor, start + filled, count - filled, off_t(offset + filled))
          : unsafe Glibc.read(descriptor, start + filled, count - filled)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        filled += got
        if !isSeekable { break }
      }
    }
    if failure != 0 && piece.isEmpty { throw .unreadable(path: path, message: SystemMessage.of(failure)) }
    return piece
  }

  func seek(to offset: Int) -> Bool {
    guard isSeekable, offset >= range.lowerBound, offset <= range.upperBound else { return false }
    self.offset = offset
    return true
  }
}
