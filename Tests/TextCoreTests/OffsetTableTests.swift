import Testing
import TextCore

@Suite("offsets in other units")
struct OffsetTableTests {
  @Test("offsets are those of the views of a string, there and back", arguments: ["", "a", "Größe", "България", "a😀b👩‍👩‍👧 ö", "\u{FEFF}x"])
  func short(text: String) {
    check(text)
  }

  @Test("texts around the checkpoints, whatever character stands on them", arguments: 250...262)
  func checkpoints(count: Int) {
    for filler in ["a", "ö", "€", "😀"] {
      check(String(repeating: "x", count: count) + String(repeating: filler, count: 300))
      check(String(repeating: filler, count: count))
    }
  }

  @Test("random texts")
  func random() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<20 {
      check((0..<Int.random(in: 0...700, using: &random)).map { _ in ["a", "ß", "ж", "€", "😀"].randomElement(using: &random)! }.joined())
    }
  }

  @Test("an offset inside a pair of UTF-16 units is where the pair begins; one outside the text is none")
  func borders() {
    let table = OffsetTable(Text("ö😀x"), unit: .utf16)
    #expect((-1...6).map { table.byte(ofOffset: $0) } == [nil, 0, 2, 2, 6, 7, nil, nil])
    #expect(OffsetTable(Text("ö"), unit: .utf8).byte(ofOffset: 3) == nil)
    #expect(OffsetTable(Text("ö"), unit: .codepoints).byte(ofOffset: 2) == nil)
  }

  @Test(
    "offsets count in the text as it was given, whatever composes in it",
    arguments: [
      "Cafe\u{301} von Volkswagen", "Mu\u{308}nchen-Chef\r\nBjo\u{308}rn", "a\u{323}\u{308}b a\u{308}\u{323}b",
      "\u{2126}m \u{1100}\u{1161}\u{11A8} x",
      "И\u{306}осиф 👩‍👩‍👧 e\u{301}e\u{301}e\u{301}", "\u{301}x", "e\u{301}",
      "a e" + String(repeating: "\u{301}\u{323}", count: 100) + "b",
    ])
  func given(string: String) {
    let given = Array(string.utf8)
    let text = GivenText(repairing: given)
    for unit in OffsetUnit.allCases {
      let table = OffsetTable(text, unit: unit)
      var start = 0
      var place = 0
      for character in string {
        let end = start + Text(String(character)).count
        let width =
          switch unit {
          case .utf8: character.utf8.count
          case .codepoints: character.unicodeScalars.count
          case .utf16: character.utf16.count
          }
        #expect(table.offset(ofByte: start) == place && table.byte(ofOffset: place) == start)
        #expect(Array(table.bytes(of: TextRange(start, end))) == Array(character.utf8))
        (start, place) = (end, place + width)
      }
      #expect(start == text.text.count && table.offset(ofByte: start) == place && table.byte(ofOffset: place) == start)
    }
  }

  private func check(_ string: String) {
    let tables = OffsetUnit.allCases.map { OffsetTable(Text(string), unit: $0) }
    var wrong = 0
    var codepoints = 0
    var utf16 = 0
    for index in Array(string.unicodeScalars.indices) + [string.endIndex] {
      let byte = string.utf8.distance(from: string.startIndex, to: index)
      for (unit, table) in zip(OffsetUnit.allCases, tables) {
        let expected =
          switch unit {
          case .codepoints: codepoints
          case .utf8: byte
          case .utf16: utf16
          }
        if table.offset(ofByte: byte) != expected || table.byte(ofOffset: expected) != byte { wrong += 1 }
      }
      if index < string.endIndex {
        codepoints += 1
        utf16 += string.unicodeScalars[index].utf16.count
      }
    }
    #expect(wrong == 0)
  }
}
