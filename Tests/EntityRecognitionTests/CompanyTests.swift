import EntityRecognition
import Testing
import TextCore

@Suite("companies")
struct CompanyTests {
  private func check(_ language: String, _ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let text = MarkedText(marked)
    #expect(Recognizers.shared.marks(in: text.plain, language, kind: .company) == text.marks, sourceLocation: sourceLocation)
  }

  @Test(
    "of a compound only the company is the mention",
    arguments: [
      ("de", "Eine [Lufthansa](lufthansa)-Maschine musste in Hannover landen."),
      ("de", "Die [Wirecard](wirecard)-Aktie verlor am Morgen vier Prozent."),
      ("de", "Der neue [Opel](opel) Vectra verkauft sich schlecht."),
      ("da", "De fleste [Scania](scania)-lastbiler kommer fra Sverige."),
      ("en", "Drivers of the [Ford](ford) Fusion complained about the brakes."),
      ("de", "Der [Deutsche-Bank](deutsche-bank)-Chef verteidigt die Zahlen."),
      ("de", "Ein [Air-France](air-france)-Pilot verpasste den Start."),
      ("de", "Der [Siemens](siemens)-[Lufthansa](lufthansa)-Vertrag läuft aus."),
      ("da", "En [Danske-Bank](danske-bank)-direktør trækker sig."),
    ])
  func compound(language: String, marked: String) { check(language, marked) }

  @Test(
    "a name that is a word in one language needs no evidence in another",
    arguments: [
      ("da", "[Tesla](tesla) leverer en flot debut."),
      ("da", "[Shell](shell) måtte for nogle år siden trække sig."),
      ("da", "Tallene fra [Target](target) overrasker."),
      ("en", "Shell and beans fell into the pot."),
      ("en", "Mercedes and Dan are very thorough."),
      ("en", "I drive a [Mercedes](mercedes-benz)."),
    ])
  func ambiguousInOneLanguage(language: String, marked: String) { check(language, marked) }

  @Test(
    "what looks like an organization is the company that a list has by this name, if it is not explained otherwise",
    arguments: [
      ("da", "LM Wind Power blev i 2016 solgt til amerikanske [GE](general-electric), der konkurrerer med danske fabrikker."),
      ("de", "Der Deutsche Skiverband (DSV) hat nun die Möglichkeit."),
    ])
  func organization(language: String, marked: String) {
    let text = MarkedText(marked)
    let found = Recognizers.shared.marks(in: text.plain, language, kind: .company)
    #expect(text.marks.allSatisfy(found.contains))
    #expect(found.isEmpty == text.marks.isEmpty)
  }

  @Test(
    "a name inside a longer word is none",
    arguments: [("de", "In Siemensstadt entstehen neue Wohnungen."), ("bg", "Река Амазонка преля след дъждовете.")])
  func inside(language: String, marked: String) { check(language, marked) }

  @Test(
    "endings belong to the mention, unless an apostrophe sets them off; inflected words inside a name do not hide it",
    arguments: [
      ("da", "[Comcasts](comcast) kundeservice fik kritik af flere kunder."),
      ("de", "Der Gewinn [Siemens](siemens)' stieg."),
      ("de", "Bei der [Deutschen Bank](deutsche-bank) fallen Stellen weg."),
      ("de", "Die Pläne [Lufthansas](lufthansa) sind umstritten."),
      ("da", "[Danske Banks](danske-bank) formand trækker sig."),
      ("da", "[DSB](dsb)'s tog holder stille."),
      ("en", "[Boeing](boeing)’s orders fell."),
      ("en", "[BP](bp)'s profit rose, [Macy's](macys) and [Lowe’s](lowes) lost."),
      ("en", "The grocer [Krogsby](krogsby)'s shares fell."),
    ])
  func endings(language: String, marked: String) { check(language, marked) }

