import EntityRecognition
import Testing
import TextCore

@Suite("names that no list has")
struct UnknownNameTests {
  @Test(
    "what stands beside them and their letters tell persons, places and bodies apart",
    arguments: [
      ("de", Mention.Kind.person, "Das sei so nicht zu halten, sagte [Wolterbeck](_) am Dienstag."),
      ("de", .place, "Der Unfall geschah gestern Abend in [Kleinmölsenheim](_)."),
      ("de", .place, "Die Kita an der [Adalbertstraße](_) bleibt offen."),
      ("da", .person, "Det er ikke rigtigt, siger [Bruunsgaard](_)."),
      ("en", .place, "The convoy was stopped near [Dahravar](_) at dawn."),
      ("bg", .person, "Това каза вчера [Калайков](_) пред журналисти."),
    ])
  func kinds(language: String, kind: Mention.Kind, marked: String) {
    let text = MarkedText(marked)
    #expect(Recognizers.shared.marks(in: text.plain, language, kind: kind, ids: false) == text.marks)
  }

  @Test(
    "nouns are no names, however they are written",
    arguments: [
      ("de", "Der Vorstand der Genossenschaft will die Verhandlungen über die Pachtverträge fortsetzen."),
      ("de", "Einige Monate vor der Geburt ließen sich die Eltern scheiden."),
      ("da", "Regeringen vil forhandle om aftalen i næste uge."),
      ("en", "The board wants to go on with the talks about the leases."),
    ])
  func nouns(language: String, text: String) {
    #expect(Recognizers.shared.mentions(in: text, language).filter { [.person, .place, .organization].contains($0.kind) }.isEmpty)
  }

  @Test("a noun behind a given name ends the name")
  func genitive() {
    let text = MarkedText("Kurz vor [Aileens](_) Geburt zog die Familie um.")
    let persons = Recognizers.shared.marks(in: text.plain, "de", kind: .person, ids: false)
    #expect(persons.allSatisfy { $0.text == "Aileens" })
  }

  @Test("where a text has no capitals at all, places are known behind their prepositions")
  func careless() {
    let text = MarkedText("does anyone know a good dentist in [malaysia](_)?")
    #expect(Recognizers.shared.marks(in: text.plain, "en", kind: .place, ids: false) == text.marks)
    #expect(Recognizers.shared.marks(in: "The word turkey is written small in turkey recipes by Anna.", "en", kind: .place).isEmpty)
  }

  @Test("surnames of public figures are known without the rest of the name")
  func surnames() {
    let text = MarkedText("Der Besuch von [Merkel](_) in Washington verlief ruhig.")
    #expect(Recognizers.shared.marks(in: text.plain, "de", kind: .person, ids: false) == text.marks)
  }

  @Test(
    "ranges lie on borders of characters, and what stands there is the mention",
    arguments: ["\n", "\r\n", " 😀👩‍👩‍👧 ", " e\u{301}\u{327} ", "\u{200D}\u{FE0F} ", " \u{1F1E9}\u{1F1EA} "])
  func offsets(filling: String) {
    let parts = ["Die Lufthansa streicht 30 % der Flüge.", "In Köln sprach Angela Merkel.", "Am 3. Mai 2016 zahlte Siemens 3,5 Mio. Euro."]
    let text = Text(filling + parts.joined(separator: filling) + filling)
    let points = Array(text.string.unicodeScalars)
    let offsets = OffsetTable(text, unit: .codepoints)
    let mentions = Recognizers.shared.mentions(in: text.string, "de")
    #expect(mentions.contains { $0.kind == .company } && mentions.contains { $0.kind == .money })
    for mention in mentions {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: points[offsets.offset(ofByte: mention.range.start)..<offsets.offset(ofByte: mention.range.end)])
      #expect(Array(String(view).utf8) == Array(text.utf8[mention.range.bytes]))
    }
  }
}
