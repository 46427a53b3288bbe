/// Cuts a WARC file (ISO 28500, also WET) into its pages and texts without holding more than one record.
///
/// The length a record gives is trusted until what stands behind it is no record; then the next `WARC/` is looked for, anywhere.
/// A record that is damaged is one failed document with the place where the record begins, and the next record is read.
struct WARCReader: DocumentCutter {
  static let magic = Array("WARC/".utf8)

  /// What closes a record, as the standard has it and as Unix tools write it.
  private static let endings: [[UInt8]] = [[0x0D, 0x0A, 0x0D, 0x0A], [0x0A, 0x0A]]
  /// Larger headers are damage.
  private static let maximumHeader = 1 << 20
  /// Bytes of the first line, with the line end.
  private static let versionBytes = 32

  private let origin: Origin
  private let window: ByteWindow
  private let maximumBytes: Int
  var leftAside = LeftAside()
  private var queue: [PendingDocument] = []
  /// Where the record read last begins, or the member it lies in, and the documents handed out from there on.
  private var place: Int?
  private var handedOut = 0

  init(_ window: ByteWindow, origin: Origin, maximumBytes: Int) {
    self.window = window
    self.origin = origin
    self.maximumBytes = maximumBytes
  }

  mutating func next() -> Cut? {
    while queue.isEmpty {
      do throws(IngestError) {
        guard try readRecord() else { return nil }
      } catch {
        // Damage between records.
        window.discard()
        if case .damaged(_, let place?) = error { fail(place, nil, error) } else { fail(window.place(of: window.start), nil, error) }
      }
    }
    handedOut += 1
    return .document(queue.removeFirst())
  }

  var bookmark: ReadingPlace.Bookmark? { place.map { ReadingPlace.Bookmark(offset: $0, documents: handedOut, lines: 0) } }

  func go(to bookmark: ReadingPlace.Bookmark) -> Bool { window.seek(to: bookmark.offset) }

  /// Reads one record, or what stands in its place; false at the end.
  private mutating func readRecord() throws(IngestError) -> Bool {
    guard try skipBlank() else { return false }
    let start = window.start
    let place = window.place(of: start)
    if place != self.place {
      self.place = place
      handedOut = 0
    }
    var header: WARCHeader?
    do throws(IngestError) {
      guard recordBegins(at: start) else {
        try skip(start, place, nil, "found bytes that belong to no record, expected “WARC/”")
        return true
      }
      guard let block = try headerEnd(from: start) else {
        try skip(start, place, nil, "the header does not end")
        return true
      }
      let found = WARCHeader(window[start..<block])
      header = found
      guard let length = found.contentLength else {
        try skip(start, place, found, "found no Content-Length")
        return true
      }
      if length <= maximumBytes {
        try readBlock(start, place, block, found, length)
      } else {
        try skipLong(place, block, found, length)
      }
    } catch {
      // Nothing of a record in a broken member is to be trusted; what stands behind is read on.
      fail(place, header, error)
      window.discard()
    }
    return true
  }

  /// Passes over line ends between records; false at the end of the file.
  private func skipBlank() throws(IngestError) -> Bool {
    while true {
      while window.start < window.end {
        let byte = window[window.start]
        guard byte == 0x0D || byte == 0x0A || byte == 0x20 || byte == 0 else { return true }
        window.discard(upTo: window.start + 1)
      }
      if try !window.fill() { return false }
    }
  }

  /// Whether a record begins here: its version line, and a field in the next line.
  private func recordBegins(at offset: Int) -> Bool {
    // A file may end here; what is there decides.
    window.peek(offset + Self.versionBytes - window.start)
    guard window.starts(with: Self.magic, at: offset) else { return false }
    var i = offset + Self.magic.count
    guard i < window.end, window[i] == UInt8(ascii: "0") || window[i] == UInt8(ascii: "1") else { return false }
    while i < window.end && i < offset + Self.versionBytes && window[i] > 0x20 { i += 1 }
    while i < window.end && (window[i] == 0x0D || window[i] == 0x20) { i += 1 }
    guard i < window.end, window[i] == 0x0A else { return false }
    // Text that speaks of WARC/1.0 has no name and colon in its next line.
    var k = i + 1
    while k < window.end && k < i + Self.versionBytes && (window[k] == UInt8(ascii: "-") || (window[k] | 0x20) &- 0x61 < 26) { k += 1 }
    return k == window.end || k > i + 1 && window[k] == UInt8(ascii: ":")
  }

  /// Offset of the next record from `offset` on, reading on and on; nil when there is none before the end.
  ///
  /// - Parameter isKept: what lies between stays held, as far as the limit of a document goes.
  private func nextRecord(from offset: Int, isKept: Bool = false) throws(IngestError) -> Int? {
    var offset = offset
    while true {
      if let found = window.firstOffset(of: Self.magic, from: offset) {
        if recordBegins(at: found) { return found }
        offset = found + 1
        continue
      }
      offset = max(offset, window.end - Self.magic.count + 1)
      if !isKept || offset - window.start > maximumBytes { window.discard(upTo: min(offset, window.end)) }
      if try !window.fill() { return nil }
    }
  }

  /// Offset behind the empty line that ends the header; nil when there is none, or another record begins before it.
  private func headerEnd(from start: Int) throws(IngestError) -> Int? {
    var line = start
    while true {
      guard let end = window.firstOffset(of: 0x0A, from: line) else {
        guard window.end - start < Self.maximumHeader, try window.fill() else { return nil }
        continue
      }
      let length = end - line
      // A header may break off in the middle of a line, and the next record begin there.
      if line > start, let inside = window.firstOffset(of: Self.magic, in: line..<end), recordBegins(at: inside) { return nil }
      if length == 0 || length == 1 && window[line] == 0x0D { return end + 1 }
      line = end + 1
      if line - start > Self.maximumHeader { return nil }
    }
  }