  @Test(
    "the legal form belongs to the name",
    arguments: [
      ("de", "Die [Gigaset AG](gigaset) baut Stellen ab."),
      ("en", "[BlackRock, Inc.](blackrock) bought a stake."),
      ("da", "Ulrik Sørensen er direktør i [Danbyg Totalentreprise A/S](danbyg-totalentreprise)."),
      ("bg", "[„Булгартабак Холдинг“ АД](bulgartabac) закри фабриката си."),
      ("da", "Selskabet [Krogs A/S](krogs) er gået konkurs."),
      ("de", "Verantwortlich ist die [Google Ireland Limited](google) in Dublin."),
      ("de", "Bei der [Siemens München GmbH](siemens) arbeiten viele."),
      ("en", "Your contract is with [Google Ireland Limited](google)."),
      ("da", "Tømrerfirmaet [Nielsen & Søn A/S](nielsen-soen) lukker."),
      ("da", "[Krogs Byg A/S](krogs-byg) og [Skovbro Ventilation ApS](skovbro-ventilation) bygger sammen."),
      ("da", "[P. Olesen & Sønner ApS](p-olesen-soenner) er gået konkurs."),
      ("da", "[Krogs Byg Aps](krogs-byg) er solgt, og [Skovbro Maskiner a/s](skovbro-maskiner) lukker."),
    ])
  func legalForm(language: String, marked: String) { check(language, marked) }

  @Test(
    "a legal form without a name is no company",
    arguments: [
      ("de", "Die GmbH meldete Insolvenz an."), ("de", "Das Unternehmen ist eine AG."), ("de", "Unsere GmbH wächst."),
      ("de", "Gründer wählen oft die Rechtsform GmbH."), ("de", "Die Deutsche GmbH-Reform kommt später."),
      ("de", "Die Firma GmbH & Co. KG ist klein."), ("de", "Die Gesellschaft mbH zahlt Steuern, die KG nicht."),
      ("de", "Der Frauengeschichtsverein e.V. lud zum Vortrag."),
      ("de", "Betrieben wird sie von der [Deutschen Energie-Agentur GmbH](deutschen-energie-agentur) in Berlin."),
      ("en", "The Ltd was dissolved."), ("en", "A UK Ltd pays tax."), ("en", "Company Limited by shares."),
      ("en", "She set up an LLC, then a Delaware Inc. and a Private Limited Company."),
      ("da", "Et ApS kræver kapital."), ("da", "Hans ApS gik konkurs, og A/S'et overlevede."), ("da", "Firmaets A/S er lukket."),
      ("bg", "ООД-то фалира."), ("bg", "Фирмата е АД."), ("bg", "Дружеството ЕООД е закрито."), ("bg", "Едно ООД плаща данък."),
    ])
  func legalFormAlone(language: String, marked: String) { check(language, marked) }

  @Test(
    "all of a name that has a legal form or begins with what the company is belongs to it, and nothing before it",
    arguments: [
      ("de", "Die [Nordwind Solar GmbH](nordwind-solar) aus Kiel wächst."), ("de", "[Nordwind](nordwind-airlines) fliegt nach Moskau."),
      ("de", "Die Firma [Müller & Söhne KG](mueller-soehne) beantragt Insolvenz."),
      ("de", "Die [Volksbank Plön eG](volksbank-ploen) senkt die Zinsen."),
      ("de", "Die [Hotel Adler Betriebsgesellschaft mbH](hotel-adler-betriebsgesellschaft) klagt."),
      ("de", "Die [Metzgerei Huber](metzgerei-huber) wirbt um Lehrlinge."),
      ("de", "Das [Autohaus Krüger](autohaus-krueger) hilft seinen Kunden."),
      ("da", "Revisor er [Nordlys Revision A/S](nordlys-revision)."),
      ("en", "Sales at [J. Parker & Co. Ltd](j-parker) rose."), ("en", "Shares of [Acorn Foods plc](acorn-foods) fell."),
      ("en", "[Bank of Ireland plc](bank-of-ireland) rose."),
    ])
  func wholeName(language: String, marked: String) { check(language, marked) }

