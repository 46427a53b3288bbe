import TextCore

/// A mention that a finder proposes; which ones stand is decided when all have been found.
struct Finding {
  let kind: Mention.Kind
  /// The tokens it touches.
  let tokens: Range<Int>
  let range: TextRange
  let confidence: Double
  var id: String?
  var name: String?
  var company: Company?
}
