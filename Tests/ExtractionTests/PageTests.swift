import Testing
import TextCore

@testable import Extraction

@Suite("Articles from pages")
struct PageTests {
  let first = Support.first
  let second = Support.second
  let third = Support.third

  @Test("text in two sibling containers is joined")
  func siblings() throws {
    let lines = try Support.lines(
      """
      <body><nav><a href=/>Start</a></nav><div class=wrap><h1>Mehr Flüge</h1><div class="text-part"><p>\(first)</p><p>\(second)</p></div>
      <div class="ad-slot">Anzeige</div><div class="text-part"><p>\(third)</p></div></div><div class=sidebar><a href=/x>Wetter</a></div></body>
      """)
    #expect(lines == [first, second, third])
  }

  @Test(
    "boxes inside the article are left out",
    arguments: [
      "<div class='related-articles'><h3>Lesen Sie auch</h3><ul><li><a href=/1>Streik am Flughafen</a></li></ul></div>",
      "<p><a href=/1>Lesen Sie auch: Streik am Flughafen legt den Verkehr lahm</a></p>",
      "<div class='newsletter-box'><p>Jeden Morgen das Wichtigste. Melden Sie sich für unseren Newsletter an.</p></div>",
      "<p>Melden Sie sich für unseren Newsletter an.</p>",
      "<aside><p>Der Flughafen wurde 1925 eröffnet und hat seitdem drei Terminals bekommen, die zusammen größer sind als die Altstadt.</p></aside>",
      "<figure><img src=a.jpg><figcaption>Ein Flugzeug der Gesellschaft am Boden. Foto: dpa</figcaption></figure>",
      "<p>Foto: Anna Beck/dpa</p>", "<p>Die Chefin der Gesellschaft in Sofia. © AFP / Anna Beck</p>",
      "<div class='share-buttons'><a href=#>Facebook</a> <a href=#>Twitter</a></div>",
      "<p>Artikel teilen</p>", "<p>(Reporting by Anna Beck and Jan Thiel; additional reporting by Helle Lund; editing by Peter Holm)</p>",
      "<p><span class='rollover-box'>Anna Beck, mehr Artikel der Autorin</span></p>",
      "<div style='display: none'><p>\(Support.third)</p></div>",
    ])
  func boxes(box: String) throws {
    let lines = try Support.lines("<body><article><h1>Mehr Flüge</h1><p>\(first)</p>\(box)<p>\(second)</p></article></body>")
    #expect(lines == [first, second])
  }

  @Test("the headline of a page laid out with tables is told from the site's name")
  func tables() throws {
    let article = try Support.page(
      """
      <title>Heimatbote Tal - Mehr Flüge - und vier Maschinen</title><body><table><tr><td colspan=2><b>Heimatbote Tal</b> unabhängig</td></tr>
      <tr><td><b>Wetter</b><br>Heute: Schnee</td><td><font size=5><b>Mehr Flüge - und vier Maschinen</b></font><br>21.12.2011 | Anna Beck<br><br>
      \(first)<br><br>\(second)<br><br>\(third)</td></tr></table></body>
      """)
    #expect(article.title == "Mehr Flüge - und vier Maschinen")
    #expect(article.authors == ["Anna Beck"])
    #expect(article.published?.hasPrefix("2011-12-21") == true)
    #expect(article.text.string.split(separator: "\n").map(String.init) == [first, second, third])
  }

  @Test("a label that stands alone beside a picture is its caption, a paragraph beside one is text")
  func captions() throws {
    let lines = try Support.lines(
      """
      <body><article><h1>Mehr Flüge</h1><p>\(first)</p><div class=c1><a href=/b><img src=a.jpg></a><p>Eine der neuen Maschinen am Boden</p></div>
      <div><img src=b.jpg><p>\(second)</p></div><div class=c2><img src=c.jpg><br><span>Der Vorstand bei der Vorstellung</span></div>
      <p>\(third)</p></article></body>
      """)
    #expect(lines == [first, second, third])
  }

