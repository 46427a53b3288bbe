import TextCore

/// A mention that a finder proposes; which ones stand is decided when all have been found.
///
/// A class, because findings go through several lists and are sorted, and hold much.
final class Finding {
  let kind: Mention.Kind
  /// The tokens it touches.
  let tokens: Range<Int>
  let range: TextRange
  let confidence: Double
  let id: String?
  let name: String?
  let company: Company?

  init(
    kind: Mention.Kind, tokens: Range<Int>, range: TextRange, confidence: Double, id: String? = nil, name: String? = nil,
    company: Company? = nil
  ) {
    self.kind = kind
    self.tokens = tokens
    self.range = range
    self.confidence = confidence
    self.id = id
    self.name = name
    self.company = company
  }

  /// A company named by `tokens`; an ending that only an apostrophe sets off is left out of the range.
  convenience init(_ company: Company, _ tokens: Range<Int>, _ confidence: Double, in reading: Reading) {
    var range = reading.range(tokens)
    let last = reading.tokens[tokens.upperBound - 1].range
    let rest = reading.stem(tokens.upperBound - 1).upperBound..<last.end
    if reading.lexicon.endings.rest(rest, of: reading.text.folded.span) == .apostrophe { range = TextRange(range.start, rest.lowerBound) }
    self.init(kind: .company, tokens: tokens, range: range, confidence: confidence, id: company.id, name: company.name, company: company)
  }
}
