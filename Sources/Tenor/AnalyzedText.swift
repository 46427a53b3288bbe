import TextCore

/// What the language stages read: the headline, when the text does not begin with it, and the text, in one ``Text``.
///
/// Headlines name companies and judge them more often than any other sentence, so they are analyzed with the text; in records they
/// stay apart, because offsets there count from the start of `text`.
public struct AnalyzedText: Sendable {
  public let text: Text
  /// Bytes of the headline and its line break; 0 when there is none of its own.
  public let bodyStart: Int

  public init(title: String?, body: Text) {
    guard let title, !title.isEmpty else {
      text = body
      bodyStart = 0
      return
    }
    let headline = Text(title)
    let firstLine = body.folded.prefix { $0 != 0x0A }
    if firstLine.elementsEqual(headline.folded) {
      text = body
      bodyStart = 0
    } else {
      text = Text(headline.string + "\n" + body.string)
      bodyStart = headline.count + 1
    }
  }

  /// Where a range of ``text`` stands in the record.
  public func location(of range: TextRange) -> Location {
    range.start < bodyStart
      ? Location(field: .title, range: range) : Location(field: .text, range: TextRange(range.start - bodyStart, range.end - bodyStart))
  }

  /// A place in a record: a field, and bytes of it.
  public struct Location: Sendable, Equatable {
    public enum Field: String, Sendable { case title, text }

    public let field: Field
    public let range: TextRange
  }
}
