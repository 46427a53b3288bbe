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
    /// Also an ordinary word, a place or a person, in texts of some languages or of all: means the company where something speaks for it.
    case word
    /// Of its share: `AAPL`. Seldom a name in running text, and then another word as often; behind an exchange it speaks for the company.
    case ticker

    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  /// What it is as the list has it; see ``kind(in:)``.
  let kind: Kind
  /// The languages in whose texts a ``Kind/word`` is one: one bit for each of ``CompanyGazetteer/languages``.
  let ambiguousIn: UInt32
  /// Index into ``CompanyGazetteer/companies``.
  let company: Int32
  /// Where the form as it is spelled stands in ``CompanyGazetteer/spellings``.
  let spelling: Range<Int>

  /// What it is in texts of a language.
  ///
  /// - Parameter language: its bit.
  @inline(__always) func kind(in language: UInt32) -> Kind { kind == .word && ambiguousIn & language == 0 ? .name : kind }

  /// Forms that fold alike stand in this order: what may be a name first.
  var rank: UInt8 { kind == .word && ambiguousIn != .max ? Kind.name.rawValue : kind.rawValue }
}
