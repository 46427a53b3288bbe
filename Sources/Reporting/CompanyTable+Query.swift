extension CompanyTable {
  /// What makes two articles belong to different rows.
  public enum Grouping: String, Sendable, CaseIterable {
    case company, country, language, month, week, site
  }

  public enum Order: String, Sendable, CaseIterable {
    /// Most first; `score` best first, `worst` worst first; `name` and `period` from the first on.
    case articles, mentions, score, worst, name, period
  }

  /// Which articles a table is made of, and how.
  public struct Query: Sendable {
    public var groupings: [Grouping] = [.company]
    /// Ids or names; empty for all.
    public var companies: [String] = []
    public var languages: [String] = []
    public var sites: [String] = []
    /// Year, month or day, both included. With either one, articles without a date are left out; one of which only the year or month
    /// is known stays in when it may lie between them.
    public var since: String?
    public var until: String?
    public var minimumArticles = 1
    /// Whether copies of an article count like articles of their own.
    public var countsDuplicates = false
    public var order = Order.articles
    /// At most so many rows; nil for all.
    public var limit: Int?

    public init() {}

    func accepts(_ verdict: StoredVerdict) -> Bool {
      if !languages.isEmpty && !languages.contains(verdict.language) { return false }
      if !sites.isEmpty && !sites.contains(verdict.site ?? "") { return false }
      guard since != nil || until != nil else { return true }
      guard let published = verdict.published?.prefix(10) else { return false }
      if let since, published.prefix(since.count) < since.prefix(published.count) { return false }
      if let until, published.prefix(until.count) > until.prefix(published.count) { return false }
      return true
    }

    func validate() throws {
      for date in [since, until].compactMap(\.self) where !Period.isDate(date) {
        throw QueryError(found: date, expected: "a year, month or day such as 2024-03-05")
      }
    }
  }
}
