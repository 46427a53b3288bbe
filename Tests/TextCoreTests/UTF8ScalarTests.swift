import Testing
import TextCore

@Suite("UTF-8")
struct UTF8ScalarTests {
  static let validityCases: [([UInt8], Int?)] = [
    ([], nil), (Array("Ärger für Øresund и България 😀".utf8), nil),
    ([0x80], 0), ([0x61, 0xBF], 1), ([0x61, 0xC3], 1), ([0xC3, 0x28], 0),
    ([0xC0, 0xAF], 0), ([0xC1, 0xBF], 0), ([0xC2, 0x80], nil),
    ([0xE0, 0x9F, 0xBF], 0), ([0xE0, 0xA0, 0x80], nil), ([0xE2, 0x82], 0), ([0xE2, 0x28, 0xA1], 0), ([0xE2, 0x82, 0x28], 0),
    ([0xED, 0x9F, 0xBF], nil), ([0xED, 0xA0, 0x80], 0), ([0xED, 0xBF, 0xBF], 0), ([0xEF, 0xBF, 0xBF], nil),
    ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF0, 0x90, 0x80, 0x80], nil), ([0xF0, 0x9F, 0x98], 0), ([0xF0, 0x9F, 0x98, 0x28], 0),
    ([0xF4, 0x8F, 0xBF, 0xBF], nil), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0x61, 0x62, 0xFF], 2),
  ]

  @Test("the first ill-formed sequence is found where it begins", arguments: validityCases)
  func firstInvalid(bytes: [UInt8], expected: Int?) {
    #expect(UTF8Scalar.firstInvalid(bytes) == expected)
  }

  @Test("random and randomly damaged bytes are judged as the standard library judges them")
  func fuzz() {
    var random = SplitMix64(seed: 2)
    let text = Array("Die Größe – „Änderung“ и още нещо 👩‍👩‍👧 på Øresund\u{10FFFF}".utf8)
    for round in 0..<20_000 {
      var bytes: [UInt8]
      if round % 2 == 0 {
        bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in UInt8.random(in: 0x70...0xFF, using: &random) }
      } else {
        let start = Int.random(in: 0..<text.count, using: &random)
        bytes = Array(text[start..<Int.random(in: start...text.count, using: &random)])
        if !bytes.isEmpty && round % 4 == 1 {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
        }
      }
      let invalid = UTF8Scalar.firstInvalid(bytes)
      #expect((invalid == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
      if let invalid { #expect(String(validating: bytes[..<invalid], as: UTF8.self) != nil, "\(bytes)") }
    }
  }

  @Test("characters are decoded from the front and from behind")
  func decoding() {
    for string in ["a", "ß", "я", "€", "\u{FFFF}", "😀", "\u{10FFFF}"] {
      let bytes = Array("x\(string)y".utf8)
      let scalar = string.unicodeScalars.first!
      let front = UTF8Scalar.decode(bytes.span, at: 1)
      let behind = UTF8Scalar.decode(bytes.span, before: bytes.count - 1)
      #expect(front.value == scalar.value && front.length == string.utf8.count)
      #expect(behind.value == scalar.value && behind.length == string.utf8.count)
      #expect(UTF8Scalar.length(lead: bytes[1]) == string.utf8.count)
    }
  }

  @Test(
    "letters, digits and marks make words",
    arguments: ["a", "Z", "0", "9", "ä", "ß", "Ø", "ž", "я", "Ѝ", "ѝ", "ω", "é", "\u{301}", "漢", "ب", "५"])
  func word(string: String) {
    #expect(UTF8Scalar.isWord(string.unicodeScalars.first!.value))
  }

  @Test(
    "marks, spaces and symbols do not",
    arguments: [" ", "-", "_", "'", "’", "–", "×", "÷", "€", "½", "°", "\u{A0}", "😀", "\u{FE0F}", "„", "…"])
  func noWord(string: String) {
    #expect(!UTF8Scalar.isWord(string.unicodeScalars.first!.value))
  }

  @Test("capitals of Latin, Greek and Cyrillic are upper-case")
  func uppercase() {
    for scalar in assignedScalars where scalar.value < 0x2000 {
      #expect(UTF8Scalar.isUppercase(scalar.value) == scalar.properties.isUppercase, "\(scalar)")
    }
  }
}
