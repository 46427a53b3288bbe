import TextCore

/// A name, amount or date in a text.
public struct Mention: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case company, organization, person, place, money, date, percent, handle, url
  }

  public let kind: Kind
  public let range: TextRange
  /// What it stands for, where that is known: the slug of a company, an ISO 8601 date, `EUR 212000000`.
  public let id: String?
  /// The usual name of what it stands for.
  public let name: String?
  /// How sure it is that this is a mention of that kind, from 0 to 1.
  public let confidence: Double
  /// The company, for mentions of kind `company`.
  public let company: Company?

  public init(kind: Kind, range: TextRange, id: String? = nil, name: String? = nil, confidence: Double, company: Company? = nil) {
    self.kind = kind
    self.range = range
    self.id = id
    self.name = name
    self.confidence = confidence
    self.company = company
  }
}

/// A company as the gazetteer knows it, or as a text introduces it.
public struct Company: Sendable, Hashable {
  /// Slug: `american-airlines`.
  public let id: String
  public let name: String
  /// ISO 3166 alpha-2; nil for a company that no list has.
  public let country: String?
  /// Line of business as in `Lexicons/README.md`; nil for a company that no list has.
  public let kind: String?
  /// Id of the owning company.
  public let parent: String?
  /// Whether the gazetteer has it; otherwise it is known from the text alone.
  public let isListed: Bool

  public init(id: String, name: String, country: String?, kind: String?, parent: String?, isListed: Bool) {
    self.id = id
    self.name = name
    self.country = country
    self.kind = kind
    self.parent = parent
    self.isListed = isListed
  }
}
