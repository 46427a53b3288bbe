/// A column of the company table, the same in all formats for machines.
struct TableColumn: Sendable {
  enum Cell: Sendable {
    case text(String?)
    case integer(Int)
    case decimal(Double)
    case list([String])
  }

  let name: String
  let cell: @Sendable (CompanyTable.Row) -> Cell

  init(_ name: String, _ cell: @escaping @Sendable (CompanyTable.Row) -> Cell) {
    self.name = name
    self.cell = cell
  }

  /// The columns of every table, in order.
  static let all: [TableColumn] = [
    TableColumn("company_id") { .text($0.companyID) },
    TableColumn("company") { .text($0.company) },
    TableColumn("country") { .text($0.country) },
    TableColumn("language") { .text($0.language) },
    TableColumn("period") { .text($0.period) },
    TableColumn("articles") { .integer($0.articles) },
    TableColumn("articles_unique") { .integer($0.uniqueArticles) },
    TableColumn("sites") { .integer($0.sites) },
    TableColumn("mentions") { .integer($0.mentions) },
    TableColumn("sentences") { .integer($0.sentences) },
    TableColumn("relevance") { .decimal($0.relevance) },
    TableColumn("score") { .decimal($0.score.mean) },
    TableColumn("score_sd") { .decimal($0.score.deviation) },
    TableColumn("ci_low") { .decimal($0.score.interval.lowerBound) },
    TableColumn("ci_high") { .decimal($0.score.interval.upperBound) },
    TableColumn("positive_share") { .decimal($0.positive.value) },
    TableColumn("neutral_share") { .decimal($0.neutral.value) },
    TableColumn("negative_share") { .decimal($0.negative.value) },
    TableColumn("article_tone") { .decimal($0.articleTone) },
    TableColumn("first_seen") { .text($0.firstSeen) },
    TableColumn("last_seen") { .text($0.lastSeen) },
    TableColumn("top_positive") { .list($0.topPositive) },
    TableColumn("top_negative") { .list($0.topNegative) },
    TableColumn("example_url") { .text($0.exampleURL) },
    TableColumn("example_sentence") { .text($0.exampleSentence) },
    TableColumn("positive_low") { .decimal($0.positive.interval.lowerBound) },
    TableColumn("positive_high") { .decimal($0.positive.interval.upperBound) },
    TableColumn("negative_low") { .decimal($0.negative.interval.lowerBound) },
    TableColumn("negative_high") { .decimal($0.negative.interval.upperBound) },
  ]

  /// The columns of a table that is divided so.
  static func columns(of groupings: [CompanyTable.Grouping]) -> [TableColumn] {
    groupings.contains(.site) ? all + [TableColumn("site") { .text($0.site) }] : all
  }
}