  @Test(
    "a name in quotation marks and the legal form behind or before them are one mention",
    arguments: [
      ("bg", "[„Овергаз Мрежи“ АД](overgas-mreji) инвестира."), ("bg", "[АД „Овергаз Мрежи“](overgas-mreji) инвестира."),
      ("bg", "„[Овергаз Мрежи АД](overgas-mreji)“ инвестира."), ("bg", "Търгът спечели [\"Пътстрой Видин\" ЕООД](patstroy-vidin)."),
      ("bg", "Търгът спечели [«Пътстрой Видин» ЕООД](patstroy-vidin)."),
      ("bg", "Търгът спечели [ЕООД \"Пътстрой Видин\"](patstroy-vidin) от Видин."),
      ("bg", "[„БГ Агро“АД](bg-agro) расте."), ("bg", "[„Алфа-Строй 2000“ ООД](alfa-stroy-2000) строи."),

      ("bg", "Сделката между [„Зорница Фрукт“ ООД](zornitsa-frukt) и [„Балкан Органик“ АД](balkan-organik) пропадна."),
      ("bg", "Управителят на [„Нова Овергаз“ ЕАД](nova-overgaz) подаде оставка."),
      ("de", "Die [„Nordlicht Windbau“ GmbH](nordlicht-windbau) baut."), ("de", "Die [»Nordlicht Windbau« GmbH](nordlicht-windbau) baut."),
      ("de", "Die [‚Nordlicht Windbau‘ GmbH](nordlicht-windbau) baut."), ("de", "Die [«Nordlicht Windbau» AG](nordlicht-windbau) baut."),
      ("de", "Die „[Nordlicht Windbau GmbH](nordlicht-windbau)“ baut."), ("de", "Die [„Siemens Energy“ AG](siemens-energy) baut."),
      ("de", "Die Gruppe „[Shelire](shelire)“ spielt im Stadtpark."),
      ("de", "Im [„Hotel Adler“ GmbH & Co. KG](hotel-adler) wird renoviert."),
      ("de", "Die [„Alte Apotheke“ e.K.](alte-apotheke) schließt."),
      ("de", "Der [»Verlag Müller & Sohn« KG](verlag-mueller-sohn) gehört ihm."),
      ("bg", "[„БДЖ – Пътнически превози“ ЕООД](bdzh-patnicheski-prevozi) вдига цените."),
      ("da", "[»Skovbro Ventilation« A/S](skovbro-ventilation) lukker."),
      ("da", "[A/S »Skovbro Ventilation«](skovbro-ventilation) lukker."),
      ("da", "[\"Skovbro Ventilation\" ApS](skovbro-ventilation) lukker."),
      ("da", "[”Skovbro Ventilation” A/S](skovbro-ventilation) lukker."),
      ("en", "[“Brimble & Stoke” Ltd](brimble-stoke) closed."), ("en", "[\"Brimble Foods\" Inc.](brimble-foods) closed its plant."),
      ("en", "['Brimble Foods' LLC](brimble-foods) closed."),
    ])
  func quotedName(language: String, marked: String) { check(language, marked) }

  @Test(
    "lists, tables, ordinary nouns, authors and bodies are no companies",
    arguments: [
      ("de", "KFTL Viskosität 38-39 166 AB Viskosität"), ("de", "KFTL Spannung – Zugversuch – Kerbschlagversuch 167 200 112-114 AB"),
      ("de", "Hier müssen die Unternehmen Beschwerdemöglichkeiten einrichten."), ("de", "So wollen die Plattformen Inhalte entfernen."),
      ("de", "Dort stellt der Partner die Flugzeuge und die Firma Fluglehrer zur Verfügung."),
      ("de", "Sie spielen gegen den Abstieg in der Gruppe A und der Weltgruppe II."),
      ("de", "Er arbeitet an der Klinik Schwabing in München."), ("de", "Der Verein Liberale Vielfalt lud zum Gespräch."),
      ("de", "Das sagt die Forschungsgruppe Policy Assessment in Berlin."), ("de", "Dafür sorgt die Nutzung Freier Software seit Jahren."),
      ("de", "Wer ein iPhone besitzt, hat seine Daten in der iCloud."),
      ("en", "39. Tasker SA , Treanor JJ , Paxton WB , et al. Efficacy of drugs"),
      ("en", "23. Venkataramani AS , Bor J , and Jena AB . Regression designs in health"),
      ("en", "Powerbeats3 Wireless Earphones"), ("en", "% Daily Value*"), ("en", "The Diverse Speaker Training Working Group comes in."),
      ("en", "They talked to political rival Joe Biden about it."),
      ("de", "Es fehlen Aderendhülsen in passender Größe."), ("de", "Im Möbelhaus Hamburg-Altona stand ein Schalter."),
      ("da", "Musikgruppen Chari Jazz blev dannet i 1964."), ("en", "The US RTX Pre-Built Systems are listed at a glance."),
    ])
  func noCompany(language: String, marked: String) { check(language, marked) }

  @Test(
    "what introduces a name that a list has introduces the listed company",
    arguments: [
      ("de", "Das schrieb er auf der Plattform [X](twitter) am Montag.")
    ])
  func doubtful(language: String, marked: String) { check(language, marked) }

