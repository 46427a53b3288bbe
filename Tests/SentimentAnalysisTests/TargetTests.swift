import TestSupport
import Testing
import TextCore

@testable import SentimentAnalysis

/// Sentences as readers could have sent them; `(+)`, `(-)` and `(0)` say how each company is spoken of.
@Suite("What is said of each company") struct TargetTests {
  private static func check(_ language: String, _ sentence: String) throws {
    let marked = MarkedText(sentence)
    #expect(try Judge(language).labels(of: marked) == marked.targets.map(\.label), "\(language): \(marked.text)")
  }

  @Test(
    "service that is denied is blame",
    arguments: [
      ("en", "[Hertz](-) never answered the letter."),
      ("en", "[Delta](-) did not apologise for the delay."),
      ("de", "[Vodafone](-) hat sich nicht entschuldigt."),
      ("de", "[Amazon](-) reagierte nicht auf die Beschwerde."),
      ("da", "[Telia](-) svarede aldrig på klagen."),
      ("da", "[Nordea](-) har ikke hjulpet kunderne."),
      ("bg", "[Виваком](-) не отговори на жалбата."),
      ("bg", "Никой от [Рианеър](-) не помогна на пътниците."),
    ])
  func deniedService(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "who is accused is blamed, and who is cleared or denies it is not",
    arguments: [
      ("de", "Gegen [Audi](-) werden schwere Vorwürfe erhoben, es geht um Betrug."),
      ("de", "[Audi](+) wurde vom Vorwurf des Betrugs freigesprochen."),
      ("de", "Das Gericht sprach [Audi](+) vom Vorwurf der Geldwäsche frei."),
      ("de", "[Audi](0) dementiert Gerüchte über Stellenabbau."), ("de", "Die Vorwürfe gegen [Audi](+) wurden fallen gelassen."),
      ("en", "[Barclays](+) was cleared of wrongdoing after a long investigation."), ("en", "[Aldi](0) rejected claims of wage theft."),
      ("en", "The charges against [Boeing](+) were dropped."), ("en", "The charges against [Boeing](-) are serious."),
      ("da", "Anklagen mod [Coop](+) er droppet af politiet."), ("da", "[Coop](0) benægter anklagerne om snyd."),
    ])
  func accused(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "what happens at a company's, to it or in what it makes is not blamed on it",
    arguments: [
      ("en", "Thieves broke into a branch of [Barclays](0) and stole cash."),
      ("en", "A man was stabbed outside a [Tesco](0) store."), ("en", "The gang fled in a [Toyota](0) after the murder."),
      ("en", "A [Tesco](-) store was shut down over mice."), ("en", "[Barclays](-) failed to protect customers from fraud."),
      ("de", "Bei einem Überfall auf eine Filiale der [Sparkasse](0) wurde ein Mann verletzt."),
      ("de", "Betrüger gaben sich als Mitarbeiter der [Telekom](0) aus."), ("de", "Die [Sparkasse](-) hat Kunden betrogen."),
      ("da", "To mænd begik røveri mod en [Netto](0) i Aarhus."), ("da", "[Netto](-) snød kunderne."),
      ("bg", "Двама души са задържани за обир на магазин на [Лидл](0)."), ("bg", "[Лидл](-) измами клиентите."),
    ])
  func scenes(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "a source speaks of the one beside it and takes nothing of what it says",
    arguments: [
      ("en", "According to [Reuters](0), [Siemens](-) has suffered huge losses."),
      ("de", "Laut [Handelsblatt](0) hat [Siemens](-) hohe Verluste gemacht."),
      ("de", "[Siemens](-) hat laut [Handelsblatt](0) hohe Verluste gemacht."),
      ("de", "Der Zeitung [Handelsblatt](0) zufolge ist [Siemens](-) in der Krise."),
      ("da", "Ifølge [Børsen](0) har [Carlsberg](-) et stort underskud."),
      ("da", "[Carlsberg](-) havde ifølge [Børsen](0) et stort underskud."),
      ("bg", "Според [Капитал](0) [Виваком](-) е в криза."),
    ])
  func heardFrom(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "what is said behind “but” decides",
    arguments: [
      ("en", "[Ryanair](-) is cheap, but the service is a disgrace."),
      ("de", "[Ryanair](-) ist günstig, aber der Service ist eine Katastrophe."),
      ("da", "[Ryanair](-) er billig, men servicen er en skandale."),
      ("bg", "[Рианеър](-) е евтина, но обслужването е ужасно."),
    ])
  func contrast(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "who is compared loses what the other wins",
    arguments: [
      ("en", "[Costco](+) is better than [Walmart](-)."),
      ("en", "[Monzo](+) outperforms [Barclays](-)."),
      ("de", "[Aldi](+) ist besser als [Müller](-)."),
      ("de", "[Lidl](+) übertrifft [Kaufland](-)."),
      ("da", "[Coop](+) er bedre end [Netto](-)."),
      ("da", "[Lunar](+) overhaler [Nordea](-)."),
      ("bg", "[Лидл](+) е по-добър от [Фантастико](-)."),
      ("bg", "[Револют](+) изпреварва [ДСК](-)."),
    ])
  func comparison(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "companies in a list are judged together",
    arguments: [
      ("en", "The scam hit [Vodafone](-), [Orange](-) and [O2](-)."),
      ("de", "Der Betrug traf [Vodafone](-), [Telekom](-) und [O2](-)."),
      ("da", "Svindlen ramte [Telia](-), [Telenor](-) og [YouSee](-)."),
      ("bg", "Измамата засегна [Виваком](-), [Еконт](-) и [Спиди](-)."),
      ("en", "[Monzo](+) is better than [Barclays](-) and [Lloyds](-)."),
      ("de", "[Aldi](+) ist besser als [Müller](-) und [Kaufland](-)."),
    ])
  func lists(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "quotation marks around a name part it from nothing",
    arguments: [
      ("bg", "Акциите на „[Тесла](+)“ поскъпнаха."), ("bg", "Акциите на \"[Тесла](+)\" поскъпнаха."),
      ("de", "Die Aktien von „[Tesla](+)“ sind stark gestiegen."), ("bg", "„Измамата е ужасна“, съобщиха от „[Виваком](0)“."),
    ])
  func quotedNames(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "two companies in one sentence are judged apart",
    arguments: [
      ("en", "[UPS](-) lost the parcel, but [Etsy](+) was very helpful."),
      ("de", "[Telekom](+) half sofort, [Vodafone](-) enttäuschte die Kunden."),
      ("da", "[Føtex](+) var hjælpsom, mens [Elgiganten](-) skuffede."),
      ("bg", "[Еконт](-) изгуби пратката, но [Спиди](+) помогна веднага."),
    ])
  func opposites(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "a source is not judged by what it tells",
    arguments: [
      ("en", "According to [Reuters](0), the crash was a disaster."),
      ("de", "Laut [Reuters](0) war der Absturz eine Katastrophe."),
      ("da", "Ifølge [Reuters](0) var ulykken en katastrofe."),
      ("bg", "Според [Ройтерс](0) катастрофата е ужасна."),
    ])
  func sources(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "verbs that part from their first half are found",
    arguments: [
      ("de", "[Allianz](-) lehnte den Antrag der Witwe ab."),
      ("de", "[Vodafone](-) stellte den Anschluss ohne Vorwarnung ab."),
      ("en", "[Barclays](-) turned the widow down."),
      ("da", "[DSB](-) lod passagererne i stikken."),
    ])
  func separated(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "a mention without judgement stays neutral",
    arguments: [
      ("en", "[Delta](0) flies from Boston to Lisbon twice a week."),
      ("de", "[Lidl](0) eröffnet im Mai eine Filiale in Fulda."),
      ("da", "[DSB](0) har forlænget aftalen med [Siemens](0)."),
      ("bg", "[Лидл](0) отваря магазин в Ловеч през май."),
    ])
  func neutral(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "who rates others gets nothing of the verdict, whether the rated company is known or not",
    arguments: [
      ("en", "ratings", "[Moody's](0) downgrades Zorbix to junk."),
      ("en", "bank", "[Goldman Sachs](0) cut its rating on Zorbix to sell."), ("en", "bank", "[Barclays](-) was downgraded on Monday."),
      ("de", "ratings", "[Fitch](0) stuft Zorbix herab. Die Ratingagentur begründet das mit der schwachen Nachfrage."),
      ("de", "bank", "Die [Deutsche Bank](0) hebt das Kursziel für Zorbix an."),
      ("de", "bank", "Die [Commerzbank](-) wurde gestern herabgestuft."),
      ("da", "bank", "[Jyske Bank](0) hæver anbefalingen af Zorbix til køb."),
      ("da", "bank", "[Danske Bank](0) sænker kursmålet for Zorbix."),
    ])
  func raters(language: String, kind: String, sentence: String) throws {
    let marked = MarkedText(sentence)
    let verdicts = try Judge(language).verdicts(on: marked, kind: kind)
    #expect(verdicts.map(\.sentiment.label) == marked.targets.map { $0.label == "-" ? .negative : .neutral }, "\(marked.text)")
  }

