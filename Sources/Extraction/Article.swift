import TextCore

/// What an extractor makes of a document: the text a reader came for, and what is known about it.
public struct Article: Sendable {
  public var title: String?
  /// Names of people or, failing them, of the body that signs; in the order of the page, no name twice.
  public var authors: [String]
  /// ISO 8601, as precise as the page says: `2015-05-22` or `2015-05-22T12:48:00+02:00`.
  public var published: String?
  public var modified: String?
  /// The name of the site as it calls itself, or its host.
  public var site: String?
  /// The address the page gives itself (`canonical`), or that it was fetched from.
  public var url: String?
  /// The cleaned text, one paragraph a line.
  public var text: Text
  /// Parts of ``text`` in order, without overlap; among them the captions of the article's pictures, which are no part of it.
  public var passages: [Passage]
  /// What was repaired or cut on the way.
  public var warnings: [String]

  public init(
    title: String? = nil, authors: [String] = [], published: String? = nil, modified: String? = nil, site: String? = nil,
    url: String? = nil, text: Text, passages: [Passage] = [], warnings: [String] = []
  ) {
    self.title = title
    self.authors = authors
    self.published = published
    self.modified = modified
    self.site = site
    self.url = url
    self.text = text
    self.passages = passages
    self.warnings = warnings
  }
}

/// A part of an article's text, or a caption beside it.
public struct Passage: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case heading, paragraph, quote
    case listItem = "list_item"
    case caption
  }

  public let kind: Kind
  /// Empty for a caption: it tells where in the text the picture stands.
  public let range: TextRange
  /// The words of a caption, which are no part of the text; nil for all others.
  public let caption: String?

  public init(kind: Kind, range: TextRange) {
    precondition(kind != .caption, "a caption has words of its own")
    self.kind = kind
    self.range = range
    caption = nil
  }

  /// - Parameter offset: of the end of the paragraph above the picture, 0 when there is none.
  public init(caption: String, at offset: Int) {
    kind = .caption
    range = TextRange(offset, offset)
    self.caption = caption
  }
}
