import TextCore

/// A page made ready for the parser: half of the bytes of a news page are programs, styles, graphics and comments, which are cut
/// out here at the speed of a scan; linked data is kept aside.
///
/// Also removes what the parser is known to choke on: NUL bytes, tags with hundreds of attributes, values of many kilobytes.
/// Takes time in proportion to the page, whatever is in it.
struct PageSource: Sendable {
  /// What the parser gets: valid UTF-8 without NUL.
  private(set) var bytes: [UInt8] = []
  /// Contents of `<script type="application/ld+json">`, in order.
  private(set) var linkedData: [[UInt8]] = []
  private(set) var warnings: [String] = []

  /// The parser compares all pairs of attributes of a tag. No tag of the development pages has more than 90.
  private static let maximumAttributes = 200
  /// Longer values are images in `data:` addresses and application state.
  private static let maximumValue = 8_192

  /// Raw elements known to have no end tag further on.
  private var unclosed: [Bool] = Array(repeating: false, count: RawElement.allCases.count)
  private var isCommentUnclosed = false
  /// Quotes (`"`, `'`) known not to occur further on.
  private var isQuoteUnclosed = [false, false]

  init(_ page: [UInt8]) {
    let valid: [UInt8]
    if UTF8Scalar.isValid(page) {
      valid = page
    } else {
      valid = Array(String(decoding: page, as: UTF8.self).utf8)
      warnings.append("ill-formed UTF-8 replaced")
    }
    bytes.reserveCapacity(valid.count / 2)
    copy(valid)
  }

  private mutating func copy(_ array: [UInt8]) {
    let source = array.span
    let end = source.count
    var runStart = 0
    var i = 0
    while i < end {
      let byte = source[i]
      if byte == 0 {
        bytes.append(contentsOf: array[runStart..<i])
        bytes.append(0x20)
        i += 1
        runStart = i
        continue
      }
      if byte != 0x3C || i + 1 >= end {
        i &+= 1
        continue
      }
      let next = source[i + 1]
      if next == 0x21 {  // <!
        guard !isCommentUnclosed, i + 3 < end, source[i + 2] == 0x2D, source[i + 3] == 0x2D else {
          i += 2
          continue
        }
        bytes.append(contentsOf: array[runStart..<i])
        runStart = i
        if let behind = PageSource.endOfComment(source, i + 4) {
          i = behind
        } else {
          // Never closed: only the mark itself is dropped, so that a damaged page keeps its text.
          isCommentUnclosed = true
          i += 4
        }
        runStart = i
        continue
      }
      guard (next | 0x20) &- 0x61 < 26 else {
        i += 1
        continue
      }
      bytes.append(contentsOf: array[runStart..<i])
      if let raw = RawElement.at(i + 1, in: source), !unclosed[raw.rawValue] {
        let written = bytes.count
        let content = copyTag(array, source, from: i)
        if let close = PageSource.endTag(RawElement.names[raw.rawValue], source, from: content) {
          if raw == .script, PageSource.isLinkedData(bytes[written...]) { linkedData.append(Array(array[content..<close])) }
          bytes.removeSubrange(written...)
          // Two words around a graphic are two words.
          bytes.append(0x20)
          i = close
          while i < end && source[i] != 0x3E { i += 1 }
          i = min(end, i + 1)
        } else {
          unclosed[raw.rawValue] = true
          bytes.removeSubrange(written...)
          i = content
        }
      } else {
        i = copyTag(array, source, from: i)
      }
      runStart = i
    }
    if runStart < end { bytes.append(contentsOf: array[runStart..<end]) }
  }

  /// Copies the tag that begins at `start`, without superfluous attributes and over-long values; returns the offset behind it.
  private mutating func copyTag(_ array: [UInt8], _ source: Span<UInt8>, from start: Int) -> Int {
    let end = source.count
    var i = start + 1
    var runStart = start
    var attributes = 0
    while i < end {
      let byte = source[i]
      if byte == 0x3E {
        i += 1
        break
      }
      if byte == 0 {
        bytes.append(contentsOf: array[runStart..<i])
        bytes.append(0x20)
        i += 1
        runStart = i
        continue
      }
      if byte <= 0x20 {
        i &+= 1
        guard i < end, source[i] > 0x20 else { continue }
        attributes += 1
        if attributes == PageSource.maximumAttributes {
          bytes.append(contentsOf: array[runStart..<i])
          bytes.append(0x3E)
          warnings.append("attributes of a tag cut")
          while i < end && source[i] != 0x3E { i &+= 1 }
          return min(end, i + 1)
        }
        continue
      }
      if byte != 0x3D {  // =
        i &+= 1
        continue
      }
      i += 1
      while i < end && source[i] <= 0x20 && source[i] != 0 { i += 1 }
      guard i < end, source[i] == 0x22 || source[i] == 0x27 else { continue }
      let quote = source[i]
      let kind = quote == 0x22 ? 0 : 1
      let valueStart = i + 1
      var k = valueStart
      var hasNUL = false
      if !isQuoteUnclosed[kind] {
        while k < end && source[k] != quote {
          if source[k] == 0 { hasNUL = true }
          k &+= 1
        }
        if k == end { isQuoteUnclosed[kind] = true }
      }
      if isQuoteUnclosed[kind] {
        // No such quote from here to the end: the tag ends where it seems to end.
        bytes.append(contentsOf: array[runStart..<i])
        i = valueStart
        runStart = i
        continue
      }
      if hasNUL || k - valueStart > PageSource.maximumValue {
        bytes.append(contentsOf: array[runStart..<valueStart])
        runStart = k
      }
      i = k + 1
    }
    i = min(i, end)
    bytes.append(contentsOf: array[runStart..<i])
    return i
  }

  private static func endOfComment(_ source: Span<UInt8>, _ start: Int) -> Int? {
    var i = start
    let end = source.count
    if i < end && source[i] == 0x3E { return i + 1 }  // <!-->
    while i + 2 < end {
      if source[i] == 0x2D && source[i + 1] == 0x2D {
        if source[i + 2] == 0x3E { return i + 3 }
        if source[i + 2] == 0x21, i + 3 < end, source[i + 3] == 0x3E { return i + 4 }
      }
      i &+= 1
    }
    return nil
  }

  /// Offset of the `</name` that closes a raw element.
  private static func endTag(_ name: [UInt8], _ source: Span<UInt8>, from start: Int) -> Int? {
    var i = start
    let end = source.count
    while i + name.count + 2 < end {
      if source[i] == 0x3C && source[i + 1] == 0x2F && RawElement.matches(source, i + 2, name) { return i }
      i &+= 1
    }
    return nil
  }

  private static func isLinkedData(_ tag: ArraySlice<UInt8>) -> Bool { tag.contains(subsequence: Array("ld+json".utf8)) }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(subsequence word: [UInt8]) -> Bool {
    guard count >= word.count else { return false }
    return (startIndex...(endIndex - word.count)).contains { self[$0..<($0 + word.count)].elementsEqual(word) }
  }
}