  /// Fails the record at `start` and goes to the next.
  private mutating func skip(_ start: Int, _ place: Int, _ header: WARCHeader?, _ message: String) throws(IngestError) {
    let next = try nextRecord(from: start + 1)
    fail(place, header, .damaged(message: message, offset: nil))
    window.discard(upTo: next ?? window.end)
  }

  /// Passes over a block that is larger than any document: a film, or a length that lies.
  private mutating func skipLong(_ place: Int, _ block: Int, _ header: WARCHeader, _ length: Int) throws(IngestError) {
    let next = try nextRecord(from: block) ?? window.end
    if next - block < length {
      fail(place, header, .damaged(message: "Content-Length is \(length), the block ends after \(next - block) bytes", offset: nil))
    } else if kind(of: header) != nil {
      fail(place, header, .tooLarge(bytes: length, limit: maximumBytes))
    } else {
      leftAside.add("WARC \(header.type ?? "record")")
    }
    window.discard(upTo: next)
  }

  private mutating func readBlock(
    _ start: Int, _ place: Int, _ block: Int, _ header: WARCHeader, _ length: Int
  ) throws(IngestError) {
    let end = block + length
    let isComplete = length == 0 ? true : try window.fill(upTo: end - 1)
    if isComplete, try isBoundary(at: end, place) {
      take(place, block..<end, header, warnings: [])
      window.discard(upTo: end)
      return
    }
    // The length lies, or the file ends.
    let next = try nextRecord(from: block, isKept: true)
    let found = next ?? window.end
    let message: String
    if found >= end {
      message = "Content-Length is \(length), \(found - end) bytes follow that belong to no record"
    } else if next != nil {
      message = "Content-Length is \(length), the block ends after \(found - block) bytes"
    } else {
      message = "the file ends \(end - found) bytes before the record does"
    }
    // What is whole but for its length is a document all the same.
    if found >= end || next != nil, let whole = wholeBlock(block, found) {
      take(place, whole, header, warnings: ["warc: wrong Content-Length"])
    }
    fail(place, header, .damaged(message: message, offset: nil))
    window.discard(upTo: found)
  }

  /// The block that two line ends close before `next`.
  private func wholeBlock(_ block: Int, _ next: Int) -> Range<Int>? {
    guard block >= window.start else { return nil }
    for ending in Self.endings where next - block >= ending.count {
      if window.starts(with: ending, at: next - ending.count) { return block..<(next - ending.count) }
    }
    return nil
  }

  /// Whether a record ends here: two line ends follow, or a record, or the end of the file.
  ///
  /// - Throws: damage that lies in the member of this record, even behind its block.
  private func isBoundary(at offset: Int, _ place: Int) throws(IngestError) -> Bool {
    /// Two line ends, and what sloppy tools write more.
    let maximumBlank = 16
    window.peek(offset + maximumBlank + Self.versionBytes - window.start)
    if case .damaged(_, place)? = window.heldBack { _ = try window.fill() }
    if Self.endings.contains(where: { window.starts(with: $0, at: offset) }) { return true }
    var i = offset
    while i < min(window.end, offset + maximumBlank), window[i] == 0x0D || window[i] == 0x0A { i += 1 }
    return i == window.end || recordBegins(at: i)
  }

  /// How the block of a record is read; nil when the record is no document.
  private func kind(of header: WARCHeader) -> Kind? {
    switch header.type {
    case "response": .response
    case "resource", "conversion": header["content-type"].map { MediaType($0) }?.format == nil ? nil : .document
    default: nil
    }
  }

  private enum Kind { case response, document }

  /// Hands out the document of a record, or counts what is none.
  private mutating func take(_ place: Int, _ range: Range<Int>, _ header: WARCHeader, warnings: [String]) {
    guard let kind = kind(of: header) else {
      leftAside.add("WARC \(header.type ?? "record")")
      return
    }
    let block = Array(window[range])
    if kind == .response, let message = HTTPMessage(block) {
      guard message.status == 200 else {
        leftAside.add("WARC response \(message.status)")
        return
      }
      if let type = message.mediaType, type.format == nil {
        leftAside.add("WARC response \(type.name)")
        return
      }
    } else if kind == .response, let type = header["content-type"].map({ MediaType($0) }), type.format == nil,
      !type.name.hasPrefix("application/http")
    {
      leftAside.add("WARC response \(type.name)")
      return
    }
    var warnings = warnings
    if let reason = header["warc-truncated"] { warnings.append("warc: truncated (\(reason))") }
    // The others are records of the type “continuation”, mostly in other files.
    if header["warc-segment-number"] != nil { warnings.append("warc: the first of several segments") }
    var source = source(of: header, place: place)
    source.length = range.count
    queue.append(.capture(WebCapture(source: source, block: block, mediaType: header["content-type"], warnings: warnings)))
  }

  private func source(of header: WARCHeader?, place: Int) -> DocumentSource {
    var source = origin.source
    if let id = header?.recordID { source.record = origin.member.map { "\($0)#\(id)" } ?? id }
    if origin.offset == nil { source.offset = place }
    source.url = header?.url
    source.date = header?["warc-date"]
    return source
  }

  private mutating func fail(_ place: Int, _ header: WARCHeader?, _ error: IngestError) {
    queue.append(.failure(FailedDocument(source: source(of: header, place: place), id: nil, error: error)))
  }
}
