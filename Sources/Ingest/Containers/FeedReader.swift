import TextCore

/// Cuts a feed (RSS 0.9–2.0, Atom) into its entries.
struct FeedReader: DocumentCutter {
  private static let names = [Array("item".utf8), Array("entry".utf8)]

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

  private func entryEnd(from start: Int, _ name: [UInt8]) throws(IngestError) -> Int {
    let pattern = Array("</".utf8) + name
    var scanned = start
    while true {
      if let found = window.firstOffset(of: pattern, from: scanned), let close = window.firstOffset(of: UInt8(ascii: ">"), from: found) {
        // Inside CDATA the tags of an entry are text.
        if !isInsideCDATA(found, from: start) { return close + 1 }
        scanned = found + 1
        continue
      }
      if window.end - start > maximumBytes { throw .tooLarge(bytes: window.end - start, limit: maximumBytes) }
      if try !window.fill() { throw .damaged(message: "entry \(number) does not end", offset: nil) }
    }
  }

  private func isInsideCDATA(_ offset: Int, from start: Int) -> Bool {
    var i = start
    while let open = window.firstOffset(of: XMLText.cdataStart, from: i), open < offset {
      guard let close = window.firstOffset(of: XMLText.cdataEnd, from: open), close < offset else { return true }
      i = close
    }
    return false
  }

  private func isTag(_ name: [UInt8], at offset: Int) -> Bool {
    guard window.starts(with: name, at: offset), offset + name.count < window.end else { return false }
    let behind = window[offset + name.count]
    return behind <= 0x20 || behind == UInt8(ascii: ">")
  }
}
