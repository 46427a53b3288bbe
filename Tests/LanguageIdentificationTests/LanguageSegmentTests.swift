import LanguageIdentification
import Testing
import TextCore

@Suite("stretches of a text by language")
struct LanguageSegmentTests {
  let identifier: LanguageIdentifier

  init() throws { identifier = try LanguageIdentifier(model: ShippedModel.bytes()) }

  /// The stretches as they are marked: `de‹…› en‹…›`; what is between them is in none.
  private func check(_ marked: String) {
    var text = ""
    var expected: [String] = []
    for part in marked.split(separator: "›", omittingEmptySubsequences: false) {
      guard let open = part.firstIndex(of: "‹") else {
        text += part
        continue
      }
      let before = part[..<open]
      text += before.dropLast(before.hasSuffix("und") ? 3 : 2)
      let stretch = part[part.index(after: open)...]
      expected.append("\(before.suffix(before.hasSuffix("und") ? 3 : 2)): \(stretch)")
      text += stretch
    }
    let source = Text(text)
    let found = identifier.segments(of: source).map { "\($0.language): \(source.string($0.range))" }
    #expect(found == expected)
  }

  @Test(
    "each stretch has its language, whole sentences at a time",
    arguments: [
      "de‹Der Umsatz ging im vergangenen Jahr deutlich zurück.› en‹The board expects a recovery in the second half of the year.›",
      "da‹Banken forventer, at renten falder igen til næste år.›\nbg‹Банката очаква лихвите отново да паднат догодина.›\n",
      "  de‹Die Aktie verlor am Montag fünf Prozent. Händler sprachen von einer Überreaktion.›\n\nund‹Le gouvernement ne donnera pas "
        + "davantage d'argent aux communes l'année prochaine.›\n\nde‹Am Dienstag erholte sich der Kurs wieder ein wenig.› ",
      "en‹He was asked what he meant.› bg‹Той отговори, че не си спомня нищо за разговора.› en‹Nobody in the room believed him at all.›",
    ])
  func stretches(marked: String) { check(marked) }

  @Test(
    "a name, an abbreviation or a short call breaks no stretch",
    arguments: [
      "de‹Die Deutsche Bank sucht z. B. in New York neue Mitarbeiter. „Let's go!“, rief der Chef. Danach kam lange nichts mehr von ihm.›",
      "da‹Det sagde han i går. OK. Nu venter vi på, hvad Microsoft Corporation svarer på kritikken.›",
      "bg‹Компанията обяви резултатите си. Apple Inc. Акциите ѝ поскъпнаха с пет процента след това.›",
    ])
  func unbroken(marked: String) { check(marked) }

  @Test("a text without letters has no stretches", arguments: ["", " \n ", "12.05.2019 – 18:30", "😀🎉", "https://example.org/"])
  func letterless(text: String) {
    #expect(identifier.segments(of: Text(text)).isEmpty)
  }

  @Test("a stretch has a script of its own, and one language throughout is one stretch")
  func scripts() {
    let text = Text("Az ne znam kakvo 6te stane utre, no vsi4ki 4ovek go 4aka.\nБанката очаква лихвите отново да паднат догодина.")
    let found = identifier.segments(of: text)
    #expect(found.map(\.language) == [Language("bg")])
    #expect(found.map(\.range) == [text.range])
  }

  @Test("a long text without marks is cut at white space, and its stretches are in order")
  func unmarked() {
    let german = String(repeating: "der umsatz ging im vergangenen jahr deutlich zurück und niemand weiß warum ", count: 20)
    let danish = String(repeating: "omsætningen faldt igen i år og ingen ved hvorfor det gik så galt ", count: 20)
    let found = identifier.segments(of: Text(german + danish))
    #expect(found.map(\.language.code) == ["de", "da"])
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.end < $1.range.start })
  }
}
