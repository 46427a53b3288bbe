import TextCore

/// Cuts a file of JSON values that are no lines: the elements of arrays, or values one after the other, over any number of lines.
struct JSONArrayReader: DocumentCutter {
  private let origin: Origin
  private let window: ByteWindow
  private let maximumBytes: Int
  /// Number of the value read last, from 1.
  private var number = 0
  private var hasBegun = false
  /// Whether the next value is an element of an array.
  private var isArray = false
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
      guard let range = try nextValue() else {
        isEnded = true
        return nil
      }
      number += 1
      defer { window.discard(upTo: range.upperBound) }
      return .document(.value(source: source(at: range.lowerBound, length: range.count), number: number, bytes: Array(window[range])))
    } catch {
      // Where a value ends cannot be known any more.
      isEnded = true
      number += 1
      return .document(.failure(FailedDocument(source: source(at: window.start, length: nil), id: nil, error: error)))
    }
  }

  private func source(at start: Int, length: Int?) -> DocumentSource {
    var source = origin.source(record: String(number), offset: start)
    source.length = length
    return source
  }

  /// Where the next value stands; nil behind the last one. Behind an array another one may begin, as files have it that were joined.
  private mutating func nextValue() throws(IngestError) -> Range<Int>? {
    if !hasBegun {
      hasBegun = true
      let mark = UTF8Scalar.byteOrderMark
      window.peek(mark.count)
      if window.starts(with: mark, at: window.start) { window.discard(upTo: window.start + mark.count) }
    }
    while true {
      guard try skipSpaceAndCommas() else {
        if isArray { throw .damaged(message: "the array does not end", offset: nil) }
        return nil
      }
      guard window[window.start] == (isArray ? UInt8(ascii: "]") : UInt8(ascii: "[")) else { return window.start..<(try valueEnd()) }
      isArray.toggle()
      window.discard(upTo: window.start + 1)
    }
  }

  /// Passes over what stands between values; false at the end.
  private func skipSpaceAndCommas() throws(IngestError) -> Bool {
    while true {
      while window.start < window.end {
        let byte = window[window.start]
        guard byte <= 0x20 || byte == UInt8(ascii: ",") else { return true }
        window.discard(upTo: window.start + 1)
      }
      if try !window.fill() { return false }
    }
  }

  /// Offset behind the value that begins here: brackets are counted, strings are passed over.
  private func valueEnd() throws(IngestError) -> Int {
    var depth = 0
    var isInString = false
    var isEscaped = false
    var i = window.start
    while true {
      let end = window.end
      while i < end {
        let byte = window[i]
        if isInString {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isInString = false
            if depth == 0 { return i + 1 }
          }
        } else {
          switch byte {
          case UInt8(ascii: "\""): isInString = true
          case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
          case UInt8(ascii: "}"), UInt8(ascii: "]"):
            // One too many ends what stands before it, or is a broken value by itself.
            if depth == 0 { return max(i, window.start + 1) }
            depth -= 1
            if depth == 0 { return i + 1 }
          case UInt8(ascii: ",") where depth == 0: return i
          default: break
          }
        }
        i += 1
      }
      if i - window.start > maximumBytes { throw .tooLarge(bytes: i - window.start, limit: maximumBytes) }
      if try !window.fill() {
        if depth == 0 && !isInString { return i }
        throw .damaged(message: "the file ends inside a value", offset: nil)
      }
    }
  }
}
