import CZlib

/// zlib's `inflate`.
@safe final class Inflater: FrameDecoder {
  static let gzipMagic: [UInt8] = [0x1F, 0x8B, 0x08]

  enum Wrapping: Int32 {
    /// RFC 1952, one member.
    case gzip = 31
    /// RFC 1950.
    case zlib = 15
    /// RFC 1951.
    case raw = -15
  }

  private static let pieceBytes = 1 << 16

  private let stream: UnsafeMutablePointer<z_stream>
  private let piece: UnsafeMutableBufferPointer<UInt8>

  init(_ wrapping: Wrapping) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe piece = .allocate(capacity: Self.pieceBytes)
    let code = unsafe inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib gives an inflater unless memory is out or its header is of another version")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
    unsafe piece.deallocate()
  }

  /// That of gzip's members; the other wrappings have none, and stand alone.
  var magic: [UInt8] { Self.gzipMagic }

  /// Names longer than so many bytes are chance.
  private static let longestName = 1 << 10

  /// By the flags of a member: three of them are never set, and a name comes to an end.
  func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
    let header = bytes.prefix(10)
    guard header.count == 10, let flags = header.dropFirst(3).first, flags & 0xE0 == 0 else { return false }
    let (hasExtra, hasName) = (flags & 4 != 0, flags & 8 != 0)
    return hasExtra || !hasName || bytes.dropFirst(10).prefix(Self.longestName).contains(0)
  }

  func reset() { unsafe inflateReset(stream) }

  /// False: gzip knows no dictionaries.
  func takeDictionary(from input: ByteWindow) -> Bool { false }

  func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) -> (used: Int, outcome: DecoderOutcome) {
    unsafe input.withUnsafeBufferPointer { input in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      unsafe stream.pointee.next_out = piece.baseAddress
      unsafe stream.pointee.avail_out = UInt32(piece.count)
      let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      unsafe output.append(contentsOf: piece[..<(piece.count - Int(stream.pointee.avail_out))])
      let used = unsafe input.count - Int(stream.pointee.avail_in)
      switch code {
      case Z_STREAM_END: return (used, .end)
      case Z_OK, Z_BUF_ERROR: return (used, .progress)
      default: return (used, .damaged(message: nil))
      }
    }
  }
}
