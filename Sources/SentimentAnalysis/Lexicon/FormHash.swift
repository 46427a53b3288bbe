import TextCore

/// A hash of bytes that grows to the right: the ``WordHash`` of a form from that of its stem.
struct FormHash: Sendable {
  private var state = WordHash.seed

  /// The hash of the bytes so far, equal to `Token.hash` of a token that has them.
  var value: UInt64 { WordHash.finish(state) }

  mutating func append(_ byte: UInt8) { state = WordHash.step(state, byte) }

  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var i = range.lowerBound
    while i < range.upperBound {
      append(bytes[i])
      i &+= 1
    }
  }

  mutating func append(reversed bytes: Span<UInt8>, _ range: Range<Int>) {
    var i = range.upperBound
    while i > range.lowerBound {
      i &-= 1
      append(bytes[i])
    }
  }
}
