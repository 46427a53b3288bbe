import EntityRecognition
import Testing
import TextCore

@Suite("names of companies in another script")
struct TransliterationTests {
  /// Spellings that readers meet, of which the lists have some and the sound tells the others.
  @Test(
    "however a name is spelled in Cyrillic, it is the same company",
    arguments: [
      ("ryanair", "Вчера [Райънеър] отмени полета."),
      ("ryanair", "Вчера [Райънер] отмени полета."),
      ("ryanair", "Вчера [Райнеър] отмени полета."),
      ("ryanair", "Вчера [Райънейр] отмени полета."),
      ("ryanair", "Вчера [Раянеър] отмени полета."),
      ("ryanair", "Вчера [Раянер] отмени полета."),
      ("wizz-air", "Вчера [Уизеър] отмени полета."),
      ("lufthansa", "Самолет на [Луфтханса] кацна."),
      ("lufthansa", "Самолетът на [Луфтхансата] кацна."),
      ("volkswagen", "Заводът на [Волксваген] спря."),
      ("volkswagen", "Пред блока [Фолксвагенът] спря."),
      ("jungheinrich", "Мотокар на [Юнгхайнрих] се обърна."),
      ("microsoft", "Фирмата [Майкрософт] расте."),
      ("microsoft", "Програма на [Микрософт] не работи."),
      ("lidl", "Пред нас [Лидъл-ът] беше затворен."),
      ("kaufland", "Магазин на [Кауфланд] отвори."),
      ("decathlon", "Магазин на [Декатлон] отвори."),
      ("mcdonalds", "Ресторант на [Макдоналдз] отвори."),
      ("mcdonalds", "Ресторант на [МакДоналд'с] отвори."),
      ("burger-king", "Ресторант на [Бъргър Кинг] отвори."),
      ("goldman-sachs", "Анализатор от [Голдман Закс] коментира."),
      ("goldman-sachs", "Анализатор от [Голдмън Сакс] коментира."),
      ("morgan-stanley", "Анализатор от [Морган Стенли] коментира."),
      ("jpmorgan", "Анализатор от [Джей Пи Морган] коментира."),
      ("credit-suisse", "Сметка в [Креди Сюис] беше блокирана."),
      ("deutsche-bank", "Служител на [Дойче Банк] беше уволнен."),
      ("raiffeisen", "Кредит от [Райфайзен] поскъпна."),
      ("raiffeisen", "Кредит от [Райфайзенбанк] поскъпна."),
      ("booking-com", "Резервация през [Букинг] беше анулирана."),
      ("glovo", "Куриер на [Глово] закъсня."),
      ("zalando", "Поръчка от [Заландо] закъсня."),
      ("thyssenkrupp", "Заводът на [Тисенкруп] затваря."),
      ("thyssenkrupp", "Заводът на [ТисенКруп] затваря."),
      ("schwarzkopf", "Боя на [Шварцкопф] беше изтеглена."),
      ("continental", "Гуми на [Континентал] поевтиняха."),
      ("michelin", "Гуми на [Мишлен] поскъпнаха."),
      ("bridgestone", "Гуми на [Бриджстоун] поскъпнаха."),
      ("schneider-electric", "Заводът на [Шнайдер Електрик] расте."),
      ("schneider-electric", "Заводът на [Шнайдер-Електрик] расте."),
      ("electrolux", "Пералня на [Електролукс] се счупи."),
      ("electrolux", "Пералня на [Електролюкс] се счупи."),
      ("whirlpool", "Пералня на [Уърлпул] се счупи."),
      ("bloomberg", "[Агенция Блумбърг] съобщи за сделка."),
      ("westinghouse", "Реакторът на [Уестингхаус] се бави."),
      ("halliburton", "Сондаж на [Халибъртън] спря."),
      ("carlsberg", "Бира на [Карлсберг] поскъпна."),
      ("carlsberg", "Бира на [Карлсбърг] поскъпна."),
      ("heineken", "Бира на [Хайнекен] поскъпна."),
      ("novo-nordisk", "Лекарство на [Ново Нордиск] липсва."),
      ("astrazeneca", "Ваксина на [Астра Зенека] пристигна."),
      ("gsk", "Ваксина на [Глаксо Смит Клайн] пристигна."),
      ("vodafone", "Сметката от [Водафон] беше грешна."),
      ("telefonica", "Сметката от [Телефоника] беше грешна."),
      ("hp", "Лаптоп на [Хюлет Пакард] гръмна."),
      ("electronic-arts", "Играта на [Електроник Артс] се провали."),
      ("rheinmetall", "Заводът на [Райнметал] ще прави барут."),
      ("rheinmetall", "Заводът на [Райнметалл] ще прави барут."),
      ("bosch", "Бормашина на [Бош] изгоря."),
    ])
  func spellings(id: String, marked: String) {
    let text = MarkedText(marked.replacing("]", with: "](\(id))"))
    #expect(Recognizers.shared.marks(in: text.plain, "bg", kind: .company) == text.marks)
  }

  @Test(
    "ordinary words, persons and places that sound like a company are none",
    arguments: [
      "Вчера Райнер отмени срещата.", "Старецът се смая, като видя двора.", "Вратнята се бутна силно.",
      "Близостта на Народната библиотека му помагаше.", "Въстаниците мълчаливо ходеха към града.", "Грубостта на думите я нарани.",
      "Вчера Калчо отиде на пазар.", "Край Берковица валя сняг.", "Иисус Христос е в сърцата ни.", "Приемната му стая е пълна с гости.",
    ])
  func namesakes(text: String) {
    #expect(Recognizers.shared.marks(in: text, "bg", kind: .company) == [])
  }

  @Test("a name that only sounds like one of the lists is less sure than one of theirs")
  func confidence() throws {
    let mentions = Recognizers.shared.mentions(in: "Вчера Райънеър и Райнеър отмениха полети.", "bg").filter { $0.kind == .company }
    try #require(mentions.count == 2)
    #expect(mentions[0].company == mentions[1].company)
    #expect(mentions[1].confidence < mentions[0].confidence)
  }
}
