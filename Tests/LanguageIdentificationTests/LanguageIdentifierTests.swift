import LanguageIdentification
import Testing
import TextCore

@Suite("language identification")
struct LanguageIdentifierTests {
  let identifier: LanguageIdentifier

  init() throws { identifier = try LanguageIdentifier(model: ShippedModel.bytes()) }

  @Test(
    "a sentence of one of the four languages is told",
    arguments: [
      ("de", "Die Lufthansa streicht am Montag wegen eines Warnstreiks mehr als hundert Flüge."),
      ("de", "DER KONZERN VERDIENTE IM ERSTEN QUARTAL WENIGER ALS ERWARTET"),
      ("de", "Koennen Sie mir bitte sagen, wann die Muelltonnen geleert werden?"),
      ("bg", "Българската народна банка очаква по-нисък растеж на икономиката през тази година."),
      ("bg", "НОВИНИ | СПОРТ | ВРЕМЕТО ДНЕС | КОНТАКТИ И РЕКЛАМА"),
      ("da", "Banken forventer, at boligpriserne falder yderligere i løbet af næste år."),
      ("da", "Jeg kan ikke forstaa, hvorfor toget altid er forsinket om mandagen."),
      ("en", "The airline said it would refund all passengers whose flights had been cancelled."),
      ("en", "shares of the company fell sharply after the weak forecast"),
    ])
  func told(code: String, text: String) {
    #expect(identifier.guess(Text(text)).language == Language(code))
  }

  @Test("a quotation in another script leaves a text its language; a text with some names in Latin letters is none of the four")
  func quotation() {
    let quotation = "لن تمنح الحكومة المزيد من الأموال للبلديات العام المقبل، قال الوزير."
    let german = "Der Minister sagte am Montag vor der Presse den einen Satz:"
    #expect(identifier.guess(Text("\(german) \(quotation)")).language == Language("de"))
    #expect(identifier.guess(Text("\(quotation) \(quotation) Lufthansa, Siemens")).language == .undetermined)
  }

  @Test("one endless line of codes does not hide the language of the other lines")
  func endlessLine() {
    let lines = [
      "Die Lufthansa streicht am Montag wegen eines Warnstreiks mehr als hundert Flüge.",
      String(repeating: "QWX ZKP JVB NTX ", count: 20_000),
      "Passagiere können ihre Tickets kostenlos umbuchen, teilte der Konzern am Sonntag mit.",
      "Die Gewerkschaft fordert mehr Lohn für die Beschäftigten am Boden.",
    ]
    #expect(identifier.guess(Text(lines.joined(separator: "\n"))).language == Language("de"))
    #expect(identifier.guess(Text(lines[1])).language == .undetermined)
  }

  @Test(
    "a close relative is none of the four",
    arguments: [
      ("nb", "Regjeringen vil ikke gi mer penger til fylkeskommunene, sier statsråden etter møtet i Stortinget."),
      ("nn", "Eg veit ikkje kva dei har gjort, men det var ikkje noko me kunne hjelpa dei med."),
      ("sv", "Regeringen vill inte skjuta till mer pengar till kommunerna nästa år, säger ministern."),
      ("nl", "De minister wil volgend jaar niet meer geld uittrekken voor de gemeenten, zegt hij."),
      ("is", "Ríkisstjórnin ætlar ekki að auka framlög til sveitarfélaga á næsta ári."),
      ("mk", "Владата нема да даде повеќе пари за општините следната година, рече министерот."),
      ("sr", "Влада неће дати више новца општинама следеће године, рекао је министар."),
      ("ru", "Правительство не выделит больше денег муниципалитетам в следующем году, заявил министр."),
      ("uk", "Уряд не виділить більше грошей громадам наступного року, заявив міністр."),
      ("gsw", "Mir händ hüt kei Ziit für söttigs Züüg, hät d Lehreri gsäit, und denn isch si gange."),
      ("lb", "D'Regierung wëll d'nächst Joer net méi Suen un d'Gemenge ginn, sot de Minister."),
      ("be", "Урад не дасць больш грошай раёнам у наступным годзе, заявіў міністр."),
    ])
  func relative(code: String, text: String) {
    #expect(identifier.guess(Text(text)).language == .undetermined)
  }

