import CLibXML2

/// Character references of HTML: `&uuml;`, `&#8211;`, `&#x2013;`. The only file that calls libxml2, whose table of names it reads.
///
/// As the HTML standard says (WHATWG, 13.2.5.72 ff.): `&#150;` means windows-1252, a name of Latin-1 needs no semicolon in text, and what
/// is no reference stays as written.
enum CharacterReferences {
  /// Scalars by the hash of their names, which are case-sensitive.
  private static let scalars: [UInt32: UInt32] = {
    var scalars: [UInt32: UInt32] = [:]
    // The names of HTML 4 end with U+2666.
    for value in UInt32(0x22)...0x2666 {
      guard let entry = unsafe htmlEntityValueLookup(value), let name = unsafe entry.pointee.name else { continue }
      unsafe scalars[String(cString: name).utf8.reduce(NameHash.seed, step)] = value
    }
    return scalars
  }()

  private static let longestName = 8
  /// Names of characters up to here may lack the semicolon.
  private static let lastLatin: UInt32 = 0xFF

  @inline(__always) private static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

  /// Appends the bytes in `range` with the references in them resolved.
  ///
  /// - Parameter isAttribute: `&copy=1` in an address is no reference.
  static func append(_ source: Span<UInt8>, _ range: Range<Int>, isAttribute: Bool, to output: inout [UInt8]) {
    var i = range.lowerBound
    while i < range.upperBound {
      guard source[i] == 0x26 else {
        output.append(source[i])
        i &+= 1
        continue
      }
      if let (value, end) = scalar(source, i + 1, range.upperBound, isAttribute) {
        for byte in UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? .init() { output.append(byte) }
        i = end
      } else {
        output.append(0x26)
        i += 1
      }
    }
  }

  /// A string with its references resolved.
  static func resolved(_ string: String, isAttribute: Bool) -> String {
    let bytes = Array(string.utf8)
    var output: [UInt8] = []
    append(bytes.span, 0..<bytes.count, isAttribute: isAttribute, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The scalar of the reference whose name begins at `start`, behind the ampersand.
  private static func scalar(_ source: Span<UInt8>, _ start: Int, _ limit: Int, _ isAttribute: Bool) -> (value: UInt32, end: Int)? {
    guard start < limit else { return nil }
    if source[start] == 0x23 { return numeric(source, start + 1, limit) }
    var hash = NameHash.seed
    var latin: (value: UInt32, end: Int)?
    var i = start
    while i < limit, i - start <= longestName, isNameByte(source[i]) {
      hash = step(hash, source[i])
      i += 1
      guard let value = scalars[hash] else { continue }
      if i < limit && source[i] == 0x3B { return (value, i + 1) }
      let isFollowed = i < limit && (source[i] == 0x3D || isNameByte(source[i]))
      // &apos; is no name of Latin-1's time.
      if value <= lastLatin && value != 0x27 && !(isAttribute && isFollowed) { latin = (value, i) }
    }
    return latin
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  private static func numeric(_ source: Span<UInt8>, _ start: Int, _ limit: Int) -> (value: UInt32, end: Int)? {
    guard start < limit else { return nil }
    let isHexadecimal = source[start] | 0x20 == 0x78
    var i = isHexadecimal ? start + 1 : start
    let first = i
    var value: UInt32 = 0
    while i < limit {
      let byte = source[i]
      let digit: UInt32
      if byte &- 0x30 < 10 {
        digit = UInt32(byte &- 0x30)
      } else if isHexadecimal, (byte | 0x20) &- 0x61 < 6 {
        digit = UInt32((byte | 0x20) &- 0x61) + 10
      } else {
        break
      }
      // Stays above the last scalar once it is there.
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      i += 1
    }
    guard i > first else { return nil }
    if i < limit && source[i] == 0x3B { i += 1 }
    if value &- 0x80 < 32 { value = windows1252[Int(value - 0x80)] }
    // Unpaired surrogates and what lies behind the last scalar are replaced by the caller.
    return (value == 0 ? 0xFFFD : value, i)
  }

  /// What authors mean by the numbers of the C1 controls (WHATWG, 13.2.5.80).
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
