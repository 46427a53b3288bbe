import Foundation
import Tenor
import Testing

@testable import Reporting

struct ReportTests {
  /// Articles that try everything a page could fall for.
  static let hostile: [Tenor.Record] = [
    record(
      "1", site: "<img src=x onerror=parent.hacked=1>", text: "</script><script>parent.hacked=1</script> broke \u{202E}it.",
      title: "<script>parent.hacked=1</script>", url: "javascript:parent.hacked=1",
      [("\"><svg onload=parent.hacked=1>", 0.5), ("Condor", -1)]),
    record(
      "2", published: "2023-11-02", site: "x\" onmouseover=\"parent.hacked=1", title: "'\"><b>bold</b>",
      url: "https://x.example/\"onclick=\"parent.hacked=1", duplicateOf: "1", [("Condor", -0.25)]),
    record(
      "3", published: "2024-06-30", title: "Проверка на ÆØÅ и ÄÖÜß", url: "https://x.example/3?a=1&b=2",
      [("Condor", 0.75), ("Тест АД", 0.3)]),
    refused("4", code: "<b>code</b>"),
  ]

  static let plain: [Tenor.Record] = [
    record("1", published: "2024-01-05", text: "Praised the airline.", title: "First", [("Lufthansa", 0.5)]),
    record("2", published: "2024-03-05", site: "b.example", text: "Scolded the airline.", title: "Second", [("Lufthansa", -0.25)]),
    record("3", published: "2024-03-06", title: "Third", duplicateOf: "1", [("Lufthansa", 0.5)]),
    record("4", title: "No word of it", isListed: false, [("Nordhøj Fragt", 0)]),
    refused("5"), refused("6", code: "other_language"), refused("7", code: "other_language"),
  ]

  private func html(_ records: [Tenor.Record]) throws -> String { try withStore(records) { try Report(of: $0).html } }

  @Test("the page tells what came in, what became of it, and why")
  func summary() throws {
    let html = try html(Self.plain)
    for (name, value) in [
      ("Documents in", "7"), ("Articles analyzed", "4"), ("Refused", "3"), ("Copies of others", "1"), ("Languages", "en 4"),
    ] {
      #expect(html.contains("<dt>\(name)</dt><dd>\(value)</dd>"), "\(name)")
    }
    #expect(html.contains("<th scope=\"row\">other language</th><td>skipped by extraction</td><td class=\"n\">2</td>"))
    #expect(html.contains("2024-01-05 to 2024-03-06"))
  }

  @Test("a company has its line over time and its sentences, the words that decided marked, with a link to the source")
  func company() throws {
    let html = try html(Self.plain)
    #expect(html.contains("id=\"company-lufthansa\""))
    #expect(html.contains("<mark class=\"praise\" title=\"+0.50\">Praised</mark> the airline. 1"))
    #expect(html.contains("<mark class=\"blame\" title=\"−0.25\">Scolded</mark> the airline. 2"))
    #expect(html.contains("href=\"https://news.example/1\" rel=\"noopener noreferrer nofollow\">First</a>"))
    #expect(html.contains("<title>2024-01: +0.50, 1 articles</title>") || html.contains("<title>2024-W01: +0.50, 1 articles</title>"))
    #expect(html.contains("2 of 3"))
  }

  @Test("in the line over time no week stands on another one, also at the end of a year of 53 weeks")
  func timeline() throws {
    let days = ["2020-12-22", "2020-12-29", "2021-01-05", "2021-01-12"]
    let html = try html(days.map { record($0, published: $0, [("Lufthansa", 0.5)]) })
    let places = html.matches(of: /<circle class="dot" cx="([0-9.]+)"[^>]*><title>2/).compactMap { Double($0.1) }
    #expect(places.count == 4)
    let steps = zip(places, places.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 0.2 }, "\(places)")
  }

  @Test("what is a copy and what was not understood is listed")
  func lists() throws {
    let html = try html(Self.plain)
    #expect(html.contains("75 % <a href=\"https://news.example/3\""))
    #expect(html.contains("<th scope=\"row\">Nordhøj Fragt</th><td>en</td>"))
    #expect(html.contains("No word of it"))
  }

  @Test("nothing in an article becomes markup, and no address but one of the web becomes a link")
  func hostility() throws {
    let html = try html(Self.hostile)
    #expect(html.components(separatedBy: "<script").count == 2, "our own script alone")
    #expect(html.components(separatedBy: "<style").count == 2)
    #expect(!html.contains("<img") && !html.contains("<b>") && !html.contains("<svg onload"))
    // Tags without the values of their attributes.
    let tags = html.matches(of: /<[^<>]*>/).map { $0.0.replacing(/"[^"]*"/, with: "") }
    #expect(
      tags.allSatisfy { !$0.contains(" onload=") && !$0.contains(" onclick=") && !$0.contains(" onmouseover=") && !$0.contains(" src=") })
    #expect(!html.contains("href=\"javascript:") && !html.contains("\u{202E}"))
    #expect(html.contains("href=\"https://x.example/3?a=1&amp;b=2\""))
    #expect(html.contains("Проверка на ÆØÅ и ÄÖÜß"))
  }

  @Test("the page loads nothing and runs its own script and style alone")
  func policy() throws {
    let html = try html(Self.plain)
    let policy = try #require(html.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.1)
    #expect(policy.hasPrefix("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(policy.contains("; script-src &#39;sha256-") && !policy.contains("unsafe"))
    #expect(!html.contains(" style=\"") && !html.contains("@import") && !html.contains("url("))
  }

  @Test("an empty store makes a page as well")
  func empty() throws {
    let html = try html([])
    #expect(html.contains("No company was found.") && html.hasSuffix("</html>\n"))
  }

  @Test("the page of a large run stays under 5 MB and says what it leaves out")
  func size() throws {
    let filler = String(repeating: "a long sentence that goes on and on about everything under the sun ", count: 40)
    let records = (0..<600).map { n in
      record(
        "\(n)", published: "20\(10 + n % 15)-0\(1 + n % 9)-11", site: "site \(n) \(filler.prefix(300))", text: "Word \(filler)",
        title: "title \(n) \(filler)", duplicateOf: n % 3 == 2 ? "\(n - 1)" : nil,
        (0..<4).map { ("Company \((n * 7 + $0 * 101) % 400)", Double(n % 21 - 10) / 10) })
    }
    let html = try html(records)
    #expect(html.utf8.count < 5_000_000, "\(html.utf8.count)")
    #expect(html.contains("The 300 companies with the most articles of 400; companies.csv has all."))
    #expect(html.contains("The 60 companies with the most articles."))
  }
}
