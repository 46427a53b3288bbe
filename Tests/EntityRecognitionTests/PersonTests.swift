import Testing

@Suite("persons and bodies")
struct PersonTests {
  @Test(
    "persons are known by given name, title or role, and later by the surname",
    arguments: [
      ("de", "Vorstandschef [Herbert Haas](_) klagt. Später lobte [Haas](_) die Kollegen."),
      ("de", "Laut Frau [Müller](_) war alles in Ordnung."),
      ("da", "[Keara O'Neil](_) ønskede ikke at købe kjolen."),
      ("en", "[Angela Merkel](_)'s visit is over, and [Merkel](_)’s party lost."),
      ("en", "Chairman [Marcelo Claure](_) sent an email, and [Claure](_) apologised."),
      ("bg", "[Дейв Карол](_) пътуваше с групата си. Китарата на [Карол](_) беше счупена."),
    ])
  func persons(language: String, marked: String) {
    let text = MarkedText(marked)
    #expect(Recognizers.shared.marks(in: text.plain, language, kind: .person, ids: false) == text.marks)
  }

  @Test(
    "bodies are no companies",
    arguments: [
      ("de", "Die [Universität Leipzig](_) forscht."),
      ("en", "The [Department of Energy](_) announced a plan."),
      ("bg", "[Министерство на финансите](_) обяви мерки."),
    ])
  func bodies(language: String, marked: String) {
    let text = MarkedText(marked)
    #expect(Recognizers.shared.marks(in: text.plain, language, kind: .organization, ids: false) == text.marks)
    #expect(Recognizers.shared.marks(in: text.plain, language, kind: .company).isEmpty)
  }
}
