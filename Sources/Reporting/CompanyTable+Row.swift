extension CompanyTable {
  /// A company, or what else the table is divided by. All numbers but ``articles`` and ``sites`` are of ``uniqueArticles``, unless the
  /// query counts duplicates.
  public struct Row: Sendable {
    /// Company and country, language, period (`2015-05`, `2015-W21`) and site; nil where the table is not divided by them.
    public let companyID: String?
    public let company: String?
    public let country: String?
    public let language: String?
    public let period: String?
    public let site: String?
    public let articles: Int
    /// Articles that repeat no other one of the row.
    public let uniqueArticles: Int
    public let sites: Int
    public let mentions: Int
    public let sentences: Int
    /// Mean over the articles, 0 to 1.
    public let relevance: Double
    /// Scores towards the company, −1 to 1, weighted by relevance.
    public let score: ScoreStatistics
    /// Of articles by label; they add up to 1.
    public let positive: Share
    public let neutral: Share
    public let negative: Share
    public let articleTone: Double
    public let firstSeen: String?
    public let lastSeen: String?
    /// Most frequent cues with their counts: `lob (3)`.
    public let topPositive: [String]
    public let topNegative: [String]
    /// The sentence that speaks most clearly in the sense of the score, and where it stands; failing one, the article that is most about
    /// the company.
    public let exampleSentence: String?
    public let exampleURL: String?
  }
}
