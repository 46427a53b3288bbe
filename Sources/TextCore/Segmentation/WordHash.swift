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

  /// The hash of what is left of a word without the bytes in `ending`, which it ends with.
  ///
  /// Every step can be undone, and an ending is short: so the stem, which is long, is not gone through again.
  @inlinable @inline(__always)
  public static func stem(of hash: UInt64, without ending: Range<Int>, in bytes: Span<UInt8>) -> UInt64 {
    // The inverses modulo 2^64 of the factors in `finish` and `step`.
    let mixed = (hash ^ (hash >> 29) ^ (hash >> 58)) &* 0xF1DE_83E1_9937_733D
    var stem = mixed ^ (mixed >> 32)
    var i = ending.upperBound
    while i > ending.lowerBound {
      i &-= 1
      stem = (stem &* 0xCE96_5057_AFF6_957B) ^ UInt64(bytes[i])
    }
    return finish(stem)
  }

  /// Calls `body` with the length of every token that may be the first word of a folded form, whatever follows the form in a text.
  ///
  /// An apostrophe may stand in a word or end it: „people’s“ is one word, of „rock 'n' roll“ the first is `rock`.
  public static func forEachFirstWord(of form: [UInt8], _ body: (_ length: Int) -> Void) {
    let span = form.span
    var end = 0
    while end < span.count {
      let (value, length) = UTF8Scalar.decode(span, at: end)
      if !UTF8Scalar.isWord(value) {
        body(end)
        guard value == UInt32(UInt8(ascii: "'")) || value == 0x2019 else { return }
      }
      end += length
    }
    body(end)
  }
}
