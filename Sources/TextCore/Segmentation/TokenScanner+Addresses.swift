/// URLs, e-mail addresses and host names.
extension TokenScanner {
  /// A host name has at most 253 bytes, the part of an e-mail address before it 64. Without a bound „a-a-a-a…“ would be read
  /// again from every letter.
  private static let maximumAddressBytes = 320

  static func mayGoOnAsAddress(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// A URL, an e-mail address or a host name that begins with the word `start..<word`.
  func addressEnd(
    _ bytes: Span<UInt8>, _ folded: Span<UInt8>, from start: Int, word: Int
  ) -> (kind: Token.Kind, end: Int)? {
    if bytes[word] == UInt8(ascii: ":") {
      guard word &+ 3 < bytes.count, bytes[word &+ 1] == UInt8(ascii: "/"), bytes[word &+ 2] == UInt8(ascii: "/") else { return nil }
      let end = urlEnd(bytes, from: word &+ 3)
      return end > word &+ 3 ? (.url, end) : nil
    }
    // Host characters as far as they go; then the last label decides.
    let limit = min(bytes.count, start &+ Self.maximumAddressBytes)
    var i = word
    var at = -1
    scanning: while true {
      guard i < limit else {
        if limit < bytes.count { return nil }
        break
      }
      let byte = bytes[i]
      if byte >= 0x80 {
        let (value, length) = UTF8Scalar.decode(bytes, at: i)
        guard UTF8Scalar.isWord(value) else { break scanning }
        i &+= length
        continue
      }
      if byte == UInt8(ascii: "@") {
        guard at < 0 else { return nil }
        at = i
      } else if !((byte | 0x20) &- 0x61 < 26 || UTF8Scalar.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "."))
      {
        break scanning
      }
      i &+= 1
    }
    while i > word, bytes[i &- 1] == UInt8(ascii: ".") || bytes[i &- 1] == UInt8(ascii: "-") { i &-= 1 }
    var dot = i &- 1
    while dot >= word, bytes[dot] != UInt8(ascii: ".") { dot &-= 1 }
    guard dot > start, dot > at else { return nil }
    if topLevelDomains.value(folded: folded, (dot &+ 1)..<i) == nil {
      // „Amazon.com-Aktie“: the compound goes on after the name.
      var hyphen = dot &+ 1
      while hyphen < i, bytes[hyphen] != UInt8(ascii: "-") { hyphen &+= 1 }
      guard hyphen < i, topLevelDomains.value(folded: folded, (dot &+ 1)..<hyphen) != nil else { return nil }
      i = hyphen
    }
    // „Ende.In“ is a lost space: a top-level domain is written in one case with the rest, or in small letters.
    if UTF8Scalar.isUppercase(UInt32(bytes[dot &+ 1])) && !UTF8Scalar.isUppercase(UTF8Scalar.decode(bytes, before: dot).value) {
      return nil
    }
    if at >= 0 { return (.email, i) }
    if i < bytes.count, bytes[i] == UInt8(ascii: "/") { return (.url, urlEnd(bytes, from: i)) }
    return (.domain, i)
  }

  private func urlEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var i = start
    /// Opening brackets less closing ones: „…/Merkur_(Planet)“ keeps its own.
    var open = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") { break }
      if byte >= 0x80 {
        let (value, length) = UTF8Scalar.decode(bytes, at: i)
        if !UTF8Scalar.isWord(value) { break }
        i &+= length
      } else {
        if byte == UInt8(ascii: "(") { open &+= 1 } else if byte == UInt8(ascii: ")") { open &-= 1 }
        i &+= 1
      }
    }
    // Marks at the end belong to the sentence.
    trimming: while i > start {
      switch bytes[i &- 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"),
        UInt8(ascii: "]"), UInt8(ascii: "'"):
        i &-= 1
      case UInt8(ascii: ")") where open < 0:
        open &+= 1
        i &-= 1
      default: break trimming
      }
    }
    return i
  }
}
