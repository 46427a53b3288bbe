/// The per-byte primitives every scanner of the project is made of. Inlinable: a `package` function is never specialised across modules.
public enum UTF8Scalar {
  /// Length of the scalar that a lead byte of valid UTF-8 announces.
  @inlinable @inline(__always) public static func length(lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// The scalar at `i` of valid UTF-8 and its length in bytes.
  @inlinable @inline(__always) public static func decode(_ bytes: Span<UInt8>, at i: Int) -> (value: UInt32, length: Int) {
    let lead = bytes[i]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[i &+ 1] & 0x3F), 2) }
    if lead < 0xF0 {
      return (UInt32(lead & 0x0F) << 12 | UInt32(bytes[i &+ 1] & 0x3F) << 6 | UInt32(bytes[i &+ 2] & 0x3F), 3)
    }
    return (
      UInt32(lead & 0x07) << 18 | UInt32(bytes[i &+ 1] & 0x3F) << 12 | UInt32(bytes[i &+ 2] & 0x3F) << 6 | UInt32(bytes[i &+ 3] & 0x3F), 4
    )
  }

  /// The scalar that ends before `end` (which is above 0) of valid UTF-8.
  @inlinable public static func decode(_ bytes: Span<UInt8>, before end: Int) -> (value: UInt32, length: Int) {
    var start = end &- 1
    while start > 0 && bytes[start] & 0xC0 == 0x80 { start &-= 1 }
    return decode(bytes, at: start)
  }

  /// Letters and digits of any script, and marks that continue a word. Exact for Latin, Greek and Cyrillic, by Unicode's
  /// alphabetic property elsewhere.
  @inlinable public static func isWord(_ value: UInt32) -> Bool {
    if value < 0x80 {
      return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10
    }
    if value < 0x2000 {
      if value < 0x00C0 { return value == 0xAA || value == 0xB5 || value == 0xBA || value == 0xAD }
      if value < 0x0250 { return value != 0xD7 && value != 0xF7 }
      if value >= 0x0400 && value < 0x0530 { return value != 0x0482 }
    } else if value < 0x2C00 {
      return value == 0x2126 || value == 0x212A || value == 0x212B
    }
    guard let scalar = Unicode.Scalar(value) else { return false }
    return isWordByProperty(scalar)
  }

  @usableFromInline static func isWordByProperty(_ scalar: Unicode.Scalar) -> Bool {
    // Variation selectors are marks of emoji and symbols, not of words.
    if scalar.value >= 0xFE00 && scalar.value <= 0xFE0F { return false }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil || properties.canonicalCombiningClass != .notReordered
      || properties.generalCategory == .nonspacingMark
  }

  /// Upper-case or title-case letters of Latin, Greek and Cyrillic; other scripts by property.
  @inlinable public static func isUppercase(_ value: UInt32) -> Bool {
    if value < 0x80 { return value &- 0x41 < 26 }
    if value < 0x100 { return value >= 0xC0 && value <= 0xDE && value != 0xD7 }
    if value >= 0x400 && value < 0x460 { return value < 0x430 }
    guard let scalar = Unicode.Scalar(value) else { return false }
    return scalar.properties.isUppercase
  }

  @inlinable public static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Space, tab, line ends, no-break and typographic spaces, zero-width space and byte order mark.
  @inlinable public static func isSpace(_ value: UInt32) -> Bool {
    if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
    return value == 0xA0 || value == 0x85 || (value >= 0x2000 && value <= 0x200B) || value == 0x2028 || value == 0x2029 || value == 0x202F
      || value == 0x205F || value == 0x3000 || value == 0xFEFF || value == 0x1680
  }

  /// Whether a word may begin or end at `offset`: not between two word characters.
  @inlinable public static func isWordBoundary(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    if offset <= 0 || offset >= bytes.count { return true }
    return !isWord(decode(bytes, at: offset).value) || !isWord(decode(bytes, before: offset).value)
  }

  /// Whether `bytes` is well-formed UTF-8 (Unicode 16, table 3-7).
  public static func isValid(_ bytes: [UInt8]) -> Bool { firstInvalid(bytes) == nil }

  /// U+FEFF, as some programs put it before a text.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Bytes without the byte order mark before them, if there is one.
  public static func withoutByteOrderMark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes
  }

  /// Offset of the first ill-formed sequence.
  public static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    let span = bytes.span
    var i = 0
    let end = span.count
    while i < end {
      let lead = span[i]
      if lead < 0x80 {
        i &+= 1
        // Pages are mostly ASCII: eight bytes of it at once.
        while i &+ 8 <= end, unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
          i &+= 8
        }
        continue
      }
      if lead >= 0xC2 && lead < 0xE0 {
        guard i &+ 1 < end, span[i &+ 1] & 0xC0 == 0x80 else { return i }
        i &+= 2
        continue
      }
      let length: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch lead {
      case 0xE0...0xEF:
        length = 3
        if lead == 0xE0 { low = 0xA0 } else if lead == 0xED { high = 0x9F }
      case 0xF0...0xF4:
        length = 4
        if lead == 0xF0 { low = 0x90 } else if lead == 0xF4 { high = 0x8F }
      default: return i
      }
      guard i &+ length <= end, span[i &+ 1] >= low, span[i &+ 1] <= high else { return i }
      if span[i &+ 2] & 0xC0 != 0x80 { return i }
      if length > 3 && span[i &+ 3] & 0xC0 != 0x80 { return i }
      i &+= length
    }
    return nil
  }
}
