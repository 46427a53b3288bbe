import TextCore

/// Cuts a feed (RSS 0.9–2.0, Atom) into its entries.
struct FeedReader: DocumentCutter {
  private static let names = [Array("item".utf8), Array("entry".utf8)]
  private static let tagStart = Array("<".utf8)
  private static let tagEnd = Array(">".utf8)

  private let origin: Origin
  private let window: ByteWindow
  private let maximumBytes: Int
  private var number = 0
  /// What the XML declaration says.
  private var encoding: String?
  private var hasBegun = false
  private var isEnded = false
  var leftAside = LeftAside()

  init(_ window: ByteWindow, origin: Origin, maximumBytes: Int) {
    self.window = window
    self.origin = origin
    self.maximumBytes = maximumBytes
  }

  mutating func next() -> Cut? {
    if isEnded { return nil }
    do throws(IngestError) {
      if !hasBegun {
        hasBegun = true
        window.peek(InputFile.headBytes)
        encoding = XMLText.encoding(of: Array(window[window.start..<min(window.end, window.start + InputFile.headBytes)]))
      }
      guard let (start, name) = try nextEntry() else {
        isEnded = true
        if number > 0 { return nil }
        throw .damaged(message: "found no entries, expected those of a feed", offset: nil)
      }
      number += 1
      let end = try entryEnd(from: start, name)
      defer { window.discard(upTo: end) }
      var source = origin.source(record: String(number), offset: window.place(of: start))
      source.length = end - start
      return .document(.entry(source: source, encoding: encoding, bytes: Array(window[start..<end])))
    } catch {
      isEnded = true
      let source = number == 0 ? origin.source : origin.source(record: String(number), offset: window.place(of: window.start))
      return .document(.failure(FailedDocument(source: source, id: nil, error: error)))
    }
  }

  /// Where the next entry begins, and the name of its element.
  private func nextEntry() throws(IngestError) -> (start: Int, name: [UInt8])? {
    var offset = window.start
    while true {
      if let found = window.firstOffset(of: UInt8(ascii: "<"), from: offset) {
        _ = try window.fill(upTo: found + 8)
        if let name = Self.names.first(where: { isTag($0, at: found + 1) }) {
          window.discard(upTo: found)
          return (found, name)
        }
        offset = found + 1
      } else {
        window.discard()
        offset = window.end
        if try !window.fill() { return nil }
      }
    }
  }

  /// Offset behind the entry. Inside CDATA the tags of an entry are text.
  private func entryEnd(from start: Int, _ name: [UInt8]) throws(IngestError) -> Int {
    let closing = Array("</".utf8) + name
    var i = start
    while true {
      let open = try offset(of: Self.tagStart, from: i, entry: start)
      _ = try window.fill(upTo: open + XMLText.cdataStart.count)
      if window.starts(with: XMLText.cdataStart, at: open) {
        i = try offset(of: XMLText.cdataEnd, from: open, entry: start) + XMLText.cdataEnd.count
      } else if window.starts(with: closing, at: open) {
        return try offset(of: Self.tagEnd, from: open, entry: start) + 1
      } else {
        i = open + 1
      }
    }
  }

  /// Offset of the next `pattern`, reading on and on.
  private func offset(of pattern: [UInt8], from offset: Int, entry start: Int) throws(IngestError) -> Int {
    var offset = offset
    while true {
      if let found = window.firstOffset(of: pattern, from: offset) { return found }
      offset = max(offset, window.end - pattern.count + 1)
      if window.end - start > maximumBytes { throw .tooLarge(bytes: window.end - start, limit: maximumBytes) }
      if try !window.fill() { throw .damaged(message: "entry \(number) does not end", offset: nil) }
    }
  }

  private func isTag(_ name: [UInt8], at offset: Int) -> Bool {
    guard window.starts(with: name, at: offset), offset + name.count < window.end else { return false }
    let behind = window[offset + name.count]
    return behind <= 0x20 || behind == UInt8(ascii: ">")
  }
}
