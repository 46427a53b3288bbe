/// A column of the company table as people get to see it.
struct ShownColumn: Sendable {
  enum Kind: Sendable {
    case words, number
    /// The score itself, which has a colour.
    case score
  }

  let heading: String
  let kind: Kind
  let cell: @Sendable (CompanyTable.Row) -> String

  var isNumber: Bool { kind != .words }

  private init(_ heading: String, _ kind: Kind = .words, _ cell: @escaping @Sendable (CompanyTable.Row) -> String) {
    self.heading = heading
    self.kind = kind
    self.cell = cell
  }

  /// The columns of a table that is divided so.
  static func columns(of groupings: [CompanyTable.Grouping]) -> [ShownColumn] {
    var columns: [ShownColumn] = []
    if groupings.contains(.company) { columns.append(ShownColumn("Company") { $0.company ?? "" }) }
    if groupings.contains(.country) { columns.append(ShownColumn("Country") { $0.country ?? "" }) }
    if groupings.contains(.language) { columns.append(ShownColumn("Language") { $0.language ?? "" }) }
    if groupings.contains(.week) {
      columns.append(ShownColumn("Week") { $0.period ?? "" })
    } else if groupings.contains(.month) {
      columns.append(ShownColumn("Month") { $0.period ?? "" })
    }
    if groupings.contains(.site) { columns.append(ShownColumn("Site") { $0.site ?? "" }) }
    return columns + [
      ShownColumn("Score", .score) { "\(ShownScore($0.score.mean))" },
      ShownColumn("95 %", .number) { "\(ShownScore($0.score.interval.lowerBound))…\(ShownScore($0.score.interval.upperBound))" },
      ShownColumn("Articles", .number) { row in
        row.uniqueArticles == row.articles ? String(row.articles) : "\(row.uniqueArticles) of \(row.articles)"
      },
      ShownColumn("Mentions", .number) { String($0.mentions) },
      ShownColumn("+/=/−", .number) { row in
        [row.positive, row.neutral, row.negative].map { String(Int(($0.value * 100).rounded())) }.joined(separator: "/")
      },
      ShownColumn("Praise") { $0.topPositive.joined(separator: ", ") },
      ShownColumn("Blame") { $0.topNegative.joined(separator: ", ") },
    ]
  }
}
