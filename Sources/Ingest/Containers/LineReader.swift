import TextCore

/// Cuts a JSONL file into lines without holding more than one of them and the next piece of the file.
struct LineReader: DocumentCutter {
  private let origin: Origin
  private let window: ByteWindow
  private let maximumBytes: Int
  /// Number of the line read last, from 1.
  private var number = 0
  var leftAside = LeftAside()

  init(_ window: ByteWindow, origin: Origin, maximumBytes: Int) {
    self.window = window
    self.origin = origin
    self.maximumBytes = maximumBytes
  }

  var bookmark: ReadingPlace.Bookmark? {
    guard window.isExact(at: window.start) else { return nil }
    return ReadingPlace.Bookmark(offset: window.start, documents: 0, lines: number)
  }

  mutating func go(to bookmark: ReadingPlace.Bookmark) -> Bool {
    guard window.seek(to: bookmark.offset) else { return false }
    number = bookmark.lines
    return true
  }

  /// The next line that is not blank, or damage in its place.
  mutating func next() -> Cut? { nextLine().map { .document($0) } }

  private mutating func nextLine() -> PendingDocument? {
    var scanned = window.start
    while true {
      if let end = window.firstOffset(of: 0x0A, from: scanned) {
        if let document = takeLine(upTo: end, next: end + 1) { return document }
        scanned = window.start
        continue
      }
      if window.end - window.start > maximumBytes { return dropLine() }
      scanned = window.end
      do throws(IngestError) {
        if try !window.fill() { return window.start < window.end ? takeLine(upTo: window.end, next: window.end) : nil }
      } catch {
        return damage(error)
      }
    }
  }

  /// The line up to `end`, nil when it is blank; reading goes on at `next`.
  private mutating func takeLine(upTo end: Int, next: Int) -> PendingDocument? {
    number += 1
    let start = window.start
    defer { window.discard(upTo: next) }
    let content = window[start..<(end > start && window[end - 1] == 0x0D ? end - 1 : end)]
    if content.count > maximumBytes { return overlong(at: start, bytes: content.count) }
    if isBlank(content, isFirst: start == 0) { return nil }
    return .line(source: source(at: start, length: content.count), number: number, bytes: Array(content))
  }

  /// What ended the file before its time, in place of the line it cut off.
  private mutating func damage(_ error: IngestError) -> PendingDocument {
    number += 1
    let start = window.start
    window.discard()
    return .failure(FailedDocument(source: source(at: start, length: nil), id: nil, error: error))
  }

  /// Reads over a line that does not end within the limit.
  private mutating func dropLine() -> PendingDocument {
    number += 1
    let start = window.start
    while true {
      if let end = window.firstOffset(of: 0x0A, from: window.start) {
        window.discard(upTo: end + 1)
        return overlong(at: start, bytes: end - start)
      }
      window.discard()
      do throws(IngestError) {
        if try !window.fill() { return overlong(at: start, bytes: window.end - start) }
      } catch {
        window.discard()
        return .failure(FailedDocument(source: source(at: start, length: nil), id: nil, error: error))
      }
    }
  }

  private func overlong(at start: Int, bytes: Int) -> PendingDocument {
    .failure(
      FailedDocument(source: source(at: start, length: bytes), id: nil, error: .tooLarge(bytes: bytes, limit: maximumBytes)))
  }

  /// - Parameter start: where the line begins; in compressed files in what they hold.
  private func source(at start: Int, length: Int?) -> DocumentSource {
    var source = origin.source(record: String(number), offset: start)
    source.length = length
    return source
  }

  /// Nothing but spaces, or a byte order mark and nothing behind it.
  private func isBlank(_ content: ArraySlice<UInt8>, isFirst: Bool) -> Bool {
    let content = isFirst ? UTF8Scalar.withoutByteOrderMark(content) : content
    return content.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
