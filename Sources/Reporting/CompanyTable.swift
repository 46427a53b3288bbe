import SentimentAnalysis
import Tenor
import TextCore

/// How each company is spoken of: one row a company, or a company and group.
public struct CompanyTable: Sendable {
  /// What a company's articles are further divided by.
  public enum Grouping: String, Sendable, CaseIterable {
    case language, month, site
  }

  public enum Order: String, Sendable, CaseIterable {
    case articles, mentions, score, name
  }

  public struct Query: Sendable {
    public var groupings: [Grouping] = []
    /// Ids or names; empty for all.
    public var companies: [String] = []
    public var languages: [String] = []
    public var minimumArticles = 1
    public var order = Order.articles
    /// At most so many rows; nil for all.
    public var limit: Int?

    public init() {}
  }

  public struct Row: Sendable {
    public let companyID: String
    public let company: String
    public let country: String?
    /// Language, month (`2015-05`) and site, where the table is grouped by them.
    public let language: String?
    public let period: String?
    public let site: String?
    public let articles: Int
    /// Articles whose texts differ.
    public let uniqueArticles: Int
    public let sites: Int
    public let mentions: Int
    public let sentences: Int
    /// Mean over the articles, 0 to 1.
    public let relevance: Double
    /// Mean score towards the company, weighted by relevance, −1 to 1.
    public let score: Double
    /// Standard deviation of the score over articles; 0 for one article.
    public let deviation: Double
    /// 95 % interval of the score; see ``ScoreStatistics``.
    public let interval: ClosedRange<Double>
    /// Shares of articles by label; they add up to 1.
    public let positiveShare: Double
    public let neutralShare: Double
    public let negativeShare: Double
    public let articleTone: Double
    public let firstSeen: String?
    public let lastSeen: String?
    /// Most frequent cues with their counts: `lob (3)`.
    public let topPositive: [String]
    public let topNegative: [String]
    public let exampleURL: String?
  }

  public let rows: [Row]
  public let groupings: [Grouping]

  /// Cues named in a row.
  private static let topCues = 3

  public init(of store: Store, _ query: Query = Query()) throws {
    var groups: [GroupKey: Group] = [:]
    var keysByArticle: [ArticleKey: GroupKey] = [:]
    let wanted = Set(query.companies.map(CaseFolding.folded))
    try store.forEachVerdict { verdict in
      if !wanted.isEmpty && !wanted.contains(CaseFolding.folded(verdict.company)) && !wanted.contains(verdict.companyID) { return }
      if !query.languages.isEmpty && !query.languages.contains(verdict.language) { return }
      let key = GroupKey(
        companyID: verdict.companyID,
        language: query.groupings.contains(.language) ? verdict.language : nil,
        period: query.groupings.contains(.month) ? verdict.published.map { String($0.prefix(7)) } ?? "unknown" : nil,
        site: query.groupings.contains(.site) ? verdict.site ?? "unknown" : nil)
      groups[key, default: Group()].verdicts.append(verdict)
      keysByArticle[ArticleKey(companyID: verdict.companyID, articleID: verdict.articleID)] = key
    }
    try store.forEachCue { companyID, articleID, lemma, weight in
      guard let key = keysByArticle[ArticleKey(companyID: companyID, articleID: articleID)] else { return }
      if weight > 0 { groups[key]?.praise[lemma, default: 0] += 1 } else { groups[key]?.blame[lemma, default: 0] += 1 }
    }
    var rows = groups.map { key, group in Self.row(key, group) }.filter { $0.articles >= query.minimumArticles }
    rows.sort { a, b in Self.precedes(a, b, query.order) }
    self.rows = query.limit.map { Array(rows.prefix($0)) } ?? rows
    groupings = query.groupings
  }

  private struct GroupKey: Hashable {
    let companyID: String
    let language: String?
    let period: String?
    let site: String?
  }

  private struct ArticleKey: Hashable {
    let companyID: String
    let articleID: String
  }

  private struct Group {
    var verdicts: [StoredVerdict] = []
    var praise: [String: Int] = [:]
    var blame: [String: Int] = [:]
  }

  private static func row(_ key: GroupKey, _ group: Group) -> Row {
    let verdicts = group.verdicts
    let count = Double(verdicts.count)
    let statistics = ScoreStatistics(scores: verdicts.map(\.score), weights: verdicts.map(\.relevance))
    func share(_ label: Sentiment.Label) -> Double { Double(verdicts.count { $0.label == label.rawValue }) / count }
    let dates = verdicts.compactMap(\.published).map { String($0.prefix(10)) }
    // The article that is most about the company, and among those the one that speaks most clearly.
    let example = verdicts.max { ($0.relevance, abs($0.score), $1.articleID) < ($1.relevance, abs($1.score), $0.articleID) }
    return Row(
      companyID: key.companyID, company: verdicts[0].company, country: verdicts[0].country, language: key.language, period: key.period,
      site: key.site, articles: verdicts.count, uniqueArticles: Set(verdicts.map(\.digest)).count,
      sites: Set(verdicts.map { $0.site ?? "" }).count, mentions: verdicts.reduce(0) { $0 + $1.mentions },
      sentences: verdicts.reduce(0) { $0 + $1.sentences }, relevance: verdicts.reduce(0) { $0 + $1.relevance } / count,
      score: statistics.mean, deviation: statistics.deviation, interval: statistics.interval, positiveShare: share(.positive),
      neutralShare: share(.neutral), negativeShare: share(.negative), articleTone: verdicts.reduce(0) { $0 + $1.tone } / count,
      firstSeen: dates.min(), lastSeen: dates.max(), topPositive: top(group.praise), topNegative: top(group.blame),
      exampleURL: example.map { $0.url ?? $0.path })
  }

  private static func top(_ counts: [String: Int]) -> [String] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(topCues).map { "\($0.key) (\($0.value))" }
  }

  private static func precedes(_ a: Row, _ b: Row, _ order: Order) -> Bool {
    switch order {
    case .articles where a.articles != b.articles: return a.articles > b.articles
    case .articles where a.mentions != b.mentions: return a.mentions > b.mentions
    case .mentions where a.mentions != b.mentions: return a.mentions > b.mentions
    case .score where a.score != b.score: return a.score > b.score
    default:
      let left = (CaseFolding.folded(a.company), a.companyID, a.language ?? "", a.period ?? "", a.site ?? "")
      let right = (CaseFolding.folded(b.company), b.companyID, b.language ?? "", b.period ?? "", b.site ?? "")
      return left < right
    }
  }
}

extension CompanyTable {
  private init(rows: [Row], groupings: [Grouping]) {
    self.rows = rows
    self.groupings = groupings
  }

  /// The first rows as a table of their own.
  public func prefix(_ count: Int) -> CompanyTable { CompanyTable(rows: Array(rows.prefix(count)), groupings: groupings) }
}
