/// Which places of a text may be the beginning of one of a set of forms, by their first bytes; says yes too often, never too seldom.
///
/// Most words of a text begin no form, and are told from 8 KB of bits instead of a walk through a trie.
public struct PrefixFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << (bitCount - 6))
  /// The beginnings of ``short`` bytes of the forms that have as many. Of a small set most words are told by these, in half a kilobyte.
  private var shortBits = [UInt64](repeating: 0, count: 1 << (shortBitCount - 6))
  /// Bit `n` is set if a form has a prefix of `n` bytes here: of ``longest`` bytes, or fewer because the form has no more.
  private var lengths: UInt8 = 0

  private static let bitCount = 16
  private static let shortBitCount = 12
  /// Six letters of Latin script and three of Cyrillic tell most words apart.
  private static let longest = 6
  private static let short = 4

  public init() {}

  /// The filter that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let bits = pack.read(UInt64.self), bits.count == self.bits.count, let shortBits = pack.read(UInt64.self),
      shortBits.count == self.shortBits.count, let lengths = pack.read(UInt8.self)?.first
    else { return nil }
    self.bits = bits
    self.shortBits = shortBits
    self.lengths = lengths
  }

  public func write(to pack: inout PackWriter) {
    pack.write(bits)
    pack.write(shortBits)
    pack.write([lengths])
  }

  /// - Parameter form: folded, and not empty.
  public mutating func insert(_ form: ArraySlice<UInt8>) {
    let length = min(form.count, Self.longest)
    var key: UInt64 = 0
    for (k, byte) in form.prefix(length).enumerated() { key |= UInt64(byte) << UInt64(8 * k) }
    let bit = Self.bit(key, length, of: Self.bitCount)
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
    lengths |= 1 << UInt8(length)
    if length >= Self.short {
      let bit = Self.bit(Self.prefix(of: key, Self.short), Self.short, of: Self.shortBitCount)
      shortBits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  public func mayHold(formAt start: Int, in folded: Span<UInt8>) -> Bool {
    let (key, count) = Self.key(at: start, in: folded)
    var length = min(count, Self.longest)
    if length >= Self.short {
      let bit = Self.bit(Self.prefix(of: key, Self.short), Self.short, of: Self.shortBitCount)
      if shortBits[bit >> 6] >> UInt64(bit & 63) & 1 == 0 { length = Self.short &- 1 }
    }
    var possible = lengths & (2 << UInt8(length) &- 1)
    while possible != 0 {
      length = 7 &- possible.leadingZeroBitCount
      possible &= ~(1 << UInt8(length))
      let bit = Self.bit(Self.prefix(of: key, length), length, of: Self.bitCount)
      if bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1 { return true }
    }
    return false
  }

  @inline(__always) private static func prefix(of key: UInt64, _ length: Int) -> UInt64 { key & (1 << UInt64(8 &* length) &- 1) }

  /// Up to eight bytes from `start` on, the first one lowest, and how many they are.
  private static func key(at start: Int, in folded: Span<UInt8>) -> (key: UInt64, count: Int) {
    let count = min(folded.count &- start, 8)
    // Eight bytes from `start` on are there.
    if count == 8 { return (unsafe folded.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian, 8) }
    var key: UInt64 = 0
    for k in 0..<count { key |= UInt64(folded[start &+ k]) << UInt64(8 * k) }
    return (key, count)
  }

  @inline(__always) private static func bit(_ key: UInt64, _ length: Int, of count: Int) -> Int {
    // Fibonacci hashing (Knuth 1973): the highest bits of a product with 2^64 divided by the golden ratio.
    Int(truncatingIfNeeded: ((key &+ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 &- count))
  }
}
