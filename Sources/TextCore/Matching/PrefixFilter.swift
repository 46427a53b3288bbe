/// Which places of a text may be the beginning of one of a set of forms, by their first bytes; says yes too often, never too seldom.
///
/// Most words of a text begin no form, and are told from 4 KB of bits instead of a walk through a trie.
public struct PrefixFilter: Sendable {
  /// The first ``longest`` bytes of each form, or all it has.
  @usableFromInline var bits = [UInt64](repeating: 0, count: 1 << (bitCount - 6))
  /// The first four bytes of the forms that have as many. Most words are told by these and ``shortForms``.
  @usableFromInline var starts = [UInt64](repeating: 0, count: 1 << (startBitCount - 6))
  /// The forms of two and three bytes; a form of one byte with every byte behind it.
  @usableFromInline var shortForms = [UInt64](repeating: 0, count: 1 << (shortBitCount - 6))
  /// Bit `n` is set if a form has a prefix of `n` bytes in ``bits``: of ``longest`` bytes, or fewer because the form has no more.
  @usableFromInline var lengths: UInt8 = 0

  private static let bitCount = 16
  @usableFromInline static let startBitCount = 15
  @usableFromInline static let shortBitCount = 12
  /// Six letters of Latin script and three of Cyrillic tell most words apart.
  private static let longest = 6

  public init() {}

  /// The filter that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let bits = pack.read(UInt64.self), bits.count == self.bits.count, let starts = pack.read(UInt64.self),
      starts.count == self.starts.count, let shortForms = pack.read(UInt64.self), shortForms.count == self.shortForms.count,
      let lengths = pack.read(UInt8.self)?.first
    else { return nil }
    self.bits = bits
    self.starts = starts
    self.shortForms = shortForms
    self.lengths = lengths
  }

  public func write(to pack: inout PackWriter) {
    pack.write(bits)
    pack.write(starts)
    pack.write(shortForms)
    pack.write([lengths])
  }

  /// - Parameter form: folded, and not empty.
  public mutating func insert(_ form: ArraySlice<UInt8>) {
    let length = min(form.count, Self.longest)
    var key: UInt64 = 0
    for (k, byte) in form.prefix(length).enumerated() { key |= UInt64(byte) << UInt64(8 * k) }
    Self.set(Self.bit(key, length, of: Self.bitCount), in: &bits)
    lengths |= 1 << UInt8(length)
    if length >= 4 {
      Self.set(Self.bit(Self.prefix(of: key, 4), 4, of: Self.startBitCount), in: &starts)
    } else {
      let others: ClosedRange<UInt64> = length == 1 ? 0...255 : 0...0
      for other in others { Self.set(Self.bit(key | other << 8, max(length, 2), of: Self.shortBitCount), in: &shortForms) }
    }
  }

  /// Whether a form may stand at `start`, by four bytes as a rule: to callers a closer look costs no more than going on.
  @inlinable @inline(__always) public func mayStart(at start: Int, in folded: Span<UInt8>) -> Bool {
    start &+ 8 <= folded.count ? isStart(Self.key(at: start, in: folded)) : mayHold(formAtEnd: start, in: folded)
  }

  /// Eight bytes, which must be there, the first one lowest.
  @inlinable @inline(__always) static func key(at start: Int, in folded: Span<UInt8>) -> UInt64 {
    // The callers have asked for the end of the text.
    unsafe folded.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
  }

  @inlinable @inline(__always) func isStart(_ key: UInt64) -> Bool {
    Self.isSet(Self.bit(Self.prefix(of: key, 4), 4, of: Self.startBitCount), in: starts) || isShortForm(key, 3) || isShortForm(key, 2)
  }

  @inlinable @inline(__always) func isShortForm(_ key: UInt64, _ length: Int) -> Bool {
    Self.isSet(Self.bit(Self.prefix(of: key, length), length, of: Self.shortBitCount), in: shortForms)
  }

  /// The same where fewer than eight bytes are left.
  @usableFromInline @inline(never) func mayHold(formAtEnd start: Int, in folded: Span<UInt8>) -> Bool {
    let count = min(folded.count &- start, 8)
    var key: UInt64 = 0
    for k in 0..<count { key |= UInt64(folded[start &+ k]) << UInt64(8 * k) }
    return mayHold(key, count: count)
  }

  /// - Parameters:
  ///   - key: up to eight bytes, the first one lowest.
  ///   - count: how many they are.
  @usableFromInline @inline(never) func mayHold(_ key: UInt64, count: Int) -> Bool {
    var possible = lengths & (2 << UInt8(min(count, Self.longest)) &- 1)
    while possible != 0 {
      let length = 7 &- possible.leadingZeroBitCount
      possible &= ~(1 << UInt8(length))
      if Self.isSet(Self.bit(Self.prefix(of: key, length), length, of: Self.bitCount), in: bits) { return true }
    }
    return false
  }

  @inlinable @inline(__always) static func prefix(of key: UInt64, _ length: Int) -> UInt64 { key & (1 << UInt64(8 &* length) &- 1) }

  @inlinable @inline(__always) static func bit(_ key: UInt64, _ length: Int, of count: Int) -> Int {
    // Fibonacci hashing (Knuth 1973): the highest bits of a product with 2^64 divided by the golden ratio.
    Int(truncatingIfNeeded: ((key &+ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 &- count))
  }

  @inlinable @inline(__always) static func isSet(_ bit: Int, in bits: [UInt64]) -> Bool { bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1 }

  private static func set(_ bit: Int, in bits: inout [UInt64]) { bits[bit >> 6] |= 1 << UInt64(bit & 63) }
}
