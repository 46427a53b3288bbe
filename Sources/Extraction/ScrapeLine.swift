/// A line of a scrape with what speaks for and against it.
struct ScrapeLine: Sendable {
  /// Why a line was left out.
  enum Reason: String, Sendable {
    case phrase, section, repeated, breadcrumb, site, byline, date, query, fragment, tail, caption
  }

  /// Bytes of the cleaned copy.
  var range: Range<Int>
  var characters = 0
  var words = 0
  var stops = 0
  var endsSentence = false
  var isListItem = false
  var startsLower = false
  var hasDigit = false
  /// A blank line stands before it.
  var isApart = false
  var finding: FurniturePhrases.Finding?
  var dropped: Reason?
  var isTitle = false
  /// One of many lines of the same make between the paragraphs, as in articles that are lists.
  var isPattern = false
  /// A placeholder of a template was cut out of it, and little is left.
  var isTemplate = false

  /// Running text by itself.
  var isParagraph: Bool { characters >= ScrapeLine.paragraphLength && stops > 0 || characters >= 40 && endsSentence && words >= 6 }

  static let paragraphLength = 110
}
