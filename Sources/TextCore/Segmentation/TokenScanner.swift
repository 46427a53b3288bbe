/// Reads one token after the other from a text.
///
/// Words are the hot path: one pass over their bytes finds the end, the hash and the casing.
struct TokenScanner: Sendable {
  let abbreviations: PatternTrie
  let topLevelDomains: WordTable

  /// What one pass over the bytes of a token tells.
  private struct Shape {
    var end: Int
    var hash: UInt64
    var casing: Token.Casing
    var hasApostrophe = false
  }

  /// The next token from `position` on, which is moved behind it; nil at the end of the text.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - folded: its folded copy.
  ///   - matches: working memory.
  func next(
    in bytes: Span<UInt8>, _ folded: Span<UInt8>, after position: inout Int, matches: inout [PatternTrie.Match]
  ) -> Token? {
    let end = bytes.count
    var start = position
    while start < end {
      let byte = bytes[start]
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        start &+= 1
      } else if byte < 0x80 {
        break
      } else {
        let (value, length) = UTF8Scalar.decode(bytes, at: start)
        guard UTF8Scalar.isSpace(value) else { break }
        start &+= length
      }
    }
    guard start < end else {
      position = end
      return nil
    }
    let isJoined = start == position && start > 0
    let byte = bytes[start]
    let isASCIILetter = (byte | 0x20) &- 0x61 < 26
    let value = isASCIILetter ? UInt32(byte) : UTF8Scalar.decode(bytes, at: start).value
    if isASCIILetter || UTF8Scalar.isWord(value) {
      var kind = Token.Kind.word
      var word = Shape(end: start, hash: 0, casing: .lower)
      if UTF8Scalar.isDigit(byte) {
        let number = numberEnd(bytes, folded, from: start, matches: &matches)
        if !number.isWord {
          kind = number.isEmoji ? .emoji : .number
          word = shape(bytes, folded, start..<number.end)
        } else {
          word = number.isPlain ? self.word(bytes, folded, from: start) : shape(bytes, folded, start..<wordEnd(bytes, from: number.end))
        }
      } else {
        word = self.word(bytes, folded, from: start)
      }
      if kind == .word, word.end < end {
        let next = bytes[word.end]
        if Self.mayGoOnAsAddress(next), let address = addressEnd(bytes, folded, from: start, word: word.end) {
          kind = address.kind
          word = shape(bytes, folded, start..<address.end)
        } else if next == UInt8(ascii: ".") || word.end &- start <= 2 {
          // An abbreviation has a dot after its first word, unless that is as short as in „et al.“ and „и др.“.
          matches.removeAll(keepingCapacity: true)
          abbreviations.appendMatches(in: folded, at: start, to: &matches)
          if let match = matches.last(where: { $0.end > word.end && bytes[$0.end &- 1] == UInt8(ascii: ".") }) {
            kind = .abbreviation
            word = shape(bytes, folded, start..<match.end)
          }
        }
      }
      position = word.end
      return Token(
        hash: word.hash, range: TextRange(start, word.end), kind: kind, casing: word.casing, isJoined: isJoined,
        hasApostrophe: word.hasApostrophe)
    }
    let (kind, stop) = mark(bytes, at: start, value)
    position = stop
    let shape = shape(bytes, folded, start..<stop)
    return Token(
      hash: shape.hash, range: TextRange(start, stop), kind: kind, casing: shape.casing, isJoined: isJoined,
      hasApostrophe: shape.hasApostrophe)
  }

  /// What begins with a character that is neither letter nor digit.
  private func mark(_ bytes: Span<UInt8>, at start: Int, _ value: UInt32) -> (Token.Kind, Int) {
    let byte = bytes[start]
    if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") {
      if let end = Self.keycapEnd(bytes, from: start) { return (.emoji, end) }
      // „a@b“ is no handle, „C#“ no hashtag, „#1“ a number.
      if start == 0 || !UTF8Scalar.isWord(UTF8Scalar.decode(bytes, before: start).value) {
        let (end, hasLetter) = tagEnd(bytes, from: start &+ 1)
        if end > start &+ 1, hasLetter || byte == UInt8(ascii: "@") { return (byte == UInt8(ascii: "@") ? .handle : .hashtag, end) }
      }
      return (.symbol, start &+ 1)
    }
    if byte == UInt8(ascii: "*"), let end = Self.keycapEnd(bytes, from: start) { return (.emoji, end) }
    if byte >= 0x80, let end = Self.emojiEnd(bytes, from: start) { return (.emoji, end) }
    let length = UTF8Scalar.length(lead: byte)
    var stop = start &+ length
    // A run of the same mark is one token.
    while stop &+ length <= bytes.count, Self.areEqual(bytes, start, stop, length) { stop &+= length }
    return (Self.isSymbol(value) ? .symbol : .punctuation, stop)
  }

  private func tagEnd(_ bytes: Span<UInt8>, from start: Int) -> (end: Int, hasLetter: Bool) {
    var i = start
    var hasLetter = false
    while i < bytes.count {
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      guard UTF8Scalar.isWord(value) || value == 0x5F else { break }
      if !UTF8Scalar.isDigit(bytes[i]) { hasLetter = true }
      i &+= length
    }
    return (i, hasLetter)
  }

  private static func areEqual(_ bytes: Span<UInt8>, _ a: Int, _ b: Int, _ length: Int) -> Bool {
    for k in 0..<length where bytes[a &+ k] != bytes[b &+ k] { return false }
    return true
  }

  // MARK: Words

  /// The word that begins at `start`: word characters, and an apostrophe between two of them („don't“, „O’Neil“).
  private func word(_ bytes: Span<UInt8>, _ folded: Span<UInt8>, from start: Int) -> Shape {
    let end = bytes.count
    var i = start
    var hash = WordHash.seed
    var cases = CaseCount()
    var hasApostrophe = false
    scanning: while i < end {
      let byte = bytes[i]
      if byte < 0x80 {
        // Setting 0x20 folds a letter and leaves a digit and the apostrophe as they are.
        let low = byte | 0x20
        if low &- 0x61 < 26 {
          if byte & 0x20 == 0 { cases.addUpper(isFirst: i == start) } else { cases.lower &+= 1 }
        } else if byte &- 0x30 >= 10 {
          guard byte == UInt8(ascii: "'"), i > start, i &+ 1 < end, UTF8Scalar.isWord(UTF8Scalar.decode(bytes, at: i &+ 1).value) else {
            break scanning
          }
          hasApostrophe = true
        }
        hash = WordHash.step(hash, low)
        i &+= 1
        continue
      }
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      if value == 0x2019 {
        guard i > start, i &+ 3 < end, UTF8Scalar.isWord(UTF8Scalar.decode(bytes, at: i &+ 3).value) else { break scanning }
        hasApostrophe = true
      } else {
        guard UTF8Scalar.isWord(value) else { break scanning }
        cases.add(bytes, folded, at: i, value, length, isFirst: i == start)
      }
      let stop = i &+ length
      while i < stop {
        hash = WordHash.step(hash, folded[i])
        i &+= 1
      }
    }
    return Shape(end: i, hash: WordHash.finish(hash), casing: cases.casing, hasApostrophe: hasApostrophe)
  }

  /// Hash and casing of a token whose borders are known.
  private func shape(_ bytes: Span<UInt8>, _ folded: Span<UInt8>, _ range: Range<Int>) -> Shape {
    var i = range.lowerBound
    var cases = CaseCount()
    var hasApostrophe = false
    while i < range.upperBound {
      let byte = bytes[i]
      if byte < 0x80 {
        if byte &- 0x41 < 26 {
          cases.addUpper(isFirst: i == range.lowerBound)
        } else if byte &- 0x61 < 26 {
          cases.lower &+= 1
        } else if byte == UInt8(ascii: "'") {
          hasApostrophe = true
        }
        i &+= 1
      } else {
        let (value, length) = UTF8Scalar.decode(bytes, at: i)
        if UTF8Scalar.isWord(value) {
          cases.add(bytes, folded, at: i, value, length, isFirst: i == range.lowerBound)
        } else if value == 0x2019 {
          hasApostrophe = true
        }
        i &+= length
      }
    }
    return Shape(end: range.upperBound, hash: WordHash.hash(folded, range), casing: cases.casing, hasApostrophe: hasApostrophe)
  }

  private func wordEnd(_ bytes: Span<UInt8>, from start: Int) -> Int { word(bytes, bytes, from: start).end }

  private struct CaseCount {
    var upper = 0
    var lower = 0
    var isFirstUpper = false

    @inline(__always) mutating func addUpper(isFirst: Bool) {
      upper &+= 1
      if isFirst { isFirstUpper = true }
    }

    /// Counts a letter outside ASCII. What folding changes is upper-case; the lead byte may change as well (Р→р). What it leaves
    /// is looked up where a capital may keep its form for the length's sake: `İ`, `ẞ`.
    @inline(__always) mutating func add(
      _ bytes: Span<UInt8>, _ folded: Span<UInt8>, at i: Int, _ value: UInt32, _ length: Int, isFirst: Bool
    ) {
      if bytes[i] != folded[i] || bytes[i &+ 1] != folded[i &+ 1] || (length > 2 && bytes[i &+ 2] != folded[i &+ 2])
        || (length > 3 && bytes[i &+ 3] != folded[i &+ 3])
      {
        addUpper(isFirst: isFirst)
      } else if bytes[i] == 0xC3 || bytes[i] == 0xD0 || bytes[i] == 0xD1 {
        lower &+= 1
      } else if UTF8Scalar.isUppercase(value) {
        addUpper(isFirst: isFirst)
      } else if value != 0xAD {
        lower &+= 1
      }
    }

    var casing: Token.Casing {
      if upper == 0 { return .lower }
      if lower == 0 && upper > 1 { return .upper }
      return isFirstUpper && upper == 1 ? .capitalized : .mixed
    }
  }

  // MARK: Numbers

  private struct NumberEnd {
    var end: Int
    /// Letters follow: „3D“ and „4th“ are words.
    var isWord = false
    /// Nothing but digits stands before `end`.
    var isPlain = true
    /// „1️⃣“
    var isEmoji = false
  }

  /// „1.200,50“, „16:30“; „22-05-15“ stays three numbers.
  private func numberEnd(
    _ bytes: Span<UInt8>, _ folded: Span<UInt8>, from start: Int, matches: inout [PatternTrie.Match]
  ) -> NumberEnd {
    if let end = Self.keycapEnd(bytes, from: start) { return NumberEnd(end: end, isEmoji: true) }
    var number = NumberEnd(end: start)
    let end = bytes.count
    var i = start
    while i < end {
      let byte = bytes[i]
      if UTF8Scalar.isDigit(byte) {
        i &+= 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "'") {
        guard i &+ 1 < end, UTF8Scalar.isDigit(bytes[i &+ 1]) else { break }
        number.isPlain = false
        i &+= 2
      } else {
        break
      }
    }
    number.end = i
    guard i < end, UTF8Scalar.isWord(UTF8Scalar.decode(bytes, at: i).value) else {
      // „70'erne“, „1990’s“: an apostrophe with letters behind it makes a word as well.
      number.isWord = number.isPlain && i < end && (bytes[i] == UInt8(ascii: "'") || bytes[i] == 0xE2) && wordEnd(bytes, from: start) > i
      return number
    }
    // „2023г.“, „500kr.“: a number and its unit without the space.
    if bytes[i] == folded[i] {
      let word = wordEnd(bytes, from: i)
      if word < end, bytes[word] == UInt8(ascii: ".") {
        matches.removeAll(keepingCapacity: true)
        abbreviations.appendMatches(in: folded, at: i, to: &matches)
        if matches.contains(where: { $0.end == word &+ 1 }) { return number }
      }
    }
    number.isWord = true
    return number
  }

  private static func isSymbol(_ value: UInt32) -> Bool {
    switch value {
    case 0x24, 0x25, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x60, 0x7C, 0x7E, 0x26, 0x2F, 0x5C, 0x2A, 0x5F: true
    case 0xA2...0xA9, 0xAC, 0xAE...0xB1, 0xB4, 0xB6, 0xB8, 0xD7, 0xF7: true
    case 0x20A0...0x20CF, 0x2100...0x2BFF: true
    default: false
    }
  }
}
