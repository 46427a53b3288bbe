/// What an element says of itself through its class, id and other attributes.
struct ElementRoles: OptionSet, Sendable {
  let rawValue: UInt16

  /// The container of the article's text.
  static let content = ElementRoles(rawValue: 1 << 0)
  static let standfirst = ElementRoles(rawValue: 1 << 1)
  static let headline = ElementRoles(rawValue: 1 << 2)
  static let byline = ElementRoles(rawValue: 1 << 3)
  static let date = ElementRoles(rawValue: 1 << 4)
  static let caption = ElementRoles(rawValue: 1 << 5)
  static let comments = ElementRoles(rawValue: 1 << 6)
  static let furniture = ElementRoles(rawValue: 1 << 7)
  /// Furniture that never frames an article: footers, cookie notices, newsletter boxes, lists of other articles.
  static let strong = ElementRoles(rawValue: 1 << 12)
  /// Furniture more often than not; other evidence decides.
  static let weak = ElementRoles(rawValue: 1 << 8)
  static let hidden = ElementRoles(rawValue: 1 << 9)
  /// The name says what is around the element, not what it is: `has-sidebar`, `comments-open`.
  static let modifier = ElementRoles(rawValue: 1 << 10)

  /// The frame of a whole entry, whose other names tell its topics: `hentry category-sports tag-football`.
  static let entry = ElementRoles(rawValue: 1 << 11)

  /// The role that a word of `furniture-classes.tsv` stands for.
  static func named(_ name: String) -> ElementRoles? {
    switch name {
    case "content": .content
    case "standfirst": .standfirst
    case "headline": .headline
    case "byline": .byline
    case "date": .date
    case "caption": .caption
    case "comments": .comments
    case "furniture": .furniture
    case "strong": [.furniture, .strong]
    case "weak": .weak
    case "hidden": .hidden
    case "modifier": .modifier
    case "entry": .entry
    default: nil
    }
  }
}