  @Test(
    "what stays as it was is no contrast to what fell",
    arguments: [
      ("en", "[BASF](0) was little changed, while [Bayer](-) crashed."),
      ("en", "Shares in [BASF](0) were unchanged, while [Bayer](-) plunged."),
      ("de", "[BASF](0) schloss kaum verändert, während [Bayer](-) abstürzte."),
      ("da", "[Novo](0) lukkede uændret, mens [Vestas](-) styrtdykkede."),
      ("bg", "[Софарма](0) завърши без промяна, докато [Монбат](-) се срина."),
    ])
  func unchanged(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "wishes and hopes praise nobody",
    arguments: [
      ("en", "We wish [Airbus](0) every success."), ("en", "[Boeing](0) hopes to return to growth."),
      ("de", "Wir wünschen [Nordlicht](0) viel Erfolg."), ("de", "[Siltronic](0) hofft auf eine Erholung."),
      ("da", "Vi ønsker [Nordlys](0) held og lykke."), ("da", "[Vestas](0) håber på vækst."),
      ("bg", "Желаем успех на [Монбат](0)."), ("bg", "[Монбат](0) се надява на ръст."),
    ])
  func wishes(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "a complaint that comes to nothing is no blame of whom it is against",
    arguments: [
      ("en", "The lawsuit against [Hubbell](+) is without merit."), ("en", "The complaint against [Hubbell](+) was dismissed."),
      ("de", "Die Klage gegen [Vodafone](+) wurde abgewiesen."), ("bg", "Искът срещу [Кауфланд](+) беше отхвърлен."),
    ])
  func emptyComplaint(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "who customers are lost to gains by it",
    arguments: [
      ("en", "[Intel](-) keeps losing market share to [AMD](+)."), ("da", "[Vestas](-) taber markedsandele til [Siemens](+)."),
    ])
  func lostShare(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test(
    "who is won against or complained of loses by it",
    arguments: [
      ("en", "The family won its case against [Ryanair](-)."), ("de", "Die Witwe gewann den Prozess gegen die [Allianz](-)."),
      ("da", "Parret vandt sagen mod [Ryanair](-)."), ("bg", "Семейството спечели делото срещу [Райънеър](-)."),
      ("de", "Tausende Beschwerden gegen [DHL](-) liegen vor."),
    ])
  func opposition(language: String, sentence: String) throws { try Self.check(language, sentence) }

  @Test("who employs the one who speaks is not judged by what is said")
  func employer() throws {
    let text = "„Der Konzern ist eine Katastrophe“, sagte Analyst Max Muster von der [Sydbank](0)."
    let verdicts = try Judge("de").verdicts(on: MarkedText(text), others: ["Max Muster"])
    #expect(verdicts.map(\.sentiment.label) == [.neutral])
    let about = "„Der Service ist eine Katastrophe“, sagte Max Muster über [Vodafone](-)."
    #expect(try Judge("de").verdicts(on: MarkedText(about), others: ["Max Muster"]).map(\.sentiment.label) == [.negative])
  }

  @Test("a noun of its line of business refers back to a company from the next paragraph")
  func references() throws {
    let text = """
      [Ryanair](0) fliegt seit Mai nach Fulda.

      Die Fluggesellschaft ist ein Albtraum.
      """
    #expect(try Judge("de").verdicts(on: MarkedText(text), kind: "airline").map(\.sentiment.label) == [.negative])
  }

  @Test("the tone of an article colours whom it is about, but not by what it says of others")
  func tone() throws {
    let text = """
      [Vodafone](0) sperrt die Leitung

      Am Montag blieb in der Wohnung von Familie Muster in Fulda das Telefon stumm, und auch das Netz war weg.
      Niemand ging an die Leitung, und das Warten dauerte Tage. Die Kinder konnten keine Aufgaben für die Schule laden.
      Es war ein Albtraum. Die Familie war verzweifelt und schrieb drei Briefe, auf die nie eine Antwort kam.

      Am Freitag rief [Vodafone](0) an. Bei [Congstar](0) war alles hervorragend, sagt der Nachbar, und die Leute dort sind
      freundlich und schnell. Die Familie zieht im Mai um und nimmt den Vertrag nicht mit in die neue Wohnung in Kassel.
      """
    let verdicts = try Judge("de").verdicts(on: MarkedText(text))
    #expect(verdicts.map(\.sentiment.label) == [.negative, .positive])
    #expect(verdicts[0].sentiment.tone < 0)
  }

  @Test("an article that praises and names many companies takes time in proportion to its length")
  func growth() throws {
    let lexicons = try Judge.lexicons.get()
    let segmenter = try Segmenter(Language("en"), in: lexicons)
    let reader = try SentenceReader(Language("en"), lexicons: lexicons, fitted: true)
    let growth = Growth.factor(
      from: 1_200,
      of: { count in
        // What stands before the names is said of nobody.
        var text = String(repeating: "Good.\n", count: 4 * count)
        var targets: [Target] = []
        for number in 0..<count {
          let name = "Company\(number)"
          targets.append(Target(mentions: [TextRange(text.utf8.count, text.utf8.count + name.utf8.count)]))
          text += name + " has an office in Fulda.\n"
        }
        let segmentation = segmenter.segmentation(of: Text(text))
        return (targets: targets, segmentation: segmentation, reading: reader.reading(of: segmentation), layout: Layout(segmentation))
      },
      work: { article in
        let verdicts = TargetReader(lexicon: reader.lexicon).sentiment(
          towards: article.targets, article.reading, article.segmentation, article.layout, others: [],
          article: article.reading.cues.map(\.weight))
        #expect(verdicts.count == article.targets.count)
      })
    #expect(growth < Growth.limit)
  }
}
