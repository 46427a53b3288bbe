import Foundation
import Testing

@testable import Extraction

@Suite("Articles from scrapes")
struct ScrapeTests {
  @Test(
    "lines that are furniture are left out",
    arguments: [
      "5 Kommentare ▼", "3 коментара", "2 kommentarer", "12 Comments", "US Airways Foto über Shutterstock", "Burst - Pexels.com",
      "Снимка: личен архив",
      "Foto: Ritzau Scanpix", "Photo: Hau Dinh, AP", "Depositphotos 56060159 м 2015", "Този сайт използва Akismet за намаляване на спама.",
      "Diese Website verwendet Akismet, um Spam zu reduzieren.", "Denne side bruger Akismet til at reducere spam.",
      "This site uses Akismet to reduce spam.",
      "Lesen Sie auch", "Læs også: Bank lukker filialer", "Прочетете още: Времето утре", "Read more: Bank closes branches",
      "Ihr Horoskop Für Morgen",
      "Alle Rechte vorbehalten", "Всички права запазени", "Tilmeld dig vores nyhedsbrev", "Artikel teilen", "Сподели във Facebook",
    ])
  func furniture(line: String) throws {
    let text = try Support.scrape("Mehr Flüge nach Kopenhagen und Sofia\n\n\(Support.first)\n\n\(Support.second)\n\n\(line)").text.string
    #expect(!text.contains(line))
    #expect(text.contains(Support.second))
  }

  @Test("headline, author and day are found; the headline stays, byline and site name go")
  func metadata() throws {
    let article = try Support.scrape(
      """
      Firmafon

      De 3 værste historier om dårlig kundeservice

      Written by Helle Marie Vad Jespersen | 22-05-15 12:48

      \(Support.first)

      \(Support.second)
      """)
    #expect(article.title == "De 3 værste historier om dårlig kundeservice")
    #expect(article.authors == ["Helle Marie Vad Jespersen"])
    #expect(article.published?.hasPrefix("2015-05-22") == true)
    #expect(article.text.string == "De 3 værste historier om dårlig kundeservice\n\(Support.first)\n\(Support.second)")
  }

  @Test("a breadcrumb that ends in the headline goes, the headline stays once")
  func breadcrumb() throws {
    let text = try Support.scrape("Haupt Kundendienst Wie American Airlines gewann\n\nWie American Airlines gewann\n\n\(Support.first)")
      .text.string
    #expect(text == "Wie American Airlines gewann\n\(Support.first)")
  }

  @Test(
    "a site's name, its slogan and a ticker above the headline go",
    arguments: [
      "Heimatbote | Nachrichten für das Tal", "HANDELSWACHE", "Markt im Fokus\nDAX 18.912,40 -0,31 % | MDAX 26.440,12 +0,08 %",
      "Der Reiseblog — unterwegs ohne Gepäck\nStart Reise Mehr Flüge nach Kopenhagen und Sofia",
    ])
  func siteName(opening: String) throws {
    let article = try Support.scrape(
      "\(opening)\n\nMehr Flüge nach Kopenhagen und Sofia\n\n30. Oktober 2024 | von Anna Beck, München\n\n\(Support.first)\n\n\(Support.second)"
    )
    #expect(article.title == "Mehr Flüge nach Kopenhagen und Sofia")
    #expect(article.authors == ["Anna Beck"])
    #expect(article.published?.hasPrefix("2024-10-30") == true)
    #expect(article.text.string == "Mehr Flüge nach Kopenhagen und Sofia\n\(Support.first)\n\(Support.second)")
  }

  @Test(
    "bylines of several parts are read",
    arguments: [
      ("16.09.2021 г., 10:05 ч. / Автор: Мария Иванова / Прочетена: 12 пъти", "Мария Иванова"),
      ("Posted on October 5, 2021 by Jane Miller | {{post.readingTime}} min", "Jane Miller"),
      ("21.12.2011 г. | Мария Иванова", "Мария Иванова"),
    ])
  func bylines(line: String, name: String) throws {
    let article = try Support.scrape("Mehr Flüge nach Kopenhagen und Sofia\n\n\(line)\n\n\(Support.first)\n\n\(Support.second)")
    #expect(article.authors == [name])
    #expect(article.published != nil)
    #expect(article.text.string == "Mehr Flüge nach Kopenhagen und Sofia\n\(Support.first)\n\(Support.second)")
  }

