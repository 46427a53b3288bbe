import Testing

@Suite("sums and dates")
struct AmountTests {
  @Test(
    "sums of money with currency and value",
    arguments: [
      ("de", "Der Bau kostet [1,2 Milliarden Euro](EUR 1200000000)."),
      ("de", "Eine [100 £](GBP 100) Strafe."),
      ("de", "Gewinn: [€ 3,5 Mio.](EUR 3500000)"),
      ("de", "Der Sonderaufwand liegt bei [110 000 Euro](EUR 110000)."),
      ("en", "Its valuation was slashed from [$47 billion](USD 47000000000) to [$8 billion](USD 8000000000)."),
      ("en", "The fine was [£3.5m](GBP 3500000)."),
      ("da", "Bilen koster [41,000 kr.](DKK 41000)"),
      ("da", "Han får [18.000 kroner](DKK 18000) om måneden."),
      ("bg", "Китарата струваше [$ 1,200](USD 1200)."),
      ("bg", "Приходите са [340,5 милиона евро](EUR 340500000)."),
    ])
  func money(language: String, marked: String) {
    let text = MarkedText(marked)
    #expect(Recognizers.shared.marks(in: text.plain, language, kind: .money) == text.marks)
  }

  @Test(
    "percentages",
    arguments: [
      ("de", "Der Kurs sackte um [3,83 Prozent](3.83) ab."), ("en", "Sales fell [5%](5) in May."), ("da", "Kun [21 pct.](21) fortsætter."),
      ("bg", "Делът е [75 процента](75)."),
    ])
  func percent(language: String, marked: String) {
    let text = MarkedText(marked)
    #expect(Recognizers.shared.marks(in: text.plain, language, kind: .percent) == text.marks)
  }

  @Test(
    "dates as ISO 8601, as precise as they are",
    arguments: [
      ("de", "Am [14. April 2014](2014-04-14) begann es."),
      ("de", "DAUN, [12.04.2016](2016-04-12)"),
      ("de", "Im [Juni 2015](2015-06) erhielt er Post."),
      ("de", "Seit dem [1. Mai](--05-01) ist geschlossen."),
      ("da", "Skrevet [22-05-15](2015-05-22) om aftenen."),
      ("da", "Mødet er den [22. maj 2015](2015-05-22)."),
      ("en", "It happened on [April 14, 2014](2014-04-14), they say."),
      ("en", "It happened on [14 April 2014](2014-04-14)."),
      ("en", "The shares peaked in [2013](2013)."),
      ("bg", "На [22 май 2015 г.](2015-05-22) летището беше затворено."),
      ("da", "Gaver skal leveres inden jul."),
      ("en", "You may march on."),
    ])
  func dates(language: String, marked: String) {
    let text = MarkedText(marked)
    #expect(Recognizers.shared.marks(in: text.plain, language, kind: .date) == text.marks)
  }
}
