/// What a token is as a sign in a text, found once so that no finder looks at its bytes again.
struct TokenTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// `-`, and the hyphens U+2010 and U+2011.
  static let hyphen = TokenTraits(rawValue: 1 << 0)
  static let openingQuote = TokenTraits(rawValue: 1 << 1)
  static let closingQuote = TokenTraits(rawValue: 1 << 2)
  /// Written as the word of a name: with a capital, and no function word.
  static let nameWord = TokenTraits(rawValue: 1 << 3)
  /// A name of a listed company may begin with it; said too often rather than too seldom.
  static let mayBeginCompany = TokenTraits(rawValue: 1 << 4)
}
