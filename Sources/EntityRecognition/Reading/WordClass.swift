/// What the lexicons of a language say a word or phrase may be.
struct WordClass: OptionSet, Hashable {
  let rawValue: UInt32

  static let stopword = WordClass(rawValue: 1 << 0)
  static let firstName = WordClass(rawValue: 1 << 1)
  /// A given name that is a common word, a place or a company as well.
  static let ambiguousFirstName = WordClass(rawValue: 1 << 2)
  /// Before a name: `Herr`, `Dr.`
  static let title = WordClass(rawValue: 1 << 3)
  /// `Vorstandschef`, `CEO`
  static let role = WordClass(rawValue: 1 << 4)
  /// Verbs of saying.
  static let speech = WordClass(rawValue: 1 << 5)
  /// After which a company's name stands: `die Fluggesellschaft`
  static let companyBefore = WordClass(rawValue: 1 << 6)
  /// Before which a company's name stands: `Aktie`, `shares`
  static let companyAfter = WordClass(rawValue: 1 << 7)
  static let companyNoun = WordClass(rawValue: 1 << 8)
  static let place = WordClass(rawValue: 1 << 9)
  static let organization = WordClass(rawValue: 1 << 10)
  static let month = WordClass(rawValue: 1 << 11)
  static let weekday = WordClass(rawValue: 1 << 12)
  static let dateParticle = WordClass(rawValue: 1 << 13)
  static let currency = WordClass(rawValue: 1 << 14)
  static let multiplier = WordClass(rawValue: 1 << 15)
  static let percent = WordClass(rawValue: 1 << 16)
  /// Last word of a company's name: `Airlines`, `Bank`
  static let companyHead = WordClass(rawValue: 1 << 17)
  /// Last word of the name of another body: `University`, `Stiftung`
  static let organizationHead = WordClass(rawValue: 1 << 18)
  /// First words of the name of another body: `University of`, `Министерство на`
  static let organizationOpening = WordClass(rawValue: 1 << 19)
  /// Last word of the name of a place: `Arena`, `Street`
  static let placeHead = WordClass(rawValue: 1 << 20)
  /// A word that names of companies end with and that does not tell one from the other: `Group`, `Deutschland`
  static let genericTail = WordClass(rawValue: 1 << 21)
  /// Written with capitals like a name, but none: `Social Media`
  static let common = WordClass(rawValue: 1 << 22)

  /// A family name that news use alone: `Merkel`
  static let surname = WordClass(rawValue: 1 << 23)
  /// A family name that is a given name, a common word, a place or a company as well.
  static let ambiguousSurname = WordClass(rawValue: 1 << 24)
  /// From a country or city, and written with a capital for that: `Swiss`, `Wiener`
  static let demonym = WordClass(rawValue: 1 << 25)

  /// Last word of the name of a cup, a league, a prize or a festival, which bears the name of who pays for it: `Cup`, `Preis`
  static let eventHead = WordClass(rawValue: 1 << 26)

  /// Verbs of what companies do: `raises`, `entließ`
  static let companyDeed = WordClass(rawValue: 1 << 27)

  /// What names end with that bear a company's name and are none.
  static let otherHeads: WordClass = [.placeHead, .organizationHead, .eventHead]
  /// Words that are names and take the endings of names.
  static let names: WordClass = [.firstName, .ambiguousFirstName, .surname, .ambiguousSurname, .place, .organization]
  static let surnames: WordClass = [.surname, .ambiguousSurname]
  static let givenNames: WordClass = [.firstName, .ambiguousFirstName]
  static let companyCue: WordClass = [.companyBefore, .companyNoun]
  /// What leaves ``TokenTraits``.
  static let traits: WordClass = [
    .place, .organization, .organizationOpening, .month, .organizationHead, .placeHead, .companyHead,
  ]
  static let calendar: WordClass = [.month, .weekday]
  /// What the word of a company's name is not as a rule.
  static let ordinary: WordClass = [
    .stopword, .title, .role, .speech, .companyBefore, .companyAfter, .companyNoun, .month, .weekday, .dateParticle, .currency, .multiplier,
    .percent, .common, .demonym,
  ]
}
