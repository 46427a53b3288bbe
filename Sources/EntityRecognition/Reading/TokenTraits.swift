/// What a token is as a sign in a text, found once so that no finder looks at its bytes again.
///
/// Finders go from one token with the traits that their names begin with to the next: most words of a text have none.
struct TokenTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// `-`, and the hyphens U+2010 and U+2011.
  static let hyphen = TokenTraits(rawValue: 1 << 0)
  static let openingQuote = TokenTraits(rawValue: 1 << 1)
  static let closingQuote = TokenTraits(rawValue: 1 << 2)
  /// Written as the word of a name: with a capital, and no function word.
  static let nameWord = TokenTraits(rawValue: 1 << 3)
  /// A name of a listed company may begin with it; said too often rather than too seldom.
  static let mayBeginCompany = TokenTraits(rawValue: 1 << 4)
  /// A legal form may begin with it; said too often rather than too seldom.
  static let mayBeginLegalForm = TokenTraits(rawValue: 1 << 5)
  /// A word or an abbreviation with a capital anywhere.
  static let capital = TokenTraits(rawValue: 1 << 6)
  /// Begins with a digit.
  static let digit = TokenTraits(rawValue: 1 << 7)
  /// The name of a month may begin with it.
  static let month = TokenTraits(rawValue: 1 << 8)
  /// A handle, a web or mail address, or a host name.
  static let address = TokenTraits(rawValue: 1 << 9)
  /// The name of a company may end with it: `Airlines`, `Bank`.
  static let companyHead = TokenTraits(rawValue: 1 << 10)
  /// A place or body may begin with it, or end with it, by the lists.
  static let place = TokenTraits(rawValue: 1 << 11)

  /// A word with a capital in front that is no ordinary word by the lists.
  static let mayBeUnknownName = TokenTraits(rawValue: 1 << 12)

  /// What tells of a company that no list has, as nouns for companies do that stand before a name.
  static let companySigns: TokenTraits = [.mayBeginLegalForm, .companyHead, .address, .hyphen]
  /// What few tokens have, those in ``TokenReader/Lists/listed``.
  static let listed: TokenTraits = [.mayBeginCompany, .digit, .month, .address, .place]
}
