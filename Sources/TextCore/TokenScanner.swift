/// Reads one token after the other from a text.
struct TokenScanner {
  let text: Text
  let abbreviations: PatternTrie
  let topLevelDomains: WordTable

  /// The next token from `position` on, which is moved behind it; nil at the end of the text.
  func next(after position: inout Int, matches: inout [PatternTrie.Match]) -> Token? {
    let previousEnd = position == 0 ? -1 : position
    let bytes = text.utf8.span
    let folded = text.folded.span
    let end = bytes.count
    var i = position
    while i < end {
      let byte = bytes[i]
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        i &+= 1
      } else if byte < 0x80 {
        break
      } else {
        let (value, length) = UTF8Scalar.decode(bytes, at: i)
        guard UTF8Scalar.isSpace(value) else { break }
        i &+= length
      }
    }
    guard i < end else {
      position = end
      return nil
    }
    let start = i
    let byte = bytes[i]
    let value = UTF8Scalar.decode(bytes, at: i).value
    var kind = Token.Kind.punctuation
    var stop = i
    if UTF8Scalar.isDigit(byte) {
      (kind, stop) = number(bytes, from: i)
    } else if UTF8Scalar.isWord(value) {
      stop = wordEnd(bytes, from: i)
      kind = .word
      if let address = addressEnd(bytes, folded, from: start, word: stop) {
        (kind, stop) = address
      } else if stop < end && bytes[stop] == UInt8(ascii: ".") || stop &- start <= 2 {
        // An abbreviation has a dot in it; „z. B.“ has its first after one letter.
        matches.removeAll(keepingCapacity: true)
        abbreviations.appendMatches(in: folded, at: start, to: &matches)
        if let match = matches.last(where: { $0.end > stop && bytes[$0.end - 1] == UInt8(ascii: ".") }) {
          kind = .abbreviation
          stop = match.end
        }
      }
    } else if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") {
      var k = i &+ 1
      while k < end {
        let (value, length) = UTF8Scalar.decode(bytes, at: k)
        guard UTF8Scalar.isWord(value) || value == 0x5F else { break }
        k &+= length
      }
      // „a@b“ is no handle, and „#“ alone no hashtag.
      if k > i &+ 1 && previousEnd != i {
        kind = byte == UInt8(ascii: "@") ? .handle : .hashtag
        stop = k
      } else {
        kind = .symbol
        stop = i &+ 1
      }
    } else if let emojiEnd = emojiEnd(bytes, from: i) {
      kind = .emoji
      stop = emojiEnd
    } else {
      let length = UTF8Scalar.length(lead: byte)
      kind = isSymbol(value) ? .symbol : .punctuation
      stop = i &+ length
      // A run of the same mark is one token.
      while stop &+ length <= end, sameScalar(bytes, start, stop, length) { stop &+= length }
    }
    let range = TextRange(start, stop)
    let token = Token(
      hash: WordHash.hash(folded, start..<stop), range: range, kind: kind, casing: casing(bytes, folded, range), isJoined: previousEnd == start)
    position = stop
    return token
  }

  private func sameScalar(_ bytes: Span<UInt8>, _ a: Int, _ b: Int, _ length: Int) -> Bool {
    for k in 0..<length where bytes[a &+ k] != bytes[b &+ k] { return false }
    return true
  }

  /// End of the word that begins at `start`: word characters, and an apostrophe between two of them („don't“, „O’Neil“).
  private func wordEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var i = start
    let end = bytes.count
    while i < end {
      let byte = bytes[i]
      if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
        i &+= 1
        continue
      }
      if byte == UInt8(ascii: "'") {
        guard i > start, i &+ 1 < end, UTF8Scalar.isWord(UTF8Scalar.decode(bytes, at: i &+ 1).value) else { return i }
        i &+= 1
        continue
      }
      if byte < 0x80 { return i }
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      if UTF8Scalar.isWord(value) {
        i &+= length
      } else if value == 0x2019, i > start, i &+ 3 < end, UTF8Scalar.isWord(UTF8Scalar.decode(bytes, at: i &+ 3).value) {
        i &+= 3
      } else {
        return i
      }
    }
    return i
  }

  /// „1.200,50“, „16:30“, „22-05-15“ stays three numbers; „3D“ and „4th“ are words.
  private func number(_ bytes: Span<UInt8>, from start: Int) -> (Token.Kind, Int) {
    var i = start
    let end = bytes.count
    while i < end {
      let byte = bytes[i]
      if UTF8Scalar.isDigit(byte) {
        i &+= 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "'") {
        guard i &+ 1 < end, UTF8Scalar.isDigit(bytes[i &+ 1]) else { return (.number, i) }
        i &+= 2
      } else {
        break
      }
    }
    if i < end, UTF8Scalar.isWord(UTF8Scalar.decode(bytes, at: i).value) { return (.word, wordEnd(bytes, from: i)) }
    return (.number, i)
  }

  /// A URL, an e-mail address or a host name that begins with the word `start..<word`.
  private func addressEnd(
    _ bytes: Span<UInt8>, _ folded: Span<UInt8>, from start: Int, word: Int
  ) -> (Token.Kind, Int)? {
    let end = bytes.count
    guard word < end else { return nil }
    switch bytes[word] {
    case UInt8(ascii: ":"):
      guard word &+ 3 < end, bytes[word &+ 1] == UInt8(ascii: "/"), bytes[word &+ 2] == UInt8(ascii: "/") else { return nil }
      return (.url, urlEnd(bytes, from: word &+ 3))
    case UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      // Host characters as far as they go; then the last label decides.
      var i = word
      var at = -1
      var lastDot = -1
      while i < end {
        let byte = bytes[i]
        if byte == UInt8(ascii: "@") {
          guard at < 0 else { return nil }
          at = i
        } else if byte == UInt8(ascii: ".") {
          lastDot = i
        } else if byte >= 0x80 {
          let (value, length) = UTF8Scalar.decode(bytes, at: i)
          guard UTF8Scalar.isWord(value) else { break }
          i &+= length
          continue
        } else if !((byte | 0x20) &- 0x61 < 26 || UTF8Scalar.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")) {
          break
        }
        i &+= 1
      }
      while i > word, bytes[i &- 1] == UInt8(ascii: ".") || bytes[i &- 1] == UInt8(ascii: "-") { i &-= 1 }
      if lastDot >= i {
        lastDot = i &- 1
        while lastDot >= word, bytes[lastDot] != UInt8(ascii: ".") { lastDot &-= 1 }
      }
      guard lastDot > start, lastDot &+ 1 < i, lastDot > at else { return nil }
      guard topLevelDomains.value(folded: folded, (lastDot &+ 1)..<i) != nil else { return nil }
      // „Ende.In“ is a lost space: a top-level domain is written in one case with the rest, or in small letters.
      if UTF8Scalar.isUppercase(UInt32(bytes[lastDot &+ 1])) && !UTF8Scalar.isUppercase(UTF8Scalar.decode(bytes, before: lastDot).value) {
        return nil
      }
      if at >= 0 { return (.email, i) }
      if i < end, bytes[i] == UInt8(ascii: "/") { return (.url, urlEnd(bytes, from: i)) }
      return (.domain, i)
    default:
      return nil
    }
  }

  private func urlEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i < bytes.count {
      let byte = bytes[i]
      if byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") { break }
      if byte >= 0x80 {
        let (value, length) = UTF8Scalar.decode(bytes, at: i)
        if !UTF8Scalar.isWord(value) { break }
        i &+= length
      } else {
        i &+= 1
      }
    }
    // Marks at the end belong to the sentence.
    trimming: while i > start {
      switch bytes[i &- 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"),
        UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "'"):
        i &-= 1
      default: break trimming
      }
    }
    return i
  }

  /// Emoji with their modifiers and joiners; see Unicode TR 51.
  private func emojiEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    func isEmoji(_ value: UInt32) -> Bool {
      (value >= 0x1F000 && value < 0x1FB00) || (value >= 0x2600 && value < 0x27C0) || value == 0x2B50 || value == 0x2B55
        || (value >= 0x2B00 && value <= 0x2B1C) || value == 0x203C || value == 0x2049
    }
    guard bytes[start] >= 0xE2, isEmoji(UTF8Scalar.decode(bytes, at: start).value) else { return nil }
    var i = start &+ UTF8Scalar.length(lead: bytes[start])
    while i < bytes.count, bytes[i] >= 0xE2 {
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      if value == 0xFE0F || value == 0x20E3 || (value >= 0x1F3FB && value <= 0x1F3FF) || (value >= 0xE0020 && value <= 0xE007F) {
        i &+= length
      } else if value == 0x200D, i &+ length < bytes.count, bytes[i &+ length] >= 0xE2,
        isEmoji(UTF8Scalar.decode(bytes, at: i &+ length).value)
      {
        i &+= length
        i &+= UTF8Scalar.length(lead: bytes[i])
      } else {
        break
      }
    }
    return i
  }

  private func isSymbol(_ value: UInt32) -> Bool {
    switch value {
    case 0x24, 0x25, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x60, 0x7C, 0x7E, 0x26, 0x2F, 0x5C, 0x2A, 0x5F: true
    case 0xA2...0xA9, 0xAC, 0xAE...0xB1, 0xB4, 0xB6, 0xB8, 0xD7, 0xF7: true
    case 0x20A0...0x20CF, 0x2100...0x2BFF: true
    default: false
    }
  }

  private func casing(_ bytes: Span<UInt8>, _ folded: Span<UInt8>, _ range: TextRange) -> Token.Casing {
    var first = false
    var upper = 0
    var lower = 0
    var i = range.start
    var isFirst = true
    while i < range.end {
      let byte = bytes[i]
      var length = 1
      if byte < 0x80 {
        if byte &- 0x41 < 26 {
          upper &+= 1
          if isFirst { first = true }
        } else if byte &- 0x61 < 26 {
          lower &+= 1
        }
      } else {
        // What folding changes is upper-case; the lead byte of a two-byte scalar may change as well (Р→р).
        length = UTF8Scalar.length(lead: byte)
        if !sameBytes(bytes, folded, i, length) {
          upper &+= 1
          if isFirst { first = true }
        } else {
          lower &+= 1
        }
      }
      isFirst = false
      i &+= length
    }
    if upper == 0 { return .lower }
    if lower == 0 && upper > 1 { return .upper }
    return first && upper == 1 ? .capitalized : .mixed
  }

  private func sameBytes(_ a: Span<UInt8>, _ b: Span<UInt8>, _ i: Int, _ length: Int) -> Bool {
    for k in i..<(i &+ length) where a[k] != b[k] { return false }
    return true
  }
}
