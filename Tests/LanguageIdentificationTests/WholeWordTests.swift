import LanguageIdentification
import Testing
import TextCore

/// Words whose letters could be another language's: only who knows the word can tell.
@Suite("words by themselves")
struct WholeWordTests {
  let identifier: LanguageIdentifier

  init() throws { identifier = try LanguageIdentifier(model: ShippedModel.bytes()) }

  @Test(
    "a common word of one of the four languages is most probably its own among them",
    arguments: [
      ("de", "Firma"), ("de", "findet"), ("de", "wollten"), ("de", "Kosten"), ("de", "Anfang"), ("de", "weiter"),
      ("da", "kroner"), ("da", "penge"), ("da", "måned"), ("da", "hvordan"), ("da", "virksomhed"), ("da", "aftale"), ("da", "uger"),
      ("en", "company"), ("en", "money"), ("en", "written"), ("en", "shares"), ("en", "better"), ("en", "under review"),
      ("bg", "компания"), ("bg", "пари"), ("bg", "месец"), ("bg", "договор"),
    ])
  func common(code: String, word: String) {
    let guess = identifier.guess(Text(word))
    let best = guess.candidates.first { $0.language != .undetermined }
    #expect(best?.language == Language(code))
  }
}