  @Test(
    "placeholders of templates go, brackets of a quotation stay",
    arguments: ["%%adslot_top%%", "[gallery ids=\"4\"]", "{{ count }} mal geteilt", "undefined"])
  func placeholders(line: String) throws {
    let text = try Support.scrape(
      "Ein Titel für den Text\n\n\(Support.first)\n\n\(line)\n\nEr sagte, sie sei [sic] zu 100 % zufrieden mit der neuen Strecke.\n\n\(Support.second)"
    ).text.string
    #expect(
      text
        == "Ein Titel für den Text\n\(Support.first)\nEr sagte, sie sei [sic] zu 100 % zufrieden mit der neuen Strecke.\n\(Support.second)")
  }

  @Test("debris of templates is cut out of its line")
  func debris() throws {
    let text = try Support.scrape("Wie es dazu kam, weiß niemand genau\n\n$config[code] not found\(Support.first)\n\n\(Support.second)")
      .text.string
    #expect(text.contains("\n" + Support.first))
  }

  @Test("a search phrase between paragraphs goes, a heading stays")
  func queries() throws {
    let text = try Support.scrape(
      "Ein Titel für den Text\n\n\(Support.first)\n\nwie alt ist brian kelly\n\n\(Support.second)\n\nDie neuen Ziele\n\n\(Support.third)"
    ).text.string
    #expect(text == "Ein Titel für den Text\n\(Support.first)\n\(Support.second)\nDie neuen Ziele\n\(Support.third)")
  }

  @Test("lines of one make between the paragraphs of a list are the article's, names of the page's programs are not")
  func patterns() throws {
    let text = try Support.scrape(
      "Die fünf besten Verbindungen\n\n"
        + (1...6).map { "\(Support.first) Das war Nummer \($0).\n\nKonto: @ziel\($0)\n\n[Tagblatt]\n\n" }.joined()
        + "\(Support.second)\n\n• narrow-browser-and-phone\n• landscape-tablet-and-above"
    ).text.string
    #expect(text.contains("\nKonto: @ziel1\n[Tagblatt]\n"))
    #expect(text.components(separatedBy: "[Tagblatt]").count == 7)
    #expect(!text.contains("tablet"))
  }

  @Test("labels of an interview and the writer's own rules stay")
  func interview() throws {
    let talk = (1...6).map { "Frage:\n\n\(Support.first) Das war Nummer \($0).\n\nAntwort:\n\n\(Support.second) Und \($0).\n\n" }.joined()
    let text = try Support.scrape("Ein Gespräch über die neuen Flüge\n\n\(talk)___\n\n\(Support.third)").text.string
    #expect(text.components(separatedBy: "\nFrage:\n").count == 7)
    #expect(text.hasSuffix("\n___\n\(Support.third)"))
  }

  @Test("a heading beside a line of the article's make is no menu")
  func headingsOfAPattern() throws {
    let text = try Support.scrape(
      "Was andere sagen\n\n" + (1...6).map { "Grund \($0) zur Freude\n\n[Blatt]\n\n\(Support.first) Das war Nummer \($0).\n\n" }.joined()
        + Support.second
    ).text.string
    #expect(text.contains("\nGrund 3 zur Freude\n[Blatt]\n"))
  }

  @Test("captions of a gallery that stand above the headline and come again are left out, with and without their marks")
  func gallery() throws {
    let caption =
      "Die Chefin der Gesellschaft, links, und ein Minister bei der Vorstellung des Plans am Dienstag in der Hauptstadt ... mehr"
    let text = try Support.scrape(
      "• \(caption)\nFoto: Anna Beck, dpa\nBild 1 von 8\n\nMehr Flüge nach Sofia\n\n\(caption)\n\n\(Support.first)\n\n\(Support.second)"
    ).text.string
    #expect(text == "Mehr Flüge nach Sofia\n\(Support.first)\n\(Support.second)")
  }

  @Test("of paragraphs that stand there several times one is kept, though they are all there is")
  func copies() throws {
    let text = Array(repeating: Support.first, count: 3).joined(separator: "\n")
    #expect(try Support.scrape(text).text.string == Support.first)
    #expect(try Support.scrape(text + "\n" + Support.second).text.string == "\(Support.first)\n\(Support.second)")
  }

  @Test(
    "a caption is known by the credit at its end",
    arguments: [
      "Das Pflegeheim in Nußdorf © Gemeinde Nußdorf", "Die Außenbeauftragte und der Minister am Montag | Bildquelle: EU-Kommission",
      "Двама министри на входа на сградата снимка: Иван Петров",
    ])
  func credits(caption: String) throws {
    let text = try Support.scrape("Mehr Flüge nach Kopenhagen und Sofia\n\n\(Support.first)\n\n\(caption)\n\n\(Support.second)").text.string
    #expect(!text.contains(caption))
  }

  @Test("an emoji behind it does not unmake a sentence")
  func emoji() throws {
    let end = "Wir freuen uns auf euren Besuch! \u{2764}\u{FE0F}\u{1F642}"
    let text = try Support.scrape("Mehr Flüge nach Kopenhagen und Sofia\n\n\(Support.first)\n\n\(Support.second)\n\n\(end)").text.string
    #expect(text.hasSuffix("\n" + end))
  }

  @Test("a byline is one below a long standfirst as well")
  func lateByline() throws {
    let article = try Support.scrape(
      "Mehr Flüge nach Kopenhagen und Sofia\n\n\(Support.first)\n\nStimmen aus der Branche\n\nTeilen\n\nVon Anna Beck\n\n\(Support.second)\n\n\(Support.third)"
    )
    #expect(article.authors == ["Anna Beck"])
    #expect(!article.text.string.contains("Anna Beck"))
  }

  @Test("text is taken as it is, a paragraph a line")
  func text() throws {
    let article = try Support.extractor.article(
      fromText: Array("5 Kommentare\r\n\r\n Anzeige\u{a0}:  hier \n".utf8), url: "https://example.org")
    #expect(article.text.string == "5 Kommentare\nAnzeige : hier")
    #expect(article.passages.count == 2)
  }

  @Test("nothing but furniture is no article")
  func nothing() {
    #expect(throws: ExtractionError.noArticleText) { try Support.scrape("5 Kommentare\n\n\n") }
    #expect(throws: ExtractionError.noArticleText) { try Support.scrape("") }
  }
}