  @Test(
    "nor is a language far away",
    arguments: [
      ("fr", "Le gouvernement ne donnera pas davantage d'argent aux communes l'année prochaine.", WritingSystem.latin),
      ("pl", "Rząd nie przekaże gminom większych środków w przyszłym roku, powiedział minister.", .latin),
      ("hr", "Vlada sljedeće godine neće dati više novca općinama, rekao je ministar.", .latin),
      ("tr", "Hükümet gelecek yıl belediyelere daha fazla para vermeyecek.", .latin),
      ("vi", "Chính phủ sẽ không cấp thêm tiền cho các địa phương vào năm tới.", .latin),
      ("el", "Η κυβέρνηση δεν θα δώσει περισσότερα χρήματα στους δήμους.", .other),
      ("he", "הממשלה לא תיתן יותר כסף לרשויות המקומיות בשנה הבאה.", .other),
      ("ar", "لن تمنح الحكومة المزيد من الأموال للبلديات العام المقبل.", .other),
      ("hi", "सरकार अगले साल नगर पालिकाओं को और पैसा नहीं देगी।", .other),
      ("zh", "政府明年不会给地方更多的钱。", .other),
      ("ja", "政府は来年、自治体への交付金を増やさない方針だ。", .other),
      ("ko", "정부는 내년에 지방자치단체에 더 많은 돈을 주지 않을 것이다.", .other),
    ])
  func farAway(code: String, text: String, script: WritingSystem) {
    let guess = identifier.guess(Text(text))
    #expect(guess.language == .undetermined)
    #expect(guess.script == script)
  }

  @Test(
    "nor is text that is no language",
    arguments: [
      "xkcdqwrtzpf", "ghtrw bdkxq pvnsz", "asdfghjkl", "qwertz uiop asdf", "lkjhgfdsa poiuytrewq", "d41d8cd98f00b204e9800998ecf8427e",
      "VGhlIHF1aWNrIGJyb3duIGZveA==", "KX-4711-B", "HZQ 88210 VR7 FGT-119/X", "A320-214 B737-8AS", "фжшщцк", "вгдкх йцзъп лдщшг",
      "йцукен фывапролд", "ХТК-4711",
    ])
  func junk(text: String) {
    #expect(identifier.guess(Text(text)).language == .undetermined)
  }

  @Test(
    "without letters there is nothing to judge by",
    arguments: [
      "", " \n", "12.05.2019 – 18:30", "😀🎉 👍🏽", "https://example.org/de/artikel", "www.example.com", "<br/>&nbsp;", "@user", "4", "<", "&",
      "@",
    ])
  func letterless(text: String) {
    let guess = identifier.guess(Text(text))
    #expect(guess.language == .undetermined)
    #expect(guess.confidence == 0)
    #expect(guess.script == .none)
    #expect(guess.candidates.map(\.confidence) == [1, 0, 0, 0, 0])
  }

  @Test(
    "Bulgarian in Latin letters is Bulgarian",
    arguments: [
      "Az ne znam kakvo 6te stane utre, no vsi4ki 4ovek go 4aka da se varne v Sofiq",
      "Balgarskata narodna banka ochakva po-nisak rastezh na ikonomikata prez tazi godina.",
    ])
  func transliterated(text: String) {
    let guess = identifier.guess(Text(text))
    #expect(guess.language == Language("bg"))
    #expect(guess.script == .latin)
  }

