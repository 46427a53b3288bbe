/// What became of a block, and why.
public enum BlockDecision: Sendable {
  case kept
  /// Outside the element that is the article.
  case outside
  /// Mostly links.
  case links
  /// In a box of links.
  case linkBox
  /// Wording of page furniture.
  case phrase
  /// Stands alone beside a picture.
  case caption
  /// Headline, kicker or label above the text.
  case opening
  /// A heading without text below it.
  case looseHeading
  /// Behind the heading of comments or of other articles.
  case section
  /// A label below the last sentence.
  case tail
  /// Repeats an earlier block.
  case repeated
}
