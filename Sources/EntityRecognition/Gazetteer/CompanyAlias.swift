import TextCore

/// A form by which texts name a company.
struct CompanyAlias: Sendable, BitwiseCopyable {
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

  /// The languages in whose texts a ``Kind/word`` is one: one bit for each of ``CompanyGazetteer/languages``.
  let ambiguousIn: UInt32
  /// Index into ``CompanyGazetteer/companies``.
  let company: Int32
  /// Where its spelling begins.
  private let start: UInt32
  /// In the low bits the kind, in the others the length of the spelling: there are millions of forms.
  private let lengthAndKind: UInt32

  private static let kindBits: UInt32 = 3

  init(kind: Kind, ambiguousIn: UInt32, company: Int32, spelling: Range<Int>) {
    self.ambiguousIn = ambiguousIn
    self.company = company
    start = UInt32(spelling.lowerBound)
    let length = UInt32(spelling.count)
    precondition(length.leadingZeroBitCount >= Self.kindBits, "a form is shorter than its file")
    lengthAndKind = length << Self.kindBits | UInt32(kind.rawValue)
  }

  /// What it is as the list has it; see ``kind(in:)``.
  var kind: Kind {
    guard let kind = Kind(rawValue: UInt8(lengthAndKind & (1 << Self.kindBits - 1))) else {
      preconditionFailure("a pack has the digest of what was written")
    }
    return kind
  }

  /// Where the form as it is spelled stands in ``CompanyGazetteer/spellings``.
  var spelling: Range<Int> { Int(start)..<(Int(start) + Int(lengthAndKind >> Self.kindBits)) }

  /// What it is in texts of a language.
  ///
  /// - Parameter language: its bit.
  @inline(__always) func kind(in language: UInt32) -> Kind { kind == .word && ambiguousIn & language == 0 ? .name : kind }

  /// Forms that fold alike stand in this order: what may be a name first.
  var rank: UInt8 { kind == .word && ambiguousIn != .max ? Kind.name.rawValue : kind.rawValue }
}
