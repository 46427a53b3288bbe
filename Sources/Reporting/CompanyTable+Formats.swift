import TextCore

extension CompanyTable {
  public enum Format: String, Sendable, CaseIterable {
    case terminal, csv, json, markdown
  }

  /// The table as text, line break at the end.
  public func text(_ format: Format, colored: Bool = false) -> String {
    switch format {
    case .csv: csv
    case .json: json
    case .markdown: markdown
    case .terminal: terminal(colored: colored)
    }
  }

  // MARK: For machines

  static let columns = [
    "company_id", "company", "country", "language", "period", "articles", "articles_unique", "sites", "mentions", "sentences", "relevance",
    "score", "score_sd", "ci_low", "ci_high", "positive_share", "neutral_share", "negative_share", "article_tone", "first_seen",
    "last_seen",
    "top_positive", "top_negative", "example_url",
  ]

  private var hasSite: Bool { groupings.contains(.site) }

  private var csv: String {
    var lines = [(hasSite ? Self.columns + ["site"] : Self.columns).joined(separator: ",")]
    for row in rows {
      var cells: [String] = [row.companyID, row.company, row.country ?? "", row.language ?? "", row.period ?? ""]
      cells += [row.articles, row.uniqueArticles, row.sites, row.mentions, row.sentences].map(String.init)
      cells += [
        row.relevance, row.score, row.deviation, row.interval.lowerBound, row.interval.upperBound, row.positiveShare, row.neutralShare,
        row.negativeShare, row.articleTone,
      ].map(decimal)
      cells += [
        row.firstSeen ?? "", row.lastSeen ?? "", row.topPositive.joined(separator: "; "), row.topNegative.joined(separator: "; "),
        row.exampleURL ?? "",
      ]
      if hasSite { cells.append(row.site ?? "") }
      lines.append(cells.map(quoted).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// RFC 4180: quotes around what would break the row.
  private func quoted(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private var json: String {
    var writer = JSONWriter()
    writer.array { writer in
      for row in rows {
        writer.object { writer in
          writer.field("company_id", row.companyID)
          writer.field("company", row.company)
          writer.field("country", row.country)
          writer.field("language", row.language)
          writer.field("period", row.period)
          if hasSite { writer.field("site", row.site) }
          writer.field("articles", row.articles)
          writer.field("articles_unique", row.uniqueArticles)
          writer.field("sites", row.sites)
          writer.field("mentions", row.mentions)
          writer.field("sentences", row.sentences)
          writer.field("relevance", row.relevance)
          writer.field("score", row.score)
          writer.field("score_sd", row.deviation)
          writer.field("ci_low", row.interval.lowerBound)
          writer.field("ci_high", row.interval.upperBound)
          writer.field("positive_share", row.positiveShare)
          writer.field("neutral_share", row.neutralShare)
          writer.field("negative_share", row.negativeShare)
          writer.field("article_tone", row.articleTone)
          writer.field("first_seen", row.firstSeen)
          writer.field("last_seen", row.lastSeen)
          writer.field("top_positive", row.topPositive)
          writer.field("top_negative", row.topNegative)
          writer.field("example_url", row.exampleURL)
        }
      }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Up to four decimals, without trailing zeros, as in the records.
  private func decimal(_ value: Double) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  // MARK: For people

  private var headings: [String] {
    var headings = ["Company"]
    if groupings.contains(.language) { headings.append("Lang") }
    if groupings.contains(.month) { headings.append("Month") }
    if groupings.contains(.site) { headings.append("Site") }
    return headings + ["Score", "95 %", "Articles", "Mentions", "+/=/−", "Praise", "Blame"]
  }

  private func cells(_ row: Row) -> [String] {
    var cells = [row.company]
    if groupings.contains(.language) { cells.append(row.language ?? "") }
    if groupings.contains(.month) { cells.append(row.period ?? "") }
    if groupings.contains(.site) { cells.append(row.site ?? "") }
    let shares = [row.positiveShare, row.neutralShare, row.negativeShare].map { String(Int(($0 * 100).rounded())) }
    return cells + [
      signed(row.score), "\(signed(row.interval.lowerBound))…\(signed(row.interval.upperBound))", String(row.articles),
      String(row.mentions), shares.joined(separator: "/"), row.topPositive.joined(separator: ", "), row.topNegative.joined(separator: ", "),
    ]
  }

  /// Two decimals and a sign: `+0.42`, `−0.10`, `0.00`.
  private func signed(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths > 0 ? "+" : hundredths < 0 ? "−" : " "
    let digits = String(100 + abs(hundredths) % 100).dropFirst()
    return "\(sign)\(abs(hundredths) / 100).\(digits)"
  }

  private var markdown: String {
    var lines = ["| " + headings.joined(separator: " | ") + " |", "|" + headings.map { _ in "---|" }.joined()]
    for row in rows {
      lines.append("| " + cells(row).map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Longer cells of words are cut, so that a row stays one line.
  private static let widestCell = 34

  private func terminal(colored: Bool) -> String {
    guard !rows.isEmpty else { return "No company was found.\n" }
    let table = ([headings] + rows.map(cells)).map { $0.map { cut($0) } }
    let widths = headings.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    let firstNumber = headings.firstIndex(of: "Score") ?? 0
    var lines: [String] = []
    for (index, cells) in table.enumerated() {
      var line: [String] = []
      for (column, cell) in cells.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        let isNumber = column >= firstNumber && column < headings.count - 2
        var padded = isNumber ? space + cell : cell + space
        if colored && index > 0 && column == firstNumber {
          let score = rows[index - 1].score
          padded = (score >= 0.05 ? "\u{1B}[32m" : score <= -0.05 ? "\u{1B}[31m" : "\u{1B}[2m") + padded + "\u{1B}[0m"
        }
        line.append(padded)
      }
      let joined = line.joined(separator: "  ")
      lines.append(colored && index == 0 ? "\u{1B}[1m" + joined + "\u{1B}[0m" : String(joined.reversed().drop { $0 == " " }.reversed()))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func cut(_ cell: String) -> String {
    cell.count <= Self.widestCell ? cell : cell.prefix(Self.widestCell - 1) + "…"
  }
}
