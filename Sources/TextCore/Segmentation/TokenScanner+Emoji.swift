/// Emoji with their modifiers and joiners; see Unicode TR 51.
extension TokenScanner {
  private static let zeroWidthJoiner: UInt32 = 0x200D

  /// End of the emoji that begins at `start`; nil if none does.
  static func emojiEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    let (value, length) = UTF8Scalar.decode(bytes, at: start)
    var i = start &+ length
    if !isEmoji(value) {
      // „©️“, „™️“: a character that the selector behind it makes an emoji.
      guard isEmojiSelector(bytes, at: i), let scalar = Unicode.Scalar(value), scalar.properties.isEmoji else { return nil }
    } else if isRegionalIndicator(value), i &+ 4 <= bytes.count, bytes[i] == 0xF0,
      isRegionalIndicator(UTF8Scalar.decode(bytes, at: i).value)
    {
      // Two letters are a flag.
      i &+= 4
    }
    while i < bytes.count, bytes[i] >= 0xE2 {
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      if value == 0xFE0F || value == 0x20E3 || (value >= 0x1F3FB && value <= 0x1F3FF) || (value >= 0xE0020 && value <= 0xE007F) {
        i &+= length
      } else if value == zeroWidthJoiner, i &+ length < bytes.count, bytes[i &+ length] >= 0xE2,
        isEmoji(UTF8Scalar.decode(bytes, at: i &+ length).value)
      {
        i &+= length
        i &+= UTF8Scalar.length(lead: bytes[i])
      } else {
        break
      }
    }
    return i
  }

  /// End of a keycap such as „1️⃣“: a character, the emoji selector or not, and U+20E3.
  static func keycapEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    let i = start &+ (isEmojiSelector(bytes, at: start &+ 1) ? 4 : 1)
    guard i &+ 3 <= bytes.count, bytes[i] == 0xE2, bytes[i &+ 1] == 0x83, bytes[i &+ 2] == 0xA3 else { return nil }
    return i &+ 3
  }

  private static func isEmojiSelector(_ bytes: Span<UInt8>, at i: Int) -> Bool {
    i &+ 3 <= bytes.count && bytes[i] == 0xEF && bytes[i &+ 1] == 0xB8 && bytes[i &+ 2] == 0x8F
  }

  private static func isRegionalIndicator(_ value: UInt32) -> Bool { value >= 0x1F1E6 && value <= 0x1F1FF }

  private static func isEmoji(_ value: UInt32) -> Bool {
    switch value {
    case 0x1F000..<0x1FB00, 0x2600..<0x27C0, 0x2B00...0x2B1C, 0x2B50, 0x2B55, 0x203C, 0x2049: true
    // Clocks, hourglasses and squares that are shown in colour without a selector.
    case 0x231A, 0x231B, 0x23E9...0x23F3, 0x25FD, 0x25FE: true
    default: false
    }
  }
}
