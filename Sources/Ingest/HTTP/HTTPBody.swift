import TextCore

/// A body as it was before it went over the wire: without chunks and content encodings, each taken off only where it is there.
///
/// Crawlers store bodies decoded and leave the header lines that say otherwise, or the other way round.
struct HTTPBody {
  private(set) var content: [UInt8]
  /// What did not hold.
  private(set) var warnings: [String] = []

  init(of block: [UInt8], _ message: HTTPMessage, limit: Int) throws(IngestError) {
    content = Array(block[message.bodyStart...])
    if message.isChunked { removeChunks() }
    for encoding in message.contentEncodings.reversed() { try remove(encoding, limit: limit) }
    // Encoded without saying so.
    if content.starts(with: Inflater.gzipMagic) { try remove("gzip", limit: limit) }
    if content.count > limit { throw .tooLarge(bytes: content.count, limit: limit) }
  }

  private mutating func remove(_ encoding: String, limit: Int) throws(IngestError) {
    let input = ByteWindow(MemorySource(content))
    let source: any ByteSource
    switch encoding {
    case "gzip", "x-gzip":
      guard content.starts(with: Inflater.gzipMagic) else { return }
      source = FrameSource(input, Inflater(.gzip))
    case "deflate":
      // RFC 9110 means zlib; servers send bare deflate as well. A zlib head is a multiple of 31.
      let isZlib = content.count > 1 && content[0] & 0x0F == 8 && (Int(content[0]) << 8 | Int(content[1])) % 31 == 0
      source = StreamSource(input, Inflater(isZlib ? .zlib : .raw))
    case "br": source = StreamSource(input, BrotliDecoder())
    case "zstd":
      guard content.starts(with: ZstdDecoder.magic) else { return }
      source = FrameSource(input, ZstdDecoder())
    default: return
    }
    let window = ByteWindow(source)
    do throws(IngestError) {
      content = try window.rest(limit: limit)
    } catch {
      guard case .damaged = error else { throw error }
      // Nothing came out: it was never encoded. Else what came out is the page as far as it goes.
      guard window.end > window.start, !looksPlain else { return }
      content = Array(window[window.start..<window.end])
      warnings.append("http: \(encoding) body damaged or cut off")
    }
  }

  /// Whether the content is a page as it stands: what a decoder makes of the first bytes of one is chance.
  private var looksPlain: Bool {
    guard let first = content.first(where: { $0 > 0x20 }), first == UInt8(ascii: "<") else { return false }
    return UTF8Scalar.isValid(Array(content.prefix(64).filter { $0 < 0x80 }))
      && content.prefix(64).allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  /// Joins chunks (RFC 9112, 7.1) as far as they hold. A body without a first chunk is none of chunks.
  private mutating func removeChunks() {
    var joined: [UInt8] = []
    var i = 0
    while i < content.count {
      guard let (length, start) = chunkHead(at: i) else {
        if i == 0 { return }
        joined.append(contentsOf: content[i...])
        warnings.append("http: chunks broken at byte \(i) of the body")
        break
      }
      if length == 0 { break }
      let end = min(content.count, start + length)
      joined.append(contentsOf: content[start..<end])
      i = end
      if i < content.count && content[i] == 0x0D { i += 1 }
      if i < content.count && content[i] == 0x0A { i += 1 }
    }
    content = joined
  }

  /// Length of the chunk whose head stands at `start`, and where its bytes begin.
  private func chunkHead(at start: Int) -> (length: Int, start: Int)? {
    /// Digits of the largest length that is believed: 4 GB.
    let maximumDigits = 8
    var length = 0
    var i = start
    while i < content.count, let digit = HTTPBody.hexadecimal(content[i]) {
      if i - start == maximumDigits { return nil }
      length = length << 4 | digit
      i += 1
    }
    guard i > start else { return nil }
    // Spaces fill up the line in old servers; extensions follow a semicolon.
    while i < content.count && (content[i] == 0x20 || content[i] == 0x09) { i += 1 }
    if i < content.count && content[i] == UInt8(ascii: ";") {
      while i < content.count && content[i] != 0x0A { i += 1 }
    } else if i < content.count && content[i] == 0x0D {
      i += 1
    }
    guard i < content.count, content[i] == 0x0A else { return i == content.count && length == 0 ? (0, i) : nil }
    return (length, i + 1)
  }

  private static func hexadecimal(_ byte: UInt8) -> Int? {
    if UTF8Scalar.isDigit(byte) { return Int(byte &- 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? Int(letter) + 10 : nil
  }
}
