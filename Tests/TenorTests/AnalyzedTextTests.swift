import Testing
import TextCore

@testable import Tenor

struct AnalyzedTextTests {
  @Test("a headline of its own is read with the text, and offsets of the text count from its own start")
  func headline() {
    let text = AnalyzedText(title: "Über Lufthansa", body: Text("Der Flug war gut."))
    #expect(text.text.string == "Über Lufthansa\nDer Flug war gut.")
    let flight = TextRange(text.bodyStart + 4, text.bodyStart + 8)
    #expect(text.text.string(flight) == "Flug")
    #expect(text.location(of: flight) == AnalyzedText.Location(field: .text, range: TextRange(4, 8)))
    #expect(text.location(of: TextRange(6, 15)).field == .title)
  }

  @Test("a headline that begins the text is not read twice")
  func repeated() {
    let text = AnalyzedText(title: "Der Flug", body: Text("Der Flug\nEr war gut."))
    #expect(text.text.string == "Der Flug\nEr war gut.")
    #expect(text.bodyStart == 0)
  }
}
