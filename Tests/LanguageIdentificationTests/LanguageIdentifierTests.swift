import Foundation
import LanguageIdentification
import Testing
import TextCore

/// The model that ships with Tenor.
let shippedModel: [UInt8] = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  return (try? Data(contentsOf: root.appending(path: "Lexicons/shared/language.model"))).map(Array.init) ?? []
}()

@Suite("language identification")
struct LanguageIdentifierTests {
  let identifier: LanguageIdentifier

  init() throws { identifier = try LanguageIdentifier(model: shippedModel) }

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
      ("fr", "Le gouvernement ne donnera pas davantage d'argent aux communes l'année prochaine."),
      ("pl", "Rząd nie przekaże gminom większych środków w przyszłym roku, powiedział minister."),
      ("el", "Η κυβέρνηση δεν θα δώσει περισσότερα χρήματα στους δήμους."),
      ("zh", "政府明年不会给地方更多的钱。"),
      ("ar", "لن تمنح الحكومة المزيد من الأموال للبلديات العام المقبل."),
    ])
  func undetermined(code: String, text: String) {
    #expect(identifier.guess(Text(text)).language == .undetermined)
  }

  @Test(
    "without letters there is nothing to judge by",
    arguments: ["", " \n", "12.05.2019 – 18:30", "😀🎉 👍🏽", "https://example.org/de/artikel", "<br/>&nbsp;", "@user"])
  func letterless(text: String) {
    let guess = identifier.guess(Text(text))
    #expect(guess.language == .undetermined)
    #expect(guess.confidence == 0)
    #expect(guess.script == .none)
    #expect(guess.candidates.map(\.confidence).reduce(0, +) == 1)
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
}
