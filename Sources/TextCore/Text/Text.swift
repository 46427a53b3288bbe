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

  init(validUTF8 bytes: [UInt8]) {
    utf8 = Text.mayNeedComposition(bytes.span, bytes.indices) ? Text.composed(bytes) : bytes
    folded = CaseFolding.folded(utf8)
  }

  public var count: Int { utf8.count }
  public var isEmpty: Bool { utf8.isEmpty }
  public var range: TextRange { TextRange(0, utf8.count) }
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  public func string(_ range: TextRange) -> String { String(decoding: utf8[range.bytes], as: UTF8.self) }
  public func foldedString(_ range: TextRange) -> String { String(decoding: folded[range.bytes], as: UTF8.self) }

  public static func == (a: Text, b: Text) -> Bool { a.utf8 == b.utf8 }

  /// Whether a scalar may occur that NFC replaces, composes with its neighbour or moves past it. News text in our languages
  /// hardly ever has one, so the slow path is for about one page in a hundred.
  ///
  /// Marks of combining class 230 that compose with nothing (Cyrillic titlo and superscript letters) may pass: among themselves
  /// they keep their order. Every other mark must not.
  private static func mayNeedComposition(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let end = range.upperBound
    var i = range.lowerBound
    while i < end {
      let byte = span[i]
      i &+= 1
      if byte < 0xCC || byte == 0xD0 || byte == 0xD1 { continue }
      // The bytes after the lead byte.
      let second = i < end ? span[i] : 0
      let third = i &+ 1 < end ? span[i &+ 1] : 0
      switch byte {
      case 0xCC, 0xCD:  // U+0300–U+036F combining marks, U+0340… singletons, U+0374, U+037E
        return true
      case 0xCE:
        if second == 0x87 { return true }  // U+0387, a middle dot
      case 0xD6...0xD9, 0xDB...0xDD, 0xDF:  // Hebrew points, Arabic, Syriac and N'Ko marks
        return true
      case 0xE2:
        switch second {
        case 0x80: if third < 0x82 { return true }  // U+2000, U+2001: quads that are spaces
        case 0x83: if third >= 0x90 { return true }  // U+20D0… marks for symbols
        case 0x84: if third == 0xA6 || third == 0xAA || third == 0xAB { return true }  // Ω, K, Å as units
        case 0x8C: if third == 0xA9 || third == 0xAA { return true }  // U+2329, U+232A angle brackets
        case 0xAB: if third == 0x9C { return true }  // U+2ADC
        case 0xB5: if third == 0xBF { return true }  // U+2D7F
        default: break
        }
      case 0xE3:  // U+302A–U+302F tone marks, U+3099 and U+309A sound marks
        if second == 0x80 && third >= 0xAA && third <= 0xAF { return true }
        if second == 0x82 && (third == 0x99 || third == 0x9A) { return true }
      case 0xEF:  // compatibility ideographs and presentation forms; of U+FE00 and after only the half marks at U+FE20
        if second < 0xB8 || (second == 0xB8 && third >= 0xA0 && third <= 0xAF) { return true }
      case 0xF0:
        if second != 0x9F { return true }  // all but emoji and pictographs
      case 0xE0, 0xE1, 0xEA...0xED, 0xF1...0xF3:  // Indic and South-East Asian vowel signs, Vietnamese, Hangul
        return true
      default:
        break
      }
    }
    return false
  }

  /// Brings those words to NFC that may not be in it: nothing composes with a space or line end, and no mark moves past one.
  private static func composed(_ bytes: [UInt8]) -> [UInt8] {
    let span = bytes.span
    var composed: [UInt8] = []
    composed.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      var end = start + 1
      while end < span.count && span[end] > 0x20 { end += 1 }
      if mayNeedComposition(span, start..<end) {
        appendComposition(of: String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars, to: &composed)
      } else {
        composed.append(contentsOf: bytes[start..<end])
      }
      start = end
    }
    return composed
  }

  /// Marks in a row that are brought into their order together. No writing has more on one letter; only mischief does, and sorting its
  /// thousands would take minutes. What is behind them is composed by itself (Stream-Safe Text, Unicode Standard Annex 15, without the
  /// joiners that this would insert).
  private static let mostMarks = 30

  private static func appendComposition(of word: String.UnicodeScalarView, to composed: inout [UInt8]) {
    func append(_ part: Substring.UnicodeScalarView) {
      for scalar in String(part)._nfc { composed.append(contentsOf: String(scalar).utf8) }
    }
    var start = word.startIndex
    var marks = 0
    for i in word.indices {
      if word[i].properties.canonicalCombiningClass == .notReordered {
        marks = 0
      } else if marks == mostMarks {
        append(word[start..<i])
        start = i
        marks = 1
      } else {
        marks += 1
      }
    }
    append(word[start...])
  }
}
