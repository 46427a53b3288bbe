/// The hash by which folded words are looked up; computed once a token, used by every lexicon.
///
/// FNV-1a over bytes with a final mix. The same everywhere and for ever: model files contain indices made from it.
public enum WordHash {
  @inlinable @inline(__always) public static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  @inlinable @inline(__always) public static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  @inlinable @inline(__always) public static func finish(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  @inlinable public static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = seed
    var i = range.lowerBound
    while i < range.upperBound {
      hash = step(hash, bytes[i])
      i &+= 1
    }
    return finish(hash)
  }

  public static func hash(_ bytes: [UInt8]) -> UInt64 { hash(bytes.span, 0..<bytes.count) }
}
