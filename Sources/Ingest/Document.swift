import TextCore

/// One document as it came: its bytes as UTF-8, where they stood, and what the input says about them.
public struct Document: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    /// A web page.
    case html
    /// Plain text, as a scraper made it of a page.
    case text
  }

  public var source: DocumentSource
  /// The input's own id; nil when it gives none.
  public var id: String?
  public var url: String?
  public var format: Format
  /// Valid UTF-8.
  public var content: [UInt8]
  public var title: String?
  public var authors: [String]
  public var published: String?
  /// Given by the input and then trusted.
  public var language: Language?
  /// Spans to judge, in the unit of the input's offsets.
  public var targets: [Range<Int>]
  /// What was repaired while decoding.
  public var warnings: [String]

  public init(source: DocumentSource, format: Format, content: [UInt8]) {
    self.source = source
    self.format = format
    self.content = content
    id = nil
    url = nil
    title = nil
    authors = []
    published = nil
    language = nil
    targets = []
    warnings = []
  }

  /// The input's own id, else a stable hash of where the document stood.
  public var identifier: String { id ?? source.identifier }
}
