import TextCore

/// Copies text with every run of spaces (no-break and typographic ones too) as one space, without soft hyphens and invisible
/// characters, and without space at its beginning. Joiners of emoji stay: „👩‍👩‍👧“ is one.
struct SpaceNormalizer: Sendable {
  private var isPending = false

  /// A space, unless nothing or a space stands before it.
  mutating func space() { isPending = true }

  /// Forgets a space that has not been written.
  mutating func reset() { isPending = false }

  /// Appends `range` of `bytes`; `start` is where the text being written begins in `output`.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8], from start: Int = 0) {
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      let byte = bytes[i]
      if byte > 0x20 && byte < 0x7F {
        if isPending {
          if output.count > start { output.append(0x20) }
          isPending = false
        }
        output.append(byte)
        i &+= 1
        continue
      }
      if byte <= 0x20 || byte == 0x7F {
        isPending = true
        i &+= 1
        continue
      }
      let length = UTF8Scalar.length(lead: byte)
      if byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == 0xE1 {
        let value = UTF8Scalar.decode(bytes, at: i).value
        if SpaceNormalizer.isInvisible(value), isPending || value != 0x200D || !SpaceNormalizer.endsWithEmoji(output) {
          i &+= length
          continue
        }
        if UTF8Scalar.isSpace(value) || value < 0xA0 {
          isPending = true
          i &+= length
          continue
        }
      }
      if isPending {
        if output.count > start { output.append(0x20) }
        isPending = false
      }
      var k = 0
      while k < length {
        output.append(bytes[i &+ k])
        k &+= 1
      }
      i &+= length
    }
  }

  /// Whether the last scalar is a pictograph, or the selector behind one.
  private static func endsWithEmoji(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4 else { return false }
    let end = bytes[(bytes.count - 4)...]
    return end.starts(with: [0xF0, 0x9F]) || end.dropFirst().elementsEqual([0xEF, 0xB8, 0x8F])
  }

  /// Soft hyphen, zero-width characters, direction marks, byte order mark.
  static func isInvisible(_ value: UInt32) -> Bool {
    value == 0xAD || (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) || value == 0x2060 || value == 0xFEFF
      || (value >= 0x2066 && value <= 0x2069)
  }
}
