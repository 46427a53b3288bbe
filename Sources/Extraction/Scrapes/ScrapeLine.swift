import TextCore

/// A line of a scrape with what speaks for and against it.
struct ScrapeLine: Sendable {
  /// Why a line was left out.
  enum Reason: Sendable {
    case phrase, section, repeated, breadcrumb, site, byline, date, query, fragment, tail
  }

  /// Bytes of ``Scrape/bytes``.
  let range: Range<Int>
  private(set) var characters = 0
  private(set) var words = 1
  private(set) var stops = 0
  let endsSentence: Bool
  let isListItem: Bool
  let startsLower: Bool
  private(set) var hasDigit = false
  /// A blank line stands before it.
  let isApart: Bool
  var finding: FurniturePhrases.Finding?
  var dropped: Reason?
  var isTitle = false
  /// One of many lines of the same make between the paragraphs, as in articles that are lists.
  var isPattern = false
  /// A placeholder of a template was cut out of it, and little is left.
  var isTemplate = false

  /// - Parameter range: not empty, spaces normalised.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>, isApart: Bool) {
    self.range = range
    self.isApart = isApart
    endsSentence = SentenceEnd.isAtEnd(of: bytes, in: range)
    let first = UTF8Scalar.decode(bytes, at: range.lowerBound).value
    isListItem =
      first == 0x2022 || first == 0xB7 || first == 0x25AA || first == 0x25CF || first == 0x2D || first == 0x2A || first == 0x2013
    startsLower = UTF8Scalar.isWord(first) && !UTF8Scalar.isUppercase(first) && !(first < 0x80 && UTF8Scalar.isDigit(UInt8(first)))
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = bytes[i]
      if byte & 0xC0 != 0x80 { characters += 1 }
      if byte == 0x20 { words += 1 }
      if byte == 0x2E || byte == 0x21 || byte == 0x3F { stops += 1 }
      if UTF8Scalar.isDigit(byte) { hasDigit = true }
      i += 1
    }
  }

  /// Running text by itself.
  var isParagraph: Bool { characters >= ScrapeLine.paragraphLength && stops > 0 || characters >= 40 && endsSentence && words >= 6 }

  static let paragraphLength = 110
  /// Shorter lines can be labels.
  static let labelLength = 60
  /// Above the first paragraph, lines of at most this many words that are no sentences are labels: 178 of 192 in the scrapes.
  static let labelWords = 7
  /// That many lines in a row with numbers are a list: of days, of results.
  static let shortestList = 5
}
