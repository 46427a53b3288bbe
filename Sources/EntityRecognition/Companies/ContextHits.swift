import TextCore

/// Where the context words of companies stand in a text; each is looked for when it is first asked for.
struct ContextHits {
  private struct Hit {
    /// The token that the word begins with.
    let token: Int32
    /// Behind its last byte.
    let end: Int32
  }

  private let words: PackedStrings
  private let reading: Reading
  /// The last token of those that begin with the same three bytes, by their ``key(_:_:_:)``; -1 if there is none.
  private var last: [Int32]
  /// Of each token the one before it in that list.
  private var before: [Int32]
  private var hits: [Hit] = []
  /// Of words that were asked for, by ``WordHash/finish(_:)`` of their numbers, the number of their range.
  private var known = FormTableBuilder(minimumCapacity: 64)
  /// Ranges of ``hits``.
  private var ranges: [Range<Int>] = []

  /// - Parameter words: see ``CompanyGazetteer/contextWords``.
  init(of words: PackedStrings, in reading: Reading) {
    self.words = words
    self.reading = reading
    var count = 64
    while count < reading.tokens.count { count *= 2 }
    var last = [Int32](repeating: -1, count: count)
    var before = [Int32](repeating: -1, count: reading.tokens.count)
    let bytes = reading.text.folded
    let folded = bytes.span
    let allTokens = reading.tokens
    let tokens = allTokens.span
    var lastSpan = last.mutableSpan
    var beforeSpan = before.mutableSpan
    for i in tokens.indices {
      let start = tokens[i].range.start
      // Zeros stand for bytes behind the text.
      let second = start &+ 1 < folded.count ? folded[start &+ 1] : 0
      let third = start &+ 2 < folded.count ? folded[start &+ 2] : 0
      let key = Self.key(folded[start], second, third) & (count &- 1)
      beforeSpan[i] = lastSpan[key]
      lastSpan[key] = Int32(truncatingIfNeeded: i)
    }
    self.last = last
    self.before = before
  }

  @inline(__always) private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    // Fibonacci hashing, as in ``PrefixFilter``: the high bits of the product depend on all bytes.
    let bytes = UInt64(first) | UInt64(second) << 8 | UInt64(third) << 16
    return Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// How many of a company's words stand in the sentence of one of its forms, and how many elsewhere; one may do both.
  ///
  /// - Parameters:
  ///   - words: sorted.
  ///   - candidate: the place of the form, which does not count itself.
  ///   - sentence: its tokens.
  mutating func count(
    of words: Slice<PackedArray<Int32>>, for candidate: CompanyCandidate, in sentence: Range<Int>
  ) -> (near: Int, far: Int) {
    var count = (near: 0, far: 0)
    var previous: Int32 = -1
    for word in words where word != previous {
      previous = word
      var isNear = false
      var isFar = false
      let range = range(of: word)
      for hit in hits[range] {
        let token = Int(hit.token)
        if !candidate.tokens.contains(token) || Int(hit.end) > candidate.range.end {
          if sentence.contains(token) { isNear = true } else { isFar = true }
        }
        if isNear && isFar { break }
      }
      count.near += isNear ? 1 : 0
      count.far += isFar ? 1 : 0
    }
    return count
  }

  /// Where in ``hits`` those of a word are.
  private mutating func range(of word: Int32) -> Range<Int> {
    let number = Int(known.insert(WordHash.finish(UInt64(word)), Int32(ranges.count)))
    if number == ranges.count {
      let first = hits.count
      // Not the property, which may not be read while ``find(_:)`` changes what it is a part of.
      let words = words
      find(words.utf8(Int(word)))
      ranges.append(first..<hits.count)
    }
    return ranges[number]
  }

  private mutating func find(_ word: Span<UInt8>) {
    switch word.count {
    case 0: break
    case 1: for i in reading.tokens.indices { note(word, at: i) }
    case 2: for third in UInt8.min...UInt8.max { note(word, amongTokensWith: Self.key(word[0], word[1], third)) }
    default: note(word, amongTokensWith: Self.key(word[0], word[1], word[2]))
    }
  }

  private mutating func note(_ word: Span<UInt8>, amongTokensWith key: Int) {
    var i = Int(last[key & (last.count - 1)])
    while i >= 0 {
      note(word, at: i)
      i = Int(before[i])
    }
  }

  /// Notes a token that a word begins with, if it does.
  @inline(__always)
  private mutating func note(_ word: Span<UInt8>, at i: Int) {
    guard let end = end(of: word, at: reading.tokens[i].range.start), reading.tokens[i].kind != .punctuation else { return }
    hits.append(Hit(token: Int32(truncatingIfNeeded: i), end: Int32(truncatingIfNeeded: end)))
  }

  /// Where a word ends that stands at an offset; nil when it does not.
  @inline(__always)
  private func end(of word: Span<UInt8>, at start: Int) -> Int? {
    let folded = reading.text.folded.span
    let end = start + word.count
    guard end <= folded.count else { return nil }
    // The last byte first: the first ones are the same as a rule.
    for k in (0..<word.count).reversed() where folded[start + k] != word[k] { return nil }
    return end
  }
}
