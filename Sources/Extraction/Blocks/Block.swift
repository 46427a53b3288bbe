/// A paragraph-like run of a page's text, with what speaks for and against it.
///
/// The features and the weight are kept apart, so that a decision can be shown.
struct Block: Sendable {
  /// Bytes of ``PageBlocks/bytes``.
  var lower: Int32 = 0
  var upper: Int32 = 0
  /// The innermost block-level element around it.
  var node: Int32 = 0
  /// The first text node in it: its place in the order of the page.
  var firstText: Int32 = 0
  var tag: Tag = .div
  /// Characters, and those of them inside links.
  var characters: Int32 = 0
  var linked: Int32 = 0
  var links: Int32 = 0
  /// Ends of sentences and commas.
  var stops: Int32 = 0
  var commas: Int32 = 0
  var words: Int32 = 0
  var endsSentence = false
  var startsLower = false
  /// Only a line break stands between this block and the one before it.
  var isContinuation = false
  /// In an element that calls itself furniture more often than not.
  var isWeak = false
  var isStandfirst = false
  var isQuote = false
  var isListItem = false
  var isInTable = false
  var hasLetter = false
  var weight: Float = 0
  /// Wording of page furniture.
  var finding: FurniturePhrases.Finding?

  var range: Range<Int> { Int(lower)..<Int(upper) }
  var linkDensity: Float { characters == 0 ? 0 : Float(linked) / Float(characters) }
  var plain: Int32 { characters - linked }
}
