/// Numbers and texts as the report has them.
enum ReportText {
  static func anchor(_ row: CompanyTable.Row) -> String { "company-" + (row.companyID ?? "") }

  static func interval(_ row: CompanyTable.Row) -> String {
    "\(ShownScore(row.score.interval.lowerBound)) … \(ShownScore(row.score.interval.upperBound))"
  }

  static func articles(_ row: CompanyTable.Row) -> String {
    row.articles == row.uniqueArticles ? number(row.articles) : "\(number(row.uniqueArticles)) of \(number(row.articles))"
  }

  static func count(_ count: Int, _ noun: String) -> String { "\(number(count)) \(noun)\(count == 1 ? "" : "s")" }

  /// With a thin space between thousands, as ISO 80000-1 has it for readers of any language.
  static func number(_ value: Int) -> String {
    var groups: [Substring] = []
    var digits = String(abs(value))[...]
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return (value < 0 ? "−" : "") + ([digits] + groups).joined(separator: "\u{202F}")
  }

  static func shortened(_ text: String, _ length: Int) -> String {
    text.unicodeScalars.count <= length ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(length - 1))) + "…"
  }
}
