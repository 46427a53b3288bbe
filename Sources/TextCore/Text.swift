@_spi(_Unicode) import Swift

/// A text, decoded once: UTF-8 in Unicode normalization form C, and beside it a case-folded copy of the same length.
///
/// All later stages speak of a text in ``TextRange``s; because folding keeps every offset, one range addresses both copies.
public struct Text: Sendable, Equatable {
  /// Valid UTF-8 in NFC.
  public let utf8: [UInt8]
  /// ``utf8`` with upper-case letters made lower-case wherever that keeps the length; see ``CaseFolding``.
  public let folded: [UInt8]

  public static let empty = Text("")

  public init(_ string: String) {
    self.init(validUTF8: Array(string.utf8))
  }

  /// - Parameter bytes: UTF-8; ill-formed sequences become U+FFFD (as WHATWG decoding does), and the text is brought to NFC.
  public init(repairing bytes: [UInt8]) {
    if UTF8Scalar.isValid(bytes) {
      self.init(validUTF8: bytes)
    } else {
      self.init(String(decoding: bytes, as: UTF8.self))
    }
  }

  private init(validUTF8 bytes: [UInt8]) {
    utf8 = Text.mayNeedComposition(bytes) ? Text.composed(bytes) : bytes
    folded = CaseFolding.folded(utf8)
  }

  public var count: Int { utf8.count }
  public var isEmpty: Bool { utf8.isEmpty }
  public var range: TextRange { TextRange(0, utf8.count) }
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  public func string(_ range: TextRange) -> String { String(decoding: utf8[range.bytes], as: UTF8.self) }
  public func foldedString(_ range: TextRange) -> String { String(decoding: folded[range.bytes], as: UTF8.self) }

  public static func == (a: Text, b: Text) -> Bool { a.utf8 == b.utf8 }

  /// Whether a byte occurs that only scalars outside NFC, or next to a composition, begin with. News text in our languages
  /// hardly ever has one, so the slow path is for about one page in a hundred.
  private static func mayNeedComposition(_ bytes: [UInt8]) -> Bool {
    let span = bytes.span
    var i = 0
    while i < span.count {
      let byte = span[i]
      switch byte {
      case 0xCC, 0xCD:  // U+0300–U+036F combining marks, U+0340… singletons, U+037E
        return true
      case 0xE0, 0xE1, 0xEA, 0xEB, 0xEC, 0xED, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3:
        // Indic and South-East Asian vowel signs, Hangul, compatibility ideographs; U+FEFF and U+FFFD (EF BB/BF) need nothing.
        if byte == 0xEF, i + 1 < span.count, span[i + 1] >= 0xB8 { break }
        if byte == 0xF0, i + 1 < span.count, span[i + 1] == 0x9F { break }  // emoji and pictographs
        return true
      case 0xE2:
        // U+20D0… marks for symbols, U+2126 Ω, U+212A K, U+212B Å, U+2ADC
        if i + 1 < span.count, span[i + 1] == 0x83 || span[i + 1] == 0x84 || span[i + 1] == 0xAB {
          if span[i + 1] == 0x83 && i + 2 < span.count && span[i + 2] < 0x90 { break }  // U+20C0–U+20CF: currency signs
          if span[i + 1] == 0x84 && i + 2 < span.count && ![0xA6, 0xAA, 0xAB].contains(span[i + 2]) { break }  // № ™ and others
          return true
        }
      case 0xE3:
        if i + 2 < span.count, span[i + 1] == 0x82, span[i + 2] == 0x99 || span[i + 2] == 0x9A { return true }
      case 0xD6, 0xD7, 0xD8, 0xD9, 0xDB, 0xDC:  // Hebrew points, Arabic marks
        return true
      default:
        break
      }
      i += 1
    }
    return false
  }

  private static func composed(_ bytes: [UInt8]) -> [UInt8] {
    var composed: [UInt8] = []
    composed.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self)._nfc {
      composed.append(contentsOf: UTF8.encode(scalar)!)
    }
    return composed
  }
}
