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

  /// A company named by `tokens`.
  convenience init(_ company: Company, _ tokens: Range<Int>, _ confidence: Double, in reading: Reading) {
    self.init(
      kind: .company, tokens: tokens, range: reading.range(tokens), confidence: confidence, id: company.id, name: company.name,
      company: company)
  }
}
