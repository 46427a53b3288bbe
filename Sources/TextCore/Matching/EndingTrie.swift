/// Many endings searched at once: a ``PatternTrie`` of them read backwards.
public struct EndingTrie: Sendable {
  @usableFromInline let trie: PatternTrie

  /// - Parameter endings: folded bytes and a value of at least 0. Of equal endings the first counts; empty ones are left out.
  public init(_ endings: [(ending: [UInt8], value: Int32)]) {
    trie = PatternTrie(endings.map { (Array($0.ending.reversed()), $0.value) })
  }

  /// The trie that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let trie = PatternTrie(from: &pack) else { return nil }
    self.trie = trie
  }

  public func write(to pack: inout PackWriter) { trie.write(to: &pack) }

  /// Calls `body` with the start and value of every ending of the word in `range`, shortest first; the whole word is one too.
  @inlinable @inline(__always)
  public func forEachMatch(in bytes: Span<UInt8>, endingOf range: Range<Int>, _ body: (_ start: Int, _ value: Int32) -> Void) {
    trie.forEachMatch(in: bytes, backwardsFrom: range.upperBound) { match in
      if match.end >= range.lowerBound { body(match.end, match.value) }
    }
  }
}
