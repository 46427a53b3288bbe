@_spi(_Unicode) import Swift
import Testing
import TextCore

/// NFC as the standard library makes it.
private func composed(_ string: String) -> [UInt8] {
  var scalars = String.UnicodeScalarView()
  for scalar in string._nfc { scalars.append(scalar) }
  return Array(String(scalars).utf8)
}

private func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] { Array(String(scalar)._nfd) }

@Suite("a text is in NFC")
struct NormalizationTests {
  @Test(
    "letters and marks become one character, and what has two spellings gets one",
    arguments: [
      ("Gro\u{308}ße", "Größe"),
      ("A\u{30A}rhus og Ta\u{30A}rnby", "Århus og Tårnby"),
      ("и\u{306} И\u{306}осиф", "й Йосиф"),
      ("е\u{300}", "ѐ"),
      ("q\u{323}\u{307}", "q\u{323}\u{307}"),
      ("q\u{307}\u{323}", "q\u{323}\u{307}"),
      ("s\u{323}\u{307}", "ṩ"),
      ("5 \u{212A}, 10 \u{212B}, 3 \u{2126}", "5 K, 10 Å, 3 Ω"),
      ("a\u{2000}b\u{2001}c", "a\u{2002}b\u{2003}c"),
      ("\u{2329}x\u{232A}", "\u{3008}x\u{3009}"),
      ("κ\u{387}", "κ\u{B7}"),
      ("\u{37E}", ";"),
      ("\u{1100}\u{1161}\u{11A8}", "각"),
      ("か\u{3099}", "が"),
      ("\u{F900}", "豈"),
      ("\u{2ADC}", "\u{2ADD}\u{338}"),
      ("а\u{483}\u{302A}", "а\u{302A}\u{483}"),
      ("а\u{483}\u{2D7F}", "а\u{2D7F}\u{483}"),
      ("а\u{483}\u{FE27}", "а\u{FE27}\u{483}"),
      ("а\u{483}\u{731}", "а\u{731}\u{483}"),
      ("а\u{483}\u{7F2}", "а\u{7F2}\u{483}"),
      ("👩\u{200D}👩\u{200D}👧 ❤\u{FE0F}", "👩\u{200D}👩\u{200D}👧 ❤\u{FE0F}"),
    ])
  func spelling(written: String, expected: String) {
    #expect(Text(written).utf8 == Array(expected.utf8))
  }

  @Test("every character of Unicode becomes what the standard library makes of it")
  func everyCharacter() {
    var wrong: [Unicode.Scalar] = []
    for scalar in assignedScalars where Text(String(scalar)).utf8 != composed(String(scalar)) { wrong.append(scalar) }
    #expect(wrong == [])
  }

  @Test("every character that can be taken apart is put together again")
  func everyComposition() {
    var wrong: [Unicode.Scalar] = []
    for scalar in assignedScalars {
      let parts = decomposed(scalar)
      guard parts.count > 1 || parts[0] != scalar else { continue }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: parts)
      if Text(String(view)).utf8 != composed(String(view)) { wrong.append(scalar) }
    }
    #expect(wrong == [])
  }

  @Test("two marks come in the order that the standard library gives them, whatever bytes they begin with")
  func everyOrder() {
    // One mark for each pair of first bytes and each combining class.
    struct Class: Hashable {
      let bytes: [UInt8]
      let order: UInt8
    }
    var marks: [Class: Unicode.Scalar] = [:]
    for scalar in assignedScalars where scalar.properties.canonicalCombiningClass != .notReordered {
      let key = Class(bytes: Array(String(scalar).utf8.prefix(2)), order: scalar.properties.canonicalCombiningClass.rawValue)
      if marks[key] == nil { marks[key] = scalar }
    }
    #expect(marks.count > 100)
    var wrong: [[Unicode.Scalar]] = []
    for first in marks.values {
      for second in marks.values {
        var view = String.UnicodeScalarView(["x"])
        view.append(first)
        view.append(second)
        if Text(String(view)).utf8 != composed(String(view)) { wrong.append([first, second]) }
      }
    }
    #expect(wrong == [])
  }

  @Test("thousands of marks on one letter are brought into order by thirties")
  func manyMarks() {
    let marks = String(repeating: "\u{301}\u{323}", count: 50_000)
    let text = Text("x" + marks + "é e\u{301}")
    #expect(text.string.unicodeScalars.count == 100_001 + 4 - 1)
    #expect(text.utf8.starts(with: Array(("x" + String(repeating: "\u{323}", count: 15) + String(repeating: "\u{301}", count: 15)).utf8)))
    #expect(text.string.hasSuffix("é é"))
    #expect(
      Text("x" + marks.unicodeScalars.prefix(30).map(String.init).joined()).utf8
        == composed("x" + marks.unicodeScalars.prefix(30).map(String.init).joined()))
  }

  @Test("ill-formed bytes become U+FFFD and the rest stays")
  func repairing() {
    #expect(Text(repairing: [0x47, 0x72, 0xF6, 0xDF, 0x65]).string == "Gr\u{FFFD}\u{FFFD}e")
    #expect(Text(repairing: Array("Größe".utf8.dropLast(2))).string == "Gr\u{F6}\u{FFFD}")
    #expect(Text(repairing: [0x6F, 0xCC, 0x88, 0xFF]).string == "\u{F6}\u{FFFD}")
    #expect(Text(repairing: []).isEmpty)
  }
}
