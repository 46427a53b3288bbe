/// UTF-16 as bytes: knows it without a byte order mark by the zeros beside ASCII letters and spaces, and takes its units apart.
enum UTF16Pattern {
  private static let maximumBytes = 4096
  /// Share of units that must be of the writing systems of Europe; in other data hardly one in a hundred is.
  private static let minimumShare = 0.97
  /// Share of units that must be ASCII: spaces and line ends at least.
  private static let minimumASCIIShare = 0.05

  /// Whether the bytes are UTF-16, and in which order; nil when they are not.
  static func isBigEndian(_ bytes: [UInt8]) -> Bool? {
    let count = min(bytes.count, maximumBytes) & ~1
    guard count >= 8 else { return nil }
    let span = bytes.span
    for bigEndian in [false, true] {
      var fitting = 0
      var ascii = 0
      var i = 0
      while i < count {
        let unit = UInt16(span[i + (bigEndian ? 0 : 1)]) << 8 | UInt16(span[i + (bigEndian ? 1 : 0)])
        switch unit {
        case 0x20...0x7E, 0x09, 0x0A, 0x0D:
          ascii += 1
          fitting += 1
        // Latin, Cyrillic, and the marks of typography.
        case 0xA0...0x17F, 0x400...0x45F, 0x2010...0x203A, 0x20AC, 0x2116: fitting += 1
        default: break
        }
        i += 2
      }
      let units = Double(count / 2)
      if Double(fitting) >= units * minimumShare && Double(ascii) >= units * minimumASCIIShare { return bigEndian }
    }
    return nil
  }

  /// The whole units; half a one at the end is left out.
  static func units(of bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt16] {
    let (high, low) = isBigEndian ? (0, 1) : (1, 0)
    return stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + low]) }
  }
}