  @Test("the rows of a table of figures are lines of the text")
  func figures() throws {
    let lines = try Support.lines(
      """
      <body><article><h1>Mehr Flüge</h1><p>\(first)</p><p>\(second)</p><table><tr><th>Ziel</th><th>Flüge</th><th>Preis</th></tr>
      <tr><td>Aalborg</td><td>5</td><td>120</td></tr><tr><td>Sofia</td><td>7</td><td>180</td></tr></table><p>\(third)</p></article></body>
      """)
    #expect(lines == [first, second, "Ziel Flüge Preis", "Aalborg 5 120", "Sofia 7 180", third])
  }

  @Test("short lines above the text are labels when they are few, a list when they are many")
  func openingList() throws {
    let days = ["Aalborg, 3. Mai", "Billund, 4. Mai", "Sofia, 7. Mai", "Varna, 9. Mai", "Plovdiv, 11. Mai", "Oslo, 12. Mai"]
    let list = days.map { "<p>\($0)</p>" }.joined()
    #expect(
      try Support.lines("<body><article><h1>Neue Ziele</h1>\(list)<p>\(first)</p><p>\(second)</p></article></body>") == days + [
        first, second,
      ])
    #expect(
      try Support.lines("<body><article><h1>Ziele</h1><p>Luftfahrt</p><p>Norden</p><p>\(first)</p><p>\(second)</p></article></body>") == [
        first, second,
      ])
  }

  @Test("what leads on at the end is left out, its heading with it")
  func pointers() throws {
    let lines = try Support.lines(
      """
      <body><article><p>\(first)</p><p>\(second)</p><h3>Aus unserem Archiv</h3><p>Die Gesellschaft und ihr <a href=/1>langer Weg in den Norden Europas</a></p>
      <p>Was Reisende jetzt <a href=/2>über Gebühren für ihr Gepäck wissen müssen</a></p><p>Streit um den <a href=/3>Ausbau des Flughafens geht weiter</a></p>
      </article></body>
      """)
    #expect(lines == [first, second])
  }

  @Test("a page without a sentence is read when an element calls itself the text")
  func results() throws {
    let rows = (1...20).map { "<tr><td>\($0).</td><td>Läuferin Nummer \($0)</td><td>12,\($0)</td></tr>" }.joined()
    let article = try Support.page("<body><h1>Ergebnisse</h1><div class=entry-content><table>\(rows)</table></div></body>")
    #expect(article.text.string.contains("7. Läuferin Nummer 7 12,7"))
  }

  @Test(
    "the day of publication",
    arguments: [
      // What stands beside the headline is trusted more than a meta element that only says “date”.
      ("<meta name=date content=2020-04-30>", "<h1>Mehr Flüge</h1><time>29.04.2020, 12:01 Uhr</time>", "2020-04-29T12:01"),
      ("<meta property='article:published_time' content='2020-04-28'>", "<h1>Mehr Flüge</h1><p>Stand: 29.04.2020</p>", "2020-04-28"),
      ("", "<ul><li><a href=/1>Streik</a> <span>01.02.2022</span></li></ul><h1>Mehr Flüge</h1><p>31. Januar 2022</p>", "2022-01-31"),
      ("<title>Mehr Flüge | Tagblatt | 28.04.2023</title>", "<h1>Mehr Flüge</h1>", "2023-04-28"),
      ("", "<h1>Mehr Flüge</h1><span class=updated title='2013-04-04T18:52:11+00:00'></span>", "2013-04-04T18:52:11+00:00"),
      ("", "<h1>Mehr Flüge</h1><script>var a={\"publishedAt\":\"2022-01-31T15:58:43+01:00\"}</script>", "2022-01-31T15:58:43+01:00"),
      ("<meta property='article:modified_time' content='2020-05-01'>", "<h1>Mehr Flüge</h1>", "2020-05-01"),
    ])
  func published(head: String, top: String, expected: String) throws {
    let article = try Support.page("<head>\(head)</head><body>\(top)<div><p>\(first)</p><p>\(second)</p><p>\(third)</p></div></body>")
    #expect(article.published == expected)
  }

  @Test("hover cards and screen-reader text do not get glued to words")
  func hidden() throws {
    let lines = try Support.lines(
      """
      <body><article><p>\(first) <a href=/i>Investoren<span class="sr-only">(öffnet im neuen Fenster)</span></a> sind zufrieden.</p>
      <p>\(second)</p></article></body>
      """)
    #expect(lines.first == first + " Investoren sind zufrieden.")
  }

  @Test("headline, kicker, byline and date above the text are no text")
  func opening() throws {
    let lines = try Support.lines(
      """
      <body><article><div>Luftfahrt</div><h1>Mehr Flüge</h1><p>Von Anna Beck</p><p>22.05.2015, 12:48 Uhr</p><p>\(first)</p><p>\(second)</p></article></body>
      """)
    #expect(lines == [first, second])
  }

  @Test("a standfirst outside the container of the text is kept")
  func standfirst() throws {
    let lead = "Vier neue Maschinen und ein Ziel: Die Gesellschaft will im Norden wachsen."
    let lines = try Support.lines(
      """
      <head><meta property="og:description" content="\(lead)"></head><body><header><h1>Mehr Flüge</h1><p>\(lead)</p></header>
      <div class="article-body"><p>\(first)</p><p>\(second)</p></div></body>
      """)
    #expect(lines == [lead, first, second])
  }

  @Test(
    "the first sentence between headline and text is the standfirst, whatever it is called",
    arguments: ["<p>", "<div class='css-1485smx'>", "<div class='teaser-text'>", "<h2>"])
  func unnamedStandfirst(start: String) throws {
    let lines = try Support.lines(
      """
      <title>Mehr Flüge nach Sofia - Tagblatt</title><body><div>Alles aus dem Tal, jeden Tag und zu jeder Zeit neu.</div>
      <article><header><h1>Mehr Flüge nach Sofia</h1></header><div>
      <div><p>Lesezeit: 3 Min.</p>\(start)Die Gesellschaft baut aus. Was heißt das für die Preise?</div>
      <div class=c7><p>\(first)</p><p>\(second)</p><p>\(third)</p></div></div></article></body>
      """)
    #expect(lines == ["Die Gesellschaft baut aus. Was heißt das für die Preise?", first, second, third])
  }

  @Test(
    "a heading is text whatever its anchor says; in a ticker it bears the time",
    arguments: [
      ("<h2 id='newsletter-der-gesellschaft'>Newsletter der Gesellschaft gefälscht</h2>", "Newsletter der Gesellschaft gefälscht"),
      (
        "<h3 class='entry time'><span class='time__value'>11.04 Uhr: Gesellschaft sagt alle Flüge nach Sofia ab</span></h3>",
        "11.04 Uhr: Gesellschaft sagt alle Flüge nach Sofia ab"
      ),
    ])
  func headings(heading: String, line: String) throws {
    let lines = try Support.lines("<body><article><h1>Mehr Flüge</h1><p>\(first)</p>\(heading)<p>\(second)</p></article></body>")
    #expect(lines == [first, line, second])
  }

  @Test("the linked headlines below “read more” are left out, a list of the article is not")
  func relatedHeadlines() throws {
    let list =
      "<ul><li>\u{1F441} <a href=/1>Streik legt den Flughafen lahm</a></li><li>Plus: alles über <a href=/2>die neuen Sitze</a></li></ul>"
    let lines = try Support.lines(
      "<body><article><h1>Mehr Flüge</h1><p>\(first)</p><ul><li>Aalborg</li><li>Sofia</li></ul><p>\(second)</p><div>Mehr zum Thema</div>\(list)</article></body>"
    )
    #expect(lines == [first, "Aalborg", "Sofia", second])
  }

  @Test("captions stand beside the text, where the picture is, once and without bare credits")
  func captionPassages() throws {
    let figure = "<figure><img src=a.jpg><figcaption>Eine der neuen Maschinen am Boden. Foto: dpa</figcaption></figure>"
    let article = try Support.page(
      """
      <body><article><h1>Mehr Flüge</h1><figure><img src=b.jpg><figcaption>Der Vorstand bei der Vorstellung</figcaption></figure><p>\(first)</p>
      \(figure)\(figure)<figure><img src=c.jpg><figcaption>Foto: Anna Beck/dpa</figcaption></figure><p>\(second)</p></article></body>
      """)
    #expect(article.text.string == first + "\n" + second)
    let end = first.utf8.count
    #expect(
      article.passages == [
        Passage(caption: "Der Vorstand bei der Vorstellung", at: 0), Passage(kind: .paragraph, range: TextRange(0, end)),
        Passage(caption: "Eine der neuen Maschinen am Boden. Foto: dpa", at: end),
        Passage(kind: .paragraph, range: TextRange(end + 1, article.text.count)),
      ])
  }

  @Test("comments are never text, however long they are")
  func comments() throws {
    let comment = "<div class=comment><p>\(third) \(third)</p></div>"
    let lines = try Support.lines(
      """
      <body><article><h1>Mehr Flüge</h1><p>\(first)</p><p>\(second)</p></article>
      <section id="comments"><h2>3 Kommentare</h2>\(comment)\(comment)\(comment)</section></body>
      """)
    #expect(lines == [first, second])
  }

  @Test("text without paragraphs: line breaks, tables, fonts, windows of layout")
  func lineBreaks() throws {
    let lines = try Support.lines(
      """
      <body><table><tr><td><a href=/>Forside</a> | <a href=/n>Nyheder</a></td></tr><tr><td><b>Flere fly</b><br>22.05.2015 | Af Jens Holm<br><br>
      <font size=2>\(first)<br><br>\(second)</font><br><br>kommentarer (1)<br>Bent: Tak for en god artikel.</td></tr></table></body>
      """)
    #expect(lines == [first, second])
  }

  @Test("lists, quotations and headings between paragraphs stay and have their kind")
  func kinds() throws {
    let article = try Support.page(
      """
      <body><article><h1>Mehr Flüge</h1><p>\(first)</p><h2>Die neuen Ziele</h2><ul><li>Aalborg und Billund</li><li>Sofia mit Anschluss nach Varna</li></ul>
      <blockquote><p>\(second)</p></blockquote><p>\(third)</p></article></body>
      """)
    #expect(article.passages.map(\.kind) == [.paragraph, .heading, .listItem, .listItem, .quote, .paragraph])
    #expect(article.passages.allSatisfy { !article.text.string($0.range).contains("\n") })
  }

  @Test("words at inline elements are neither glued nor torn, soft hyphens and no-break spaces go")
  func inline() throws {
    let lines = try Support.lines(
      "<body><article><p>\(first) Der <b>Vor</b>stand&nbsp;lobt <i>das</i> <nobr>Er&shy;geb&shy;nis</nobr>, \n sagt <code>er</code>.</p><p>\(second)</p></article></body>"
    )
    #expect(lines.first == first + " Der Vorstand lobt das Ergebnis, sagt er.")
  }

  @Test("joiners stay in emoji and go elsewhere")
  func joiners() throws {
    let lines = try Support.lines("<body><article><p>\(first) Die 👩‍👩‍👧 ist ❤️‍🔥 zu\u{200D}frieden.</p><p>\(second)</p></article></body>")
    #expect(Array(lines.first?.utf8 ?? "".utf8) == Array("\(first) Die 👩‍👩‍👧 ist ❤️‍🔥 zufrieden.".utf8))
  }

  @Test(
    "a page of a paragraph alone is read, and a sentence that was cut goes on",
    arguments: [
      (
        "<h1>Havnen udvides</h1><p>Havnen bliver udvidet med to kajer, og arbejdet er netop begyndt</p>",
        ["Havnen bliver udvidet med to kajer, og arbejdet er netop begyndt"]
      ),
      (
        "<p>Die Reederei will ihre alten Schiffe ersetzen, weil der Unterhalt von Jahr zu Jahr teurer geworden ist.</p>"
          + "<p>Die Werft hat am Montag zwei neue Fähren bestellt, die im kommenden Jahr zwischen den Inseln fahren sollen und dabei</p>"
          + "<p>deutlich weniger Treibstoff brauchen</p>",
        [
          "Die Reederei will ihre alten Schiffe ersetzen, weil der Unterhalt von Jahr zu Jahr teurer geworden ist.",
          "Die Werft hat am Montag zwei neue Fähren bestellt, die im kommenden Jahr zwischen den Inseln fahren sollen und dabei",
          "deutlich weniger Treibstoff brauchen",
        ]
      ),
      (
        "<article><p>\(Support.first)</p><p>\(Support.second)</p><p>Das sagte ihr Sprecher gestern bei</p></article>",
        [Support.first, Support.second, "Das sagte ihr Sprecher gestern bei"]
      ),
      (
        "<article><p>\(Support.first)</p><p>\(Support.second)</p><p>Bericht der Redaktion Nord</p></article>",
        [Support.first, Support.second]
      ),
    ])
  func barePages(body: String, lines: [String]) throws {
    #expect(try Support.lines("<html><body>\(body)</body></html>").joined(separator: " ") == lines.joined(separator: " "))
  }

  @Test("a page that is nothing but links has no article text")
  func links() {
    #expect(throws: ExtractionError.noArticleText) {
      try Support.page("<body><ul><li><a href=/1>Streik</a></li><li><a href=/2>Wetter</a></li></ul></body>")
    }
    #expect(throws: ExtractionError.noArticleText) { try Support.page("") }
  }

  @Test("metadata: linked data before meta elements before what is visible")
  func metadata() throws {
    let article = try Support.page(
      """
      <html><head><title>Mehr Flüge | Tagblatt</title><meta property="og:site_name" content="Tagblatt"><link rel=canonical href="/a/1">
      <meta name=author content="wordpressadmin"><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Mehr Fl\\u00fcge",
      "datePublished":"2015-05-22T12:48:00+02:00","dateModified":"2015-05-23","author":[{"@id":"#b"},{"@type":"Person","name":"Jan Thiel"}]},
      {"@id":"#b","@type":"Person","name":"Anna Beck"}]}</script></head><body><h1>Mehr Flüge</h1><p>\(first)</p><p>\(second)</p></body></html>
      """, url: "https://example.org/x")
    #expect(article.title == "Mehr Flüge")
    #expect(article.authors == ["Anna Beck", "Jan Thiel"])
    #expect(article.published == "2015-05-22T12:48:00+02:00")
    #expect(article.modified == "2015-05-23")
    #expect(article.site == "Tagblatt")
    #expect(article.url == "https://example.org/a/1")
  }

  @Test(
    "a time of Greenwich is of the day that the page's readers count",
    arguments: [
      ("2018-12-31T23:11:59Z", "https://tal.example/2019/01/01/neujahr", "", "2019-01-01"),
      ("2022-05-04T00:44:52+00:00", "https://tal.example/x", "<p>03/05/2022 21:44</p>", "2022-05-03T21:44"),
      ("2022-05-04T00:44:52+00:00", "https://tal.example/x", "<p>04/05/2022</p>", "2022-05-04T00:44:52+00:00"),
      ("2022-05-04T00:44:52+00:00", "https://tal.example/2022/04/12/x", "", "2022-05-04T00:44:52+00:00"),
      ("2022-05-04T00:44:52+02:00", "https://tal.example/2022/05/03/x", "", "2022-05-04T00:44:52+02:00"),
    ])
  func localDay(time: String, url: String, line: String, day: String) throws {
    let article = try Support.page(
      "<meta property='article:published_time' content='\(time)'><body><article><h1>Mehr Flüge</h1>\(line)<p>\(first)</p><p>\(second)</p></article></body>",
      url: url)
    #expect(article.published == day)
  }

  @Test("a heading that leads home is the site's name, not the headline")
  func siteHeading() throws {
    let article = try Support.page(
      "<head><title>Mehr Flüge « Mein Blog</title></head><body><h1><a href='/'>Mein Blog</a></h1><h2>Mehr Flüge</h2><p>\(first)</p><p>\(second)</p></body>"
    )
    #expect(article.title == "Mehr Flüge")
  }
}