  @Test(
    "a company that no list has is known by what stands beside it, and later without",
    arguments: [
      (
        "de", "Die [Nordlicht Windbau GmbH](nordlicht-windbau) ist insolvent. Bei [Nordlicht Windbau](nordlicht-windbau) arbeiten 40 Leute."
      ),
      ("de", "Die Fluggesellschaft [Zephyria](zephyria) fliegt nicht mehr. Für [Zephyria](zephyria) ist das bitter."),
      ("en", "The retailer [Brimble & Stoke](brimble-stoke) closed ten stores, and [Brimble & Stoke](brimble-stoke) may close more."),
      ("da", "Firmaet [Skovbro](skovbro) har solgt sine maskiner, siger [Skovbro](skovbro)."),
      ("bg", "Компанията „[Зорница Фрукт](zornitsa-frukt)“ обяви фалит."),
    ])
  func unlisted(language: String, marked: String) { check(language, marked) }

  @Test(
    "a short form counts when the company has been named in full",
    arguments: [
      ("de", "[American Airlines](american-airlines) war langsam. [American](american-airlines) ist nicht die einzige Fluggesellschaft."),
      ("en", "Two people from an American family were hurt."),
    ])
  func shortForm(language: String, marked: String) { check(language, marked) }

  @Test(
    "a name that is an ordinary word as well needs evidence",
    arguments: [
      ("en", "[Target](target) will open 20 new stores in Texas next year."),
      ("en", "Target groups for the campaign include students and pensioners."),
      ("en", "[Visa](visa) and [Mastercard](mastercard) agreed to lower their fees."),
      ("en", "Visa applications from Indian students doubled last year."),
      ("en", "Orange juice futures hit a ten-year high."),
      ("de", "[Continental](continental) streicht in Hannover 900 Stellen."),
      ("de", "Zum Frühstück gab es ein Continental Breakfast mit Kaffee."),
      ("de", "Netto bleiben ihr 1.900 Euro im Monat."),
      ("da", "[Netto](netto) åbner sin butik nummer 600 i Danmark."),
      ("da", "Netto får han 18.000 kroner om måneden."),
      ("bg", "[Делта](delta-air-lines) отмени 300 полета от Атланта."),
      ("bg", "Старият армеец разказа спомените си от фронта."),
      ("en", "The fund raised £3m in May."),
      ("bg", "Акциите на [Ю Би Ес](ubs) паднаха."),
      ("bg", "Директорът на дружеството Петър Петров не отговори."),
    ])
  func evidence(language: String, marked: String) { check(language, marked) }

  @Test(
    "who opens a sentence without an article and does what companies do is one",
    arguments: [
      ("en", "[Apple](apple) lost a court battle over its fees."),
      ("en", "[Shell](shell) has raised its dividend."),
      ("en", "On Monday, [Boots](boots) closed a branch in Leeds."),
      ("en", "Always close the barn door tight."),
      ("en", "An apple lost its colour in the sun."),
      ("de", "[Linde](linde) übertrifft die Erwartungen."),
      ("de", "Die Linde wächst seit hundert Jahren vor dem Haus."),
      ("de", "Rückruf und Entlassungen: [Orange](orange) kündigt Stellenabbau an."),
      ("da", "[Norden](norden-shipping) opjusterer forventningerne."),
      ("da", "Norden er kold om vinteren."),
    ])
  func deeds(language: String, marked: String) { check(language, marked) }

  @Test(
    "persons, streets and stadiums that bear a company's name are no companies",
    arguments: [
      ("en", "Harrison Ford walked the red carpet in Cannes."),
      ("da", "Lars Falck og hans kone bor på Bornholm."),
      ("de", "Frau Müller und Herr Douglas wohnen im dritten Stock."),
      ("bg", "Спиди Гонзалес е герой от анимационен филм."),
      ("de", "Das Spiel in der Allianz Arena war ausverkauft."),
      ("de", "Der Siemens-Preis ging nach Köln, der Opel-Zoo feiert."), ("de", "Den Telekom-Cup gewann Mainz."),
      ("de", "Der Deutsche Bank Park war voll."), ("de", "Das BMW-Hochhaus wird saniert."),
      ("da", "SAS Ligaen begynder i august."), ("da", "Jysk Håndboldforbund holdt møde."), ("da", "Finalen i Carlsberg Cuppen er udsat."),
      ("da", "Kampen i Jyske Bank Boxen var udsolgt."), ("en", "She won the FedEx Cup and the Wells Fargo Championship."),
      ("en", "The Microsoft Theater and the Chrysler Building are open."), ("bg", "Офисът е на улица „Шел“ 5."),
      ("bg", "Мачът е на „Арена Армеец“."), ("bg", "Ефбет Лига започва през юли."),
      ("en", "The Federal Reserve Bank of New York kept rates."), ("en", "The New York Fed said so."),
      ("en", "The [Bank of New York](bny-mellon) cut jobs."), ("en", "[Bank of New York](bny-mellon) shares rose."),
    ])
  func namesakes(language: String, marked: String) { check(language, marked) }

