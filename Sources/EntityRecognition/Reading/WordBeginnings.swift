import TextCore

/// What a few words of a text begin with: tells most other words from them, and from the words that have one of them as their stem.
struct WordBeginnings {
  /// A bit for each hash of the first two bytes.
  private var bits: UInt64 = 0

  mutating func insert(_ word: TextRange, in folded: Span<UInt8>) { bits |= Self.bit(of: word, in: folded) }

  /// Says yes too often, never too seldom.
  @inline(__always)
  func mayContain(_ word: TextRange, in folded: Span<UInt8>) -> Bool { bits & Self.bit(of: word, in: folded) != 0 }

  @inline(__always)
  private static func bit(of word: TextRange, in folded: Span<UInt8>) -> UInt64 {
    // The second byte tells most where the first one is the same for half the letters, as in Cyrillic.
    let second = word.count > 1 ? folded[word.start &+ 1] : 0
    return 1 << UInt64((folded[word.start] &+ second &* 5) & 63)
  }
}
