import TextCore

/// Whom a verdict is about: the places where it is named in the text.
public struct Target: Sendable {
  /// In order, without overlap, at least one.
  public let mentions: [TextRange]
  /// Line of business of a company, by which „the airline“ may refer back to it; nil when unknown.
  public let kind: String?

  public init(mentions: [TextRange], kind: String? = nil) {
    self.mentions = mentions
    self.kind = kind
  }
}