  @Test(
    "what is no language is passed over",
    arguments: [
      ("de", "<p class=\"lead\">Der Umsatz ging&nbsp;zurück <a href=\"https://example.com/the-company-said-that-it-would\">weiter</a>"),
      ("de", "@the_new_york_times Der Umsatz ging zurück https://t.co/this-is-what-they-have-said #Umsatz"),
      ("bg", "@breaking_news_of_the_day Приходите спадат отново www.example.com/this-is-what-they-have-said"),
      ("da", "12.05.2019 18:47 | 77,0 % Omsætningen faldt igen i år 1.345 EUR (+10)"),
    ])
  func passedOver(code: String, text: String) {
    #expect(identifier.guess(Text(text)).language == Language(code))
  }

  @Test(
    "the script of most letters decides",
    arguments: [
      ("bg", "Компанията Deutsche Telekom AG обяви нов изпълнителен директор за Югоизточна Европа", WritingSystem.cyrillic),
      ("de", "Die Zeitung „Труд“ berichtet über die Wahlen in Bulgarien und die Folgen für die Regierung", .latin),
    ])
  func mixedScripts(code: String, text: String, script: WritingSystem) {
    let guess = identifier.guess(Text(text))
    #expect(guess.language == Language(code))
    #expect(guess.script == script)
  }

  @Test("of two languages the one with more text is named")
  func mixedLanguages() {
    let german = "Der Vorstand rechnet für das kommende Jahr mit einem deutlich höheren Gewinn als bisher. "
    let english = "The board expects a much higher profit next year than before. "
    #expect(identifier.guess(Text(german + german + english)).language == Language("de"))
    #expect(identifier.guess(Text(german + english + english + english)).language == Language("en"))
  }

  @Test("probabilities add up to 1 and begin with the answer", arguments: ["Haus", "hotel", "за", "Der Hund bellt.", "x", "ééé", "日本 und"])
  func probabilities(text: String) {
    let guess = identifier.guess(Text(text))
    #expect(abs(guess.candidates.map(\.confidence).reduce(0, +) - 1) < 1e-12)
    #expect(guess.candidates.count == identifier.languages.count + 1)
    #expect(Set(guess.candidates.map(\.language)).count == guess.candidates.count)
    #expect(guess.candidates[0].language == guess.language)
    #expect(guess.candidates[0].confidence == guess.confidence)
    #expect(guess.candidates.map(\.confidence) == guess.candidates.map(\.confidence).sorted(by: >))
  }

  @Test("of a long text pieces from all its parts are read")
  func longText() {
    let danish = String(repeating: "Omsætningen faldt igen i år, og ledelsen vil ikke udelukke fyringer. ", count: 200)
    let german = String(repeating: "Der Umsatz ging zurück, und die Leitung schließt Entlassungen nicht aus. ", count: 60)
    #expect(identifier.guess(Text(german + danish)).language == Language("da"))
    #expect(identifier.guess(Text(danish + german)).language == Language("da"))
  }

  @Test(
    "nothing makes it stumble",
    arguments: [
      String(repeating: "a", count: 100_000), String(repeating: "<", count: 100_000), String(repeating: "<a", count: 50_000),
      String(repeating: "@", count: 100_000), String(repeating: "&a", count: 50_000), String(repeating: "я", count: 50_000),
      String(repeating: "\u{AD}", count: 50_000), "a" + String(repeating: "\u{301}", count: 50_000), "\u{FFFD}\u{0}\u{1F}", "4e", "e4",
      String(repeating: "4a6", count: 30_000), "http://", "www.", "ﬁ", "ẞ",
    ])
  func strangeTexts(text: String) {
    let guess = identifier.guess(Text(text))
    #expect(guess.confidence >= 0 && guess.confidence <= 1)
  }

  @Test("the same text has the same guess to the bit")
  func deterministic() throws {
    let again = try LanguageIdentifier(model: ShippedModel.bytes())
    for text in ["Der Hund", "за какво", "hotel", "Godmorgen, Danmark", "The end"] {
      #expect(identifier.guess(Text(text)) == again.guess(Text(text)))
    }
  }
}
