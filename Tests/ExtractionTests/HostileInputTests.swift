import Testing

@testable import Extraction

@Suite("Hostile pages", .timeLimit(.minutes(15)))
struct HostileInputTests {
  let paragraph = "<p>\(Support.first)</p><p>\(Support.second)</p>"

  @Test("NUL bytes do not end the page")
  func nul() throws {
    let article = try Support.page("<body>\0<p>\(Support.first)</p>\0<p class='a\0b'>\(Support.second)</p></body>")
    #expect(article.text.string == Support.first + "\n" + Support.second)
  }

  @Test(
    "the text behind a hazard is found",
    arguments: [
      String(repeating: "<div>", count: 3_000), String(repeating: "<span>", count: 3_000), String(repeating: "<ul><li>a", count: 3_000),
      String(repeating: "<p>kurz", count: 3_000), String(repeating: "<object>", count: 500), "</article></body></html>",
      "<div " + (0..<3_000).map { "a\($0)=1 " }.joined() + ">", "<p>" + String(repeating: "Wort ", count: 300_000) + "</p>",
      String(repeating: "<table><tr><td>a<td>1,5", count: 800), String(repeating: "<![CDATA[ <p>alt</p> ]]>", count: 500),
      String(repeating: "</b></i></x>", count: 3_000), "<plaintext>", "<form>" + String(repeating: "<form>", count: 500) + "</form>",
    ])
  func behind(hazard: String) throws {
    let article = try Support.page("<body><article><p>\(Support.first)</p><p>\(Support.third)</p>\(hazard)\(paragraph)</article>")
    #expect(article.text.string.contains(Support.first) && article.text.string.contains(Support.second))
  }

  @Test("text below the depth at which browsers stop is found", arguments: [600, 5_000])
  func depth(count: Int) throws {
    let article = try Support.page("<body><article><h1>Meldung</h1>" + String(repeating: "<div>", count: count) + paragraph)
    #expect(article.text.string == Support.first + "\n" + Support.second)
  }

  @Test(
    "no page makes it crash or hang",
    arguments: [
      String(repeating: "<div>", count: 200_000), String(repeating: "<font>", count: 100_000) + String(repeating: "</b>", count: 50_000),
      "<div " + String(repeating: "a b=c ", count: 100_000) + ">", "<div " + (0..<50_000).map { "a\($0)=1 " }.joined() + ">",
      String(repeating: "<script>", count: 50_000), String(repeating: "<!--", count: 100_000),
      String(repeating: "<a href='", count: 50_000),
      String(repeating: "<svg>", count: 50_000), String(repeating: "&amp;", count: 200_000), String(repeating: "<", count: 200_000),
      "<script type='application/ld+json'>" + String(repeating: "[", count: 100_000) + "</script>",
      "<script type='application/ld+json'>" + String(repeating: "{\"a\":", count: 100_000) + "</script>",
      String(repeating: "<p>x<br>", count: 50_000), String(repeating: "<table><tr><td>", count: 30_000),
      String(repeating: "<li><ul>", count: 30_000),
      "<title>" + String(repeating: "a - ", count: 50_000) + "</title>", String(repeating: "<h1>a</h1>", count: 20_000),
      "<p>" + String(repeating: "a", count: 2_000_000),
    ])
  func bounded(page: String) throws {
    let clock = ContinuousClock()
    let time = clock.measure { _ = try? Support.page(page + paragraph) }
    #expect(time < .seconds(60))
  }

  @Test("ill-formed UTF-8 becomes valid text")
  func illFormed() throws {
    let bytes = Array("<body><p>".utf8) + [0xFF, 0xC3] + Array("\(Support.first)</p><p>\(Support.second)</p>".utf8)
    let article = try Support.extractor.article(fromPage: bytes, url: nil)
    #expect(article.text.string.contains(Support.first))
    #expect(article.warnings == ["ill-formed UTF-8 replaced"])
  }
}
