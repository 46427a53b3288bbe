import Testing
import TextCore

@Suite("case folding")
struct CaseFoldingTests {
  @Test(
    "capitals become small letters",
    arguments: [
      ("ÄÖÜ ÉÈÊ ÆØÅ", "äöü éèê æøå"),
      ("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ Ѝ Ё Џ", "абвгдежзийклмнопрстуфхцчшщъьюя ѝ ё џ"),
      ("ČĎĚŇŘŠŤŽ ŁÓDŹ ŐŰ ŸŽ", "čďěňřšťž łódź őű ÿž"),
      ("ȘȚ ĞŞ", "șț ğş"),
      ("ΑΘΗΝΑ Άρης ΩΣ", "αθηνα άρης ωσ"),
      ("ҐЄІЇ Ӏ Ԁ Ѡ", "ґєії ӏ ԁ ѡ"),
      ("ՀԱՅ ＡＢ Ⅷ Ǆ ǅ", "հայ ａｂ ⅷ ǆ ǆ"),
      ("Ạ Ế Ỹ", "ạ ế ỹ"),
    ])
  func letters(upper: String, lower: String) {
    #expect(CaseFolding.folded(upper) == lower)
    #expect(Text(upper).foldedString(Text(upper).range) == lower)
  }

  @Test("what has no partner of the same length stays", arguments: ["İ", "ẞ", "\u{212A}", "\u{2126}", "Ⱥ", "Ⱦ", "×÷ß ĸ ŉ ſ ı", "😀 €–„“…"])
  func kept(text: String) {
    #expect(CaseFolding.folded(text) == text)
  }

  @Test("every character of Unicode folds as it lower-cases if that keeps its length, else not at all")
  func everyCharacter() {
    var wrong: [Unicode.Scalar] = []
    for scalar in assignedScalars {
      let lower = scalar.properties.lowercaseMapping
      let original = String(scalar)
      let expected = lower.utf8.count == original.utf8.count ? lower : original
      if !CaseFolding.folded(original).utf8.elementsEqual(expected.utf8) { wrong.append(scalar) }
    }
    #expect(wrong == [])
  }

  @Test("a folded text is as long as the text, and its characters stand at the same offsets")
  func length() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<500 {
      var view = String.UnicodeScalarView()
      for _ in 0..<40 { view.append(assignedScalars.randomElement(using: &random)!) }
      let text = Text(String(view))
      #expect(text.folded.count == text.utf8.count)
      for (byte, folded) in zip(text.utf8, text.folded) { #expect((byte & 0xC0 == 0x80) == (folded & 0xC0 == 0x80)) }
    }
  }
}
