/// How the text of a page was chosen, for people who want to know.
public struct PageExplanation: Sendable {
  public struct Element: Sendable {
    /// The elements around it, outermost first, with class and id.
    public let path: String
    public let text: String
    public let weight: Float
    public let linkDensity: Float
    public let decision: BlockDecision
  }

  /// The element that holds the article.
  public let article: String
  public let blocks: [Element]
  /// Elements left out because of what they call themselves, with the beginning of their text.
  public let removed: [(path: String, text: String)]
}
