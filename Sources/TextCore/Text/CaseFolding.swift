/// Case folding that keeps the length of every scalar: Latin, Greek and Cyrillic by their bytes, rarer scripts by Unicode's tables.
///
/// `Ä→ä`, `Ø→ø`, `Я→я`, `Č→č`. A scalar whose lower-case form is encoded with another number of bytes (`İ`, `ẞ`, Kelvin sign) stays
/// as it is: one range has to address the text and its folded copy.
public enum CaseFolding {
  /// The folded copy of valid UTF-8.
  public static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var output = bytes
    fold(&output)
    return output
  }

  /// Folds valid UTF-8 in place.
  public static func fold(_ bytes: inout [UInt8]) {
    var span = bytes.mutableSpan
    var i = 0
    let end = span.count
    while i < end {
      let byte = span[i]
      if byte < 0x80 {
        // Branch-free for ASCII: 0x20 is added exactly to A–Z.
        span[i] = byte &+ ((byte &- 0x41) < 26 ? 0x20 : 0)
        i &+= 1
        continue
      }
      guard i &+ 1 < end else { return }
      let next = span[i &+ 1]
      // Most of Cyrillic text is small letters: а–џ, D0 B0…D1 9F.
      if byte & 0xFE == 0xD0, (UInt16(byte & 1) << 6 | UInt16(next & 0x3F)) &- 0x30 < 0x30 {
        i &+= 2
        continue
      }
      switch byte {
      case 0xC3:  // Latin-1: À–Þ but not ×
        if next >= 0x80 && next <= 0x9E && next != 0x97 { span[i &+ 1] = next &+ 0x20 }
        i &+= 2
      case 0xC4:  // U+0100–U+013F: even is upper; U+0130 İ and U+0138 ĸ have no partner of equal length; from U+0139 odd is upper
        if next < 0xB0 || (next >= 0xB2 && next < 0xB8) {
          if next & 1 == 0 { span[i &+ 1] = next &+ 1 }
        } else if next >= 0xB9 && next < 0xBF {
          if next & 1 == 1 { span[i &+ 1] = next &+ 1 }
        } else if next == 0xBF {  // Ŀ→ŀ crosses into C5
          span[i] = 0xC5
          span[i &+ 1] = 0x80
        }
        i &+= 2
      case 0xC5:
        if next >= 0x81 && next < 0x89 {
          if next & 1 == 1 { span[i &+ 1] = next &+ 1 }
        } else if next >= 0x8A && next < 0xB8 {
          if next & 1 == 0 { span[i &+ 1] = next &+ 1 }
        } else if next == 0xB8 {  // Ÿ→ÿ
          span[i] = 0xC3
          span[i &+ 1] = 0xBF
        } else if next >= 0xB9 && next < 0xBF {
          if next & 1 == 1 { span[i &+ 1] = next &+ 1 }
        }
        i &+= 2
      case 0xC8:  // U+0218–U+021B: Ș, Ț and their neighbours, even is upper
        if next >= 0xB4 || next == 0xA0 {
          foldByProperty(&span, at: i, length: 2)
        } else if next & 1 == 0 {
          span[i &+ 1] = next &+ 1
        }
        i &+= 2
      case 0xCE:  // Greek Α–Ο stay in CE, Π–Ω cross into CF
        if next < 0x91 {  // Ά and others with an accent
          foldByProperty(&span, at: i, length: 2)
        } else if next >= 0x91 && next <= 0x9F {
          span[i &+ 1] = next &+ 0x20
        } else if next >= 0xA0 && next <= 0xAB && next != 0xA2 {
          span[i] = 0xCF
          span[i &+ 1] = next &- 0x20
        }
        i &+= 2
      case 0xD0:
        if next >= 0x90 && next <= 0x9F {  // А–П
          span[i &+ 1] = next &+ 0x20
        } else if next >= 0xA0 && next <= 0xAF {  // D0 A0…D0 AF (Р–Я) fold to D1 80…D1 8F, so the lead byte changes as well.
          span[i] = 0xD1
          span[i &+ 1] = next &- 0x20
        } else if next <= 0x8F {  // Ѐ–Џ to ѐ–џ
          span[i] = 0xD1
          span[i &+ 1] = next &+ 0x10
        }
        i &+= 2
      case 0xD1:
        if next >= 0xA0 && next & 1 == 0 { span[i &+ 1] = next &+ 1 }
        i &+= 2
      case 0xD2:
        if (next >= 0x8A || next == 0x80) && next & 1 == 0 { span[i &+ 1] = next &+ 1 }
        i &+= 2
      case 0xC6, 0xC7, 0xC9, 0xCD, 0xCF, 0xD3...0xD5:
        // Further Latin, Greek and Cyrillic letters, Armenian; CF 80…CF 8E is the rest of the Greek small letters.
        if byte != 0xCF || next > 0x8E { foldByProperty(&span, at: i, length: 2) }
        i &+= 2
      case 0xC2, 0xCA...0xCC, 0xD6...0xDF:
        i &+= 2
      case 0xE2:
        // Dashes and quotes lie below U+2100; above are letters and numbers as symbols, from U+2C00 on Glagolitic and others.
        if next >= 0x84 && (next <= 0x86 || next >= 0xB0 || next == 0x92 || next == 0x93) { foldByProperty(&span, at: i, length: 3) }
        i &+= 3
      case 0xE1:
        foldByProperty(&span, at: i, length: 3)
        i &+= 3
      case 0xEA:
        if next >= 0x99 && next <= 0x9F { foldByProperty(&span, at: i, length: 3) }
        i &+= 3
      case 0xEF:
        if next == 0xBC { foldByProperty(&span, at: i, length: 3) }
        i &+= 3
      case 0xE0, 0xE3...0xE9, 0xEB...0xEE:
        i &+= 3
      default:
        // Old scripts with case lie between U+10000 and U+1EFFF; F0 9F are emoji.
        if byte == 0xF0 && next != 0x9F { foldByProperty(&span, at: i, length: 4) }
        i &+= 4
      }
    }
  }

  /// Folds one scalar by Unicode's tables if that keeps its length.
  @inline(never) private static func foldByProperty(_ span: inout MutableSpan<UInt8>, at i: Int, length: Int) {
    guard i &+ length <= span.count else { return }
    var value = UInt32(span[i]) & (0x7F >> UInt32(length))
    for k in 1..<length { value = value << 6 | UInt32(span[i &+ k] & 0x3F) }
    guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased else { return }
    let lower = scalar.properties.lowercaseMapping.utf8
    guard lower.count == length else { return }
    var k = i
    for byte in lower {
      span[k] = byte
      k &+= 1
    }
  }

  /// The folded form of a word, for building tables and for tests.
  public static func folded(_ string: String) -> String { String(decoding: folded(Array(string.utf8)), as: UTF8.self) }
}
