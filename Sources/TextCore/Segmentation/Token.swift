/// A token of a text: where it is, what it is, and the hash that lexicons look it up by.
public struct Token: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case word, number, abbreviation
    /// One mark, or a run of the same one (`...`, `!!!`).
    case punctuation
    /// Other visible characters: `%`, `€`, `+`.
    case symbol
    case emoji
    case url, email
    /// A bare host name used as a name: `Chewy.com`.
    case domain
    /// `@USAirways`
    case handle
    /// `#fail`
    case hashtag
  }

  public enum Casing: UInt8, Sendable, BitwiseCopyable {
    /// No letter with case, or all lower-case.
    case lower
    /// First letter upper-case, the others lower-case.
    case capitalized
    /// At least two letters, all upper-case.
    case upper
    /// `iPhone`, `EasyJet`
    case mixed
  }

  /// ``WordHash`` of the folded bytes.
  public let hash: UInt64
  public let range: TextRange
  public let kind: Kind
  public let casing: Casing
  /// Whether no space stands between this token and the one before.
  public let isJoined: Bool
  /// Whether an apostrophe stands in a word: `O’Neil`, `Ryan's`.
  public let hasApostrophe: Bool

  public init(hash: UInt64, range: TextRange, kind: Kind, casing: Casing, isJoined: Bool, hasApostrophe: Bool) {
    self.hash = hash
    self.range = range
    self.kind = kind
    self.casing = casing
    self.isJoined = isJoined
    self.hasApostrophe = hasApostrophe
  }

  /// Whether the first letter is upper-case.
  public var isCapitalized: Bool { casing == .capitalized || casing == .upper }
}
