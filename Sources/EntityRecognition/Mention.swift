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
