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
