import TextCore

/// How each company is spoken of: one row a company, or as the query divides it.
public struct CompanyTable: Sendable {
  public let rows: [Row]
  public let groupings: [Grouping]

  /// What a row says where an article has no date or site.
  static let unknown = "unknown"

  /// - Throws: ``QueryError`` for a company that the store does not have, or something that is no date.
  public init(of store: Store, _ query: Query = Query()) throws {
    try self.init(of: store, query, among: query.companies.isEmpty ? nil : try store.numbers(ofCompanies: query.companies))
  }

  /// - Parameter companies: numbers of the companies to read, whatever the query names; nil for all.
  init(of store: Store, _ query: Query, among companies: [Int64]?) throws {
    try query.validate()
    var finished: [(RowKey, RowGroup)] = []
    var groups: [RowKey: RowGroup] = [:]
    var current: Int64?
    let isByCompany = query.groupings.contains(.company)
    try store.forEachVerdict(of: companies) { verdict, cues in
      guard query.accepts(verdict) else { return }
      // Companies come one after the other: what is known of one needs no room any more when the next one begins.
      if isByCompany && verdict.company != current {
        finished += groups.map { ($0.key, $0.value.withoutSets) }
        groups.removeAll(keepingCapacity: true)
        current = verdict.company
      }
      groups[RowKey(verdict, query.groupings), default: RowGroup()].add(verdict, cues, countingDuplicates: query.countsDuplicates)
    }
    finished += groups.map { ($0.key, $0.value) }
    var rows = try finished.filter { $0.1.articleCount >= query.minimumArticles }.map { key, group in try group.row(key, store) }
    rows.sort { Self.precedes($0, $1, query.order) }
    self.rows = query.limit.map { Array(rows.prefix($0)) } ?? rows
    groupings = query.groupings
  }

  /// The first rows as a table of their own.
  public func prefix(_ count: Int) -> CompanyTable { CompanyTable(rows: Array(rows.prefix(count)), groupings: groupings) }

  private init(rows: [Row], groupings: [Grouping]) {
    self.rows = rows
    self.groupings = groupings
  }

  private static func precedes(_ a: Row, _ b: Row, _ order: Order) -> Bool {
    switch order {
    case .articles where a.articles != b.articles: return a.articles > b.articles
    case .articles where a.mentions != b.mentions: return a.mentions > b.mentions
    case .mentions where a.mentions != b.mentions: return a.mentions > b.mentions
    case .score where a.score.mean != b.score.mean: return a.score.mean > b.score.mean
    case .worst where a.score.mean != b.score.mean: return a.score.mean < b.score.mean
    case .period where a.period != b.period: return (a.period ?? "") < (b.period ?? "")
    default: return a.identity.lexicographicallyPrecedes(b.identity)
    }
  }
}

extension CompanyTable.Row {
  /// No two rows of a table have the same.
  fileprivate var identity: [String] {
    [CaseFolding.folded(company ?? ""), companyID ?? "", country ?? "", language ?? "", period ?? "", site ?? ""]
  }
}