  @Test(
    "handles and domains are names",
    arguments: [
      ("en", "Passengers complained to [@AmericanAir](american-airlines) for hours."),
      ("de", "Er wandte sich an den Händler [Chewy.com](chewy)."),
    ])
  func addresses(language: String, marked: String) { check(language, marked) }

  @Test(
    "an apostrophe may be written in any way",
    arguments: [
      ("en", "[McDonald's](mcdonalds) opened a store."), ("en", "[McDonald’s](mcdonalds) opened a store."),
      ("de", "Die Werbung von [L'Oréal](loreal) lief oft."), ("de", "Die Werbung von [L´Oréal](loreal) lief oft."),
    ])
  func apostrophes(language: String, marked: String) { check(language, marked) }

  @Test(
    "an adjective of a country or city needs more than its capital to be an airline or a newspaper",
    arguments: [
      ("en", "Two Swiss scientists and an Austrian minister met in Geneva."), ("en", "Most Austrian voters stayed at home on Monday."),
      ("en", "Passengers of [Lufthansa](lufthansa), [Swiss](swiss-international-air-lines) and [Austrian](austrian-airlines) had to wait."),
      ("de", "Ein Schweizer Minister traf Berliner Studenten."),
    ])
  func demonyms(language: String, marked: String) { check(language, marked) }

  @Test(
    "a ticker behind its exchange says that a word is the company, but is no mention",
    arguments: [
      ("en", "Gap (NYSE: GPS) fell."), ("en", "A gap of 3 (NYSE: XX) points."), ("en", "Go to page 5 (SEE: GPS)."),
    ])
  func tickers(language: String, text: String) {
    // The exchange is a company as well.
    let found = Recognizers.shared.marks(in: text, language, kind: .company).filter { $0.id != "nyse" }
    #expect(found.map(\.text) == (text.hasPrefix("Gap") ? ["Gap"] : []))
  }

  @Test("a name in small letters is another word")
  func smallLetters() {
    check("en", "She ate an apple and kept the shell.")
    check("en", "TAXIS: [UBER](uber) LOSES COURT CASE")
  }

  @Test("what the gazetteer knows of a company comes with the mention")
  func listed() throws {
    let mention = try #require(Recognizers.shared.mentions(in: "Die Lufthansa streicht Flüge.", "de").first { $0.kind == .company })
    #expect(mention.company?.name == "Lufthansa")
    #expect(mention.company?.country == "DE")
    #expect(mention.company?.kind == "airline")
    #expect(mention.company?.isListed == true)
    #expect(mention.name == mention.company?.name)
    #expect((0.5...1).contains(mention.confidence))
  }

  @Test("mentions come in order and do not overlap", arguments: ["de", "bg", "da", "en"])
  func order(language: String) {
    let text =
      "Siemens AG, Ford, Paris Hilton, 14. April 2014, $ 1,200 @USAirways https://a.de/b „Лукойл“ АД 22 май 2015 г. 5 % A. B. Larsen"
    let mentions = Recognizers.shared.mentions(in: text, language)
    for (a, b) in zip(mentions, mentions.dropFirst()) { #expect(a.range.end <= b.range.start) }
  }

  @Test(
    "nothing makes it stumble",
    arguments: [
      "", " ", "&", "„", "-", "A.", "@", "@@ ## $ €", "X-", "-X", "( )", "GmbH", "AG AG AG", "Dr.", "1.", "1. 2. 3.", "14.", "“”", "’s",
      "A/S",
    ])
  func oddities(text: String) {
    for language in ["de", "bg", "da", "en"] { _ = Recognizers.shared.mentions(in: text, language) }
  }
}
