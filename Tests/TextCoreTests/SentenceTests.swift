import Testing
import TextCore

/// A text in which `|` stands between sentences.
private struct MarkedSentences: Sendable, CustomTestStringConvertible {
  let language: String
  let marked: String
  var testDescription: String { "\(language): \(marked)" }

  init(_ language: String, _ marked: String) {
    self.language = language
    self.marked = marked
  }
}

@Suite("sentences")
struct SentenceTests {
  private static let german: [String] = [
    // German
    "Die Lufthansa streicht Flüge. | Der Konzern nennt Gründe.",
    "Das kostet z. B. 5 Euro. | Dr. Müller lacht.",
    "Prof. Dr. Schmidt, d.h. der Chef, kommt am 14. April 2019. | Danach geht er.",
    "Er ist am 3. 5. 1990 geboren.",
    "Am 14. Apr. 2019, im 3. Jh. v. Chr. und am 1. Mai war Ruhe.",
    "Der 1. FC Köln steigt in die 2. Bundesliga ab. | Im 19. Jahrhundert gab es das nicht.",
    "Zum 100. Geburtstag kam niemand. | Am 3. Spieltag ist Schluss.",
    "Er ist 42. | Seine Frau ist 40. | Die Kinder sind klein.",
    "Das war 2019. | Lufthansa flog noch.",
    "Kaiser Wilhelm II. von Preußen dankte ab.",
    "J. F. Kennedy und Johann S. Bach kannten sich nicht.",
    "Wir gehen zu Plan B. | Danach sehen wir weiter.",
    "„Das ist gut.“ | „Nein“, sagte sie.",
    "„Das ist gut.“, sagte er. | „Wirklich?“ fragte sie.",
    "»Das ist gut.« | »Wirklich?« | Er nickte.",
    "Er rief: ›Halt!‹ | Niemand hielt.",
    "Er sagte: \"Ich gehe.\" | \"Warum?\" | Keine Antwort.",
    "Er rief: ‚Halt!‘ | Niemand hielt.",
    "Na ja … vielleicht. | Oder … | Doch nicht.",
    "Was?! | Das geht nicht!!! | Doch...",
    "Erste Zeile ohne Punkt\n | Zweite Zeile\n\n | Dritte",
    "Erste Zeile\r | Zweite\u{2028} | Dritte\u{85} | Vierte",
    "Es gibt Äpfel, Birnen usw. | Danach gibt es Kuchen.",
    "Er (der Chef!) sagte nichts. | (Das war klug.) | Dann ging er.",
    "1. Die Bank senkt die Zinsen.\n | 2. Die Kunden freuen sich.",
    "Das kostet 3,5 Mio. Euro bzw. 4 Mrd. Dollar.",
    "Mehr auf www.example.com. | Oder per Mail an info@example.com!",
    "So ein toller Flug! 😍 | Danke @lufthansa! | #gern",
    "Die Firma Müller & Co. hat geschlossen.",
    "iPhone und eBay. | iPhone verkauft sich gut.",
    "Frankfurt (dpa) - Die Börse schließt fester. | – Und dann?",
  ]

  private static let bulgarian: [String] = [
    "Лев Инс увеличи печалбата си. | Това съобщи компанията.",
    "Печалбата е 5 млн. лв. за 2023 г. и расте.",
    "На 14 май 2023 г. той каза това. | Тя мълча.",
    "Обемът е 3,5 млрд. евро, т.е. повече от 2022 г.",
    "Д-р Иванов и проф. Петров дойдоха. | После си тръгнаха.",
    "А. Иванов и Б. П. Петров подписаха договора.",
    "„Това е добре.“ | „Наистина ли?“, попита тя.",
    "„Това е добре“, каза той. | „Не е.“",
    "– Идваш ли? – попита той. | – Не! | – Защо?",
    "Ще видим... може би. | Или не… | Да.",
    "Първи ред\n | Втори ред\n | Трети ред.",
    "Живее на ул. Шипка 6, ж.к. Младост. | Работи в гр. Варна.",
    "Хората, книгите и др. вещи изчезнаха.",
    "Какво?! | Не е вярно!",
    "«Газпром» спря газа. | «Булгаргаз» протестира.",
    "През 2023г. имаше криза. | През 2024г. няма.",
    "Г-н Петров купи 5 бр. акции. | Цената им падна.",
    "Виж стр. 5 и чл. 3, ал. 2 от закона. | Той е нов.",
    "Компанията е в САЩ. | Тя е голяма.",
    "1. Банката вдига лихвите.\n | 2. Клиентите протестират.",
    "Лошо обслужване! 😡 | Никога повече.",
    "БНБ (Българската народна банка) предупреди. | (Вижте тук.)",
  ]

