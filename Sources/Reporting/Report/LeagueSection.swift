/// The table of all companies, which the page's script sorts and filters.
struct LeagueSection {
  let table: CompanyTable
  /// Companies of the store; the table may have fewer.
  let companyCount: Int
  let limits: ReportLimits

  func write(to html: inout HTMLWriter) {
    html.section("league", "Companies") { html in
      if table.rows.isEmpty {
        html.element("p", text: "No company was found.")
        return
      }
      if table.rows.count < companyCount {
        html.element(
          "p", [("class", "soft")],
          text:
            "The \(table.rows.count) companies with the most articles of \(ReportText.number(companyCount)); companies.csv has all.")
      }
      html.element("div", [("class", "find"), ("hidden", "")]) { html in
        html.element("label", [("for", "find")], text: "Find a company or word")
        html.empty("input", [("type", "search"), ("id", "find"), ("autocomplete", "off")])
        html.element("output", [("id", "find-count"), ("for", "find"), ("class", "soft")], text: "")
      }
      html.table("Table of companies", [("data-sortable", "find")]) { html in
        html.headings(
          [
            ("Company", "text", ""), ("Score", "number", "n"), ("−1 … +1", "", ""), ("95 %", "", "n wide"), ("Articles", "number", "n"),
            ("Mentions", "number", "n wide"), ("+ / = / − %", "number", "n wide"), ("Praise", "", "wide"), ("Blame", "", "wide"),
          ])
        html.element("tbody") { html in
          for (index, row) in table.rows.enumerated() { writeRow(row, hasSection: index < limits.companySections, &html) }
        }
      }
    }
  }

  private func writeRow(_ row: CompanyTable.Row, hasSection: Bool, _ html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", [("scope", "row")]) { html in
        let name = ReportText.shortened(row.company ?? "", limits.titleLength)
        if hasSection { html.element("a", [("href", "#" + ReportText.anchor(row))], text: name) } else { html.write(name) }
        if let country = row.country { html.element("span", [("class", "soft wide")], text: " " + country) }
      }
      html.scoreCells(row.score)
      html.element("td", [("class", "n wide")], text: ReportText.interval(row))
      html.element("td", [("class", "n"), ("data-value", String(row.uniqueArticles))], text: ReportText.articles(row))
      html.element("td", [("class", "n wide"), ("data-value", String(row.mentions))], text: ReportText.number(row.mentions))
      html.element(
        "td", [("class", "n wide"), ("data-value", String(row.positive.value - row.negative.value))],
        text: [row.positive, row.neutral, row.negative].map { String(Int(($0.value * 100).rounded())) }.joined(separator: " / "))
      html.element("td", [("class", "words wide")], text: ReportText.shortened(row.topPositive.joined(separator: ", "), limits.titleLength))
      html.element("td", [("class", "words wide")], text: ReportText.shortened(row.topNegative.joined(separator: ", "), limits.titleLength))
    }
    html.raw("\n")
  }
}
