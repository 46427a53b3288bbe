/// The part of a source that is being looked at: filled at the end, let go of at the front. Offsets count from the first byte of the
/// source; in decompressed data they are those of the decompressed bytes, and ``place(of:)`` tells where in the file that is.
final class ByteWindow {
  private let source: any ByteSource
  private var bytes: [UInt8] = []
  /// Index of the first byte that is still held.
  private var head = 0
  /// Offset of that byte.
  private(set) var start = 0
  /// Pieces of which bytes are held: the offset of the first byte, and its place.
  private var pieces: [(offset: Int, place: Place)] = []
  private(set) var isAtEnd = false
  /// What ended a look ahead; thrown by the next call that reads.
  private(set) var heldBack: IngestError?

  init(_ source: any ByteSource) { self.source = source }

  /// Offset behind the last byte held.
  var end: Int { start + bytes.count - head }

  subscript(offset: Int) -> UInt8 { bytes[head + offset - start] }

  /// Bytes that are held.
  subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[(head + range.lowerBound - start)..<(head + range.upperBound - start)] }

  /// Reads one more piece; false at the end.
  func fill() throws(IngestError) -> Bool {
    if let error = heldBack {
      heldBack = nil
      throw error
    }
    if isAtEnd { return false }
    compact()
    let offset = end
    defer {
      if end > offset { addPiece(at: offset) }
    }
    do throws(IngestError) {
      if try source.append(to: &bytes) { return true }
    } catch {
      // A file that cannot be read now cannot be read behind that place either.
      if case .unreadable = error { isAtEnd = true }
      throw error
    }
    isAtEnd = true
    return false
  }

  /// Reads a piece when nothing is held; false at the end.
  func fillIfEmpty() throws(IngestError) -> Bool { start < end ? true : try fill() }

  /// Notes where a piece stands; neighbouring pieces of one member, or of a plain file, are one.
  private func addPiece(at offset: Int) {
    let place = source.place
    if let last = pieces.last, last.place.isExact == place.isExact {
      if place.offset == last.place.offset + (place.isExact ? offset - last.offset : 0) { return }
    }
    pieces.append((offset, place))
  }

  /// Looks ahead at `count` bytes, or at what there is before the end or the next damage.
  func peek(_ count: Int) {
    do throws(IngestError) {
      while heldBack == nil && end - start < count {
        if try !fill() { return }
      }
    } catch {
      heldBack = error
    }
  }

  /// Fills until `offset` is held or the source ends; whether it is held.
  func fill(upTo offset: Int) throws(IngestError) -> Bool {
    while end <= offset {
      if try !fill() { return false }
    }
    return true
  }

  /// At most `count` of the bytes that are held.
  func head(_ count: Int) -> [UInt8] { Array(self[start..<min(end, start + count)]) }

  /// Lets go of everything before `offset`.
  func discard(upTo offset: Int) {
    precondition(start <= offset && offset <= end, "only what is held can be let go of")
    head += offset - start
    start = offset
    let first = pieces.lastIndex { $0.offset <= offset } ?? 0
    if first > 0 { pieces.removeSubrange(0..<first) }
  }

  /// Lets go of all that is held.
  func discard() { discard(upTo: end) }

  private func compact() {
    guard head > 0, head >= bytes.count / 2 else { return }
    bytes.removeFirst(head)
    head = 0
  }

  /// Where a byte that is held, or the next one, stands in the file as it is.
  func place(of offset: Int) -> Int {
    guard let piece = pieces.last(where: { $0.offset <= offset }) else { return source.place.offset }
    return piece.place.isExact ? piece.place.offset + offset - piece.offset : piece.place.offset
  }

  /// Whether the bytes at `offset` stand in the file as they are.
  func isExact(at offset: Int) -> Bool { pieces.last { $0.offset <= offset }?.place.isExact ?? true }

  /// Goes to an offset of the file as it is: to a byte of a plain file, to where a member or frame begins of a compressed one.
  func seek(to offset: Int) -> Bool {
    guard source.seek(to: offset) else { return false }
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll()
    head = 0
    start = offset
    isAtEnd = false
    heldBack = nil
    return true
  }

  /// Offset of the first such byte from `offset` on, among the bytes held.
  func firstOffset(of byte: UInt8, from offset: Int) -> Int? {
    Self.firstIndex(of: byte, in: bytes, from: head + offset - start).map { $0 - head + start }
  }

  /// Offset of the first `pattern` from `offset` on that lies whole among the bytes held.
  func firstOffset(of pattern: [UInt8], from offset: Int) -> Int? { firstOffset(of: pattern, in: offset..<max(offset, end)) }

  /// Offset of the first `pattern` that lies whole in a range of the bytes held.
  func firstOffset(of pattern: [UInt8], in range: Range<Int>) -> Int? {
    let shift = head - start
    return Self.firstIndex(of: pattern, in: bytes, (range.lowerBound + shift)..<(range.upperBound + shift)).map { $0 - shift }
  }

  private static func firstIndex(of byte: UInt8, in bytes: [UInt8], from index: Int) -> Int? {
    let span = bytes.span
    var i = index
    while i < span.count {
      if span[i] == byte { return i }
      i &+= 1
    }
    return nil
  }

  private static func firstIndex(of pattern: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard let first = pattern.first else { return nil }
    let span = bytes.span
    let last = range.upperBound - pattern.count
    var i = range.lowerBound
    while i <= last {
      if span[i] == first {
        var k = 1
        while k < pattern.count && span[i &+ k] == pattern[k] { k &+= 1 }
        if k == pattern.count { return i }
      }
      i &+= 1
    }
    return nil
  }

  func starts(with pattern: [UInt8], at offset: Int) -> Bool {
    offset + pattern.count <= end && self[offset..<(offset + pattern.count)].elementsEqual(pattern)
  }

  /// All that is left, at most `limit` bytes of it.
  func rest(limit: Int) throws(IngestError) -> [UInt8] {
    while end - start <= limit {
      if try !fill() { return Array(self[start..<end]) }
    }
    throw .tooLarge(bytes: end - start, limit: limit)
  }
}
