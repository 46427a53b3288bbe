/// XXH64 (Yann Collet): a fast 64-bit digest, by which a document's bytes are known again. Not for security.
public enum XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  public static func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 { hash(bytes.span, seed: seed) }

  static func hash(_ span: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
    let end = span.count
    var i = 0
    var hash: UInt64
    if end >= 32 {
      var a = seed &+ prime1 &+ prime2
      var b = seed &+ prime2
      var c = seed
      var d = seed &- prime1
      // Packs of a million names are read whole here, so that the end is asked for once for every four words.
      unsafe span.withUnsafeBytes { bytes in
        while i &+ 32 <= end {
          unsafe a = round(a, bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian)
          unsafe b = round(b, bytes.loadUnaligned(fromByteOffset: i &+ 8, as: UInt64.self).littleEndian)
          unsafe c = round(c, bytes.loadUnaligned(fromByteOffset: i &+ 16, as: UInt64.self).littleEndian)
          unsafe d = round(d, bytes.loadUnaligned(fromByteOffset: i &+ 24, as: UInt64.self).littleEndian)
          i &+= 32
        }
      }
      hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
      for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    } else {
      hash = seed &+ prime5
    }
    hash &+= UInt64(end)
    while i &+ 8 <= end {
      hash = rotate(hash ^ round(0, word(span, i)), 27) &* prime1 &+ prime4
      i &+= 8
    }
    if i &+ 4 <= end {
      let half = UInt64(span[i]) | UInt64(span[i &+ 1]) << 8 | UInt64(span[i &+ 2]) << 16 | UInt64(span[i &+ 3]) << 24
      hash = rotate(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
      i &+= 4
    }
    while i < end {
      hash = rotate(hash ^ (UInt64(span[i]) &* prime5), 11) &* prime1
      i &+= 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  /// Sixteen hexadecimal digits.
  public static func digest(_ bytes: [UInt8]) -> String { digest(bytes.span) }

  public static func digest(_ span: Span<UInt8>) -> String {
    let digits = String(hash(span), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  @inline(__always) private static func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { x << n | x >> (64 - n) }
  @inline(__always) private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 { rotate(lane &+ input &* prime2, 31) &* prime1 }

  @inline(__always) private static func word(_ span: Span<UInt8>, _ i: Int) -> UInt64 {
    // Callers have looked that eight bytes are there.
    unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian
  }
}
