/// What a character is to ``LetterPairs`` that has no symbol of its own.
public enum LetterClass: String, Sendable, CaseIterable {
  case space, digit, punctuation
  /// Quotation marks, and dashes.
  case quote, dash
  /// The ellipsis, bullets, and signs that newspapers use.
  case mark
  /// A letter of other languages: in Latin, in Cyrillic, in other writing.
  case latin, cyrillic, letter
  case sign, control

  public init(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0: self = .space
    case 0x30...0x39: self = .digit
    case 0x21...0x7E: self = .punctuation
    case 0x00...0x1F, 0x7F...0x9F: self = .control
    case 0x2010...0x2015: self = .dash
    case 0x2018...0x201F, 0x2039, 0x203A, 0xAB, 0xBB: self = .quote
    case 0x2016, 0x2017, 0x2020...0x2038, 0x20AC, 0xA7, 0xB0, 0xA9, 0xAE, 0x2116, 0xB7, 0xA3, 0xBD: self = .mark
    default:
      guard scalar.properties.isAlphabetic else {
        self = .sign
        return
      }
      switch scalar.value {
      case ..<0x250: self = .latin
      case 0x400..<0x530: self = .cyrillic
      default: self = .letter
      }
    }
  }
}
