import TestSupport
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

  /// Something that a page has more and more of.
  struct Hazard: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// A page of about so many bytes.
    let page: @Sendable (_ bytes: Int) -> String

    init(_ name: String, _ page: @escaping @Sendable (Int) -> String) {
      testDescription = name
      self.page = page
    }

    /// The same again and again, `#` being the number.
    init(_ unit: String, after start: String = "", before end: String = "") {
      self.init(start + unit) { bytes in
        let hazard = Hazard.filled(bytes, unit)
        return start + hazard + end
      }
    }

    static func filled(_ bytes: Int, _ unit: String) -> String {
      let parts = unit.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
      return (0..<bytes / unit.utf8.count).map { parts.joined(separator: "\($0)") }.joined()
    }
  }

  @Test(
    "no page makes it crash, and time grows with the length of a page, not with its square",
    arguments: [
      Hazard("<div>"), Hazard("<font></b>"), Hazard("a b=c ", after: "<div ", before: ">"), Hazard("a#=1 ", after: "<div ", before: ">"),
      Hazard("<script>"), Hazard("<!--"), Hazard("<a href='"), Hazard("<svg>"), Hazard("&amp;"), Hazard("<"),
      Hazard("[", after: "<script type='application/ld+json'>", before: "</script>"),
      Hazard("{\"a\":", after: "<script type='application/ld+json'>", before: "</script>"),
      Hazard("<p>x<br>"), Hazard("<table><tr><td>"), Hazard("<li><ul>"), Hazard("a - ", after: "<title>", before: "</title>"),
      Hazard("<h1>a</h1>"), Hazard("a", after: "<p>"), Hazard("<meta name=author content='Anna Beck-#'>"),
      Hazard("a rich article among many") { bytes in
        "<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"Mehr Flüge\"" + Hazard.filled(bytes / 2, ",\"a#\":1")
          + "}" + Hazard.filled(bytes / 2, ",{\"@type\":\"WebPage\"}") + "]</script>"
      },
      Hazard("an author named many times") { bytes in
        "<script type='application/ld+json'>[{\"@id\":\"a\"" + Hazard.filled(bytes / 2, ",\"a#\":1")
          + "},{\"@type\":\"NewsArticle\",\"author\":[{\"@id\":\"a\"}" + Hazard.filled(bytes / 2, ",{\"@id\":\"a\"}") + "]}]</script>"
      },
    ])
  func bounded(hazard: Hazard) {
    let factor = Growth.factor(
      from: 30_000, of: { Array((hazard.page($0) + paragraph).utf8) },
      work: { page in _ = try? Support.extractor.article(fromPage: page, url: nil) })
    #expect(factor < Growth.limit)
  }

  @Test("captions take time in proportion to their number")
  func captions() {
    let factor = Growth.factor(
      from: 2_000, of: { count in (0..<count).map { Array("Die Maschine Nummer \($0) am Boden".utf8) } },
      work: { captions in
        var builder = TextBuilder()
        for caption in captions { builder.append(caption: caption) }
      })
    #expect(factor < Growth.limit)
  }

  @Test("ill-formed UTF-8 becomes valid text")
  func illFormed() throws {
    let bytes = Array("<body><p>".utf8) + [0xFF, 0xC3] + Array("\(Support.first)</p><p>\(Support.second)</p>".utf8)
    let article = try Support.extractor.article(fromPage: bytes, url: nil)
    #expect(article.text.string.contains(Support.first))
    #expect(article.warnings == ["ill-formed UTF-8 replaced"])
  }
}
