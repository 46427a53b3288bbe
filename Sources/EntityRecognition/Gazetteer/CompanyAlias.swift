import TextCore

/// A form by which texts name a company.
struct CompanyAlias: Sendable {
  enum Kind: UInt8, Sendable, Comparable {
    /// Means the company wherever it stands.
    case name
    /// `@AmericanAir`
    case handle
    /// `aa.com`
    case domain
    /// Means the company where a full name of it stands in the same text.
    case short
    /// Also an ordinary word, a place or a person: means the company where something speaks for it.
    case word
    /// Of its share: `AAPL`. Seldom a name in running text, and then another word as often; behind an exchange it speaks for the company.
    case ticker

    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  let kind: Kind
  /// Index into ``CompanyGazetteer/companies``.
  let company: Int32
  /// Where the form as it is spelled stands in ``CompanyGazetteer/spellings``.
  let spelling: Range<Int>
}