  private static let danish: [String] = [
    "Mærsk hæver forventningerne. | Aktien stiger.",
    "Mødet er d. 22. maj kl. 14.30. | Alle kommer.",
    "Det koster bl.a. 500 kr. pr. stk. | Det er dyrt.",
    "Den 1. januar 2020 trådte loven i kraft. | Den gælder stadig.",
    "Hr. Jensen og dr. Hansen taler sammen, f.eks. om vejret.",
    "Kong Christian X. red gennem byen. | Det var i 1940.",
    "H. C. Andersen skrev eventyr. | Dem læser alle.",
    "»Det er godt.« | »Nej,« siger han.",
    "»Er det sandt?« spørger hun. | »Ja!« | Han smiler.",
    "”Det er godt.” | ”Virkelig?” spurgte han.",
    "\"Det er godt.\" | \"Nej.\" | Så gik han.",
    "Måske ... eller måske ikke. | Jo…",
    "Første linje\n | Anden linje\n | Tredje.",
    "Novo Nordisk A/S tjente 5 mio. kr. i 3. kvartal. | Det er flot.",
    "Han er nr. 2. | Hun er nr. 1.",
    "Han bor i 3. sal th. på Nørrebro.",
    "Hvad?! | Det kan ikke passe!",
    "Æbler, pærer osv. | Der var alt.",
    "Det skete i 2019. | Banken lukkede.",
    "– Kommer du? | – Nej, jeg bliver.",
    "Elendig service! 😡 | Aldrig igen.",
    "1. Banken hæver renten.\n | 2. Kunderne klager.",
    "Se mere på dr.dk. | Eller ring på tlf. 12345678.",
  ]

  private static let english: [String] = [
    "Shares of Apple rose. | The company declined to comment.",
    "Mr. Smith met Dr. Jones at 4 p.m. on Jan. 6. | They talked.",
    "The U.S. President met the U.K. Prime Minister. | They agreed.",
    "He lives in the U.S. | He likes it.",
    "Apple Inc. Chief Executive Tim Cook spoke. | He smiled.",
    "She works for Apple Inc. | The pay is good.",
    "J. K. Rowling and George W. Bush met. | Nobody knew.",
    "So do I. | He does not.",
    "Let us go with plan B. | The rest is easy.",
    "\"That is good.\" | \"Really?\" he asked.",
    "“That is good,” she said. | “No.” | He left.",
    "“Is it?” he asked. | “It is!”",
    "He said ‘no.’ | She said yes.",
    "Well ... maybe. | Or not… | Fine.",
    "First line\n | Second line\n\n | Third line.",
    "It costs $5. | The other costs $3.50.",
    "They won 3-2. | Nobody cheered.",
    "What?! | That is wrong!",
    "Prices (e.g. oil) fell, i.e. they went down. | (See p. 5.)",
    "The No. 1 airline vs. the rest. | It won.",
    "Worst flight ever! 😡 | Never again @united! | #fail",
    "1. Banks cut rates.\n | 2. Customers cheer.",
    "Visit example.com. | Or write to info@example.com.",
    "In 2019. | Next year it grew 5.5 percent. | It is 7 now.",
    "Yahoo! is a company. | iPhone sales fell.",
    "The e.g. is Latin; etc. too. | Et al. as well.",
  ]

  fileprivate static let cases: [MarkedSentences] =
    german.map { MarkedSentences("de", $0) } + bulgarian.map { MarkedSentences("bg", $0) } + danish.map { MarkedSentences("da", $0) }
    + english.map { MarkedSentences("en", $0) }

  @Test("a text falls into sentences", arguments: cases)
  fileprivate func splitting(test: MarkedSentences) {
    let expected = test.marked.split(separator: "|").map { $0.trimmingWhitespace }
    let text = test.marked.replacing("\n | ", with: "\n").replacing("\r | ", with: "\r").replacing("\u{2028} | ", with: "\u{2028}")
      .replacing("\u{85} | ", with: "\u{85}").replacing(" | ", with: " ")
    let segmentation = segmentation(test.language, text)
    #expect(segmentation.sentences.map { segmentation.text.string($0.range) } == expected)
  }

  @Test(
    "a lost space between two sentences does not join them",
    arguments: [
      ("de", ["Das ist das Ende.", "Danach kommt nichts."]), ("bg", ["Това е краят.", "После няма нищо."]),
      ("da", ["Det er slut.", "Så går vi."]),
      ("en", ["That is the end.", "Then nothing."]), ("de", ["Wirklich?", "Nein!", "Doch."]),
    ])
  func lostSpace(code: String, sentences: [String]) {
    let segmentation = segmentation(code, sentences.joined())
    #expect(segmentation.sentences.map { segmentation.text.string($0.range) } == sentences)
  }
}

extension Substring {
  fileprivate var trimmingWhitespace: String {
    var view = self
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }

  @Test("words without an end are cut into pieces, and none is lost")
  func endless() {
    let segmentation = segmentation("de", String(repeating: "und weiter ", count: 1_000))
    #expect(segmentation.sentences.count == 5)
    #expect(segmentation.sentences.flatMap { Array($0.tokens) } == Array(segmentation.tokens.indices))
  }
}
