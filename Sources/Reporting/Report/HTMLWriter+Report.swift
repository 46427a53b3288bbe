/// What several sections of the report have.
extension HTMLWriter {
  /// A section with its heading, to which links lead by `id`.
  mutating func section(_ id: String, _ heading: String, _ body: (inout HTMLWriter) -> Void) {
    element("section", [("aria-labelledby", id)]) { html in
      html.element("h2", [("id", id)], text: heading)
      body(&html)
    }
  }

  /// A table in a frame of its own, in which it is scrolled where the page is narrow; `label` says what is in it.
  mutating func table(_ label: String, _ attributes: [(StaticString, String)] = [], _ body: (inout HTMLWriter) -> Void) {
    element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label)]) { html in
      html.element("table", attributes, body)
    }
  }

  /// The head of a table; `sort` says how the page's script sorts a column, if at all.
  mutating func headings(_ headings: [(name: String, sort: String, style: String)]) {
    element("thead") { html in
      html.element("tr") { html in
        for heading in headings {
          var attributes: [(StaticString, String)] = [("scope", "col")]
          if !heading.sort.isEmpty { attributes.append(("data-sort", heading.sort)) }
          if !heading.style.isEmpty { attributes.append(("class", heading.style)) }
          html.element("th", attributes, text: heading.name)
        }
      }
    }
  }

  /// The score as a number and as a drawing.
  mutating func scoreCells(_ score: ScoreStatistics) {
    let mean = score.mean
    element("td", [("class", "n \(ShownScore(mean).tone)"), ("data-value", String(mean))], text: "\(ShownScore(mean))")
    element("td") { html in ScoreDrawing.mark(score, in: &html) }
  }

  /// Title, site and day of an article, linked.
  mutating func source(_ article: ReportData.ArticleLine, _ limits: ReportLimits) {
    link(article.url, ReportText.shortened(article.title ?? article.url ?? article.path, limits.titleLength))
    let facts = [article.site.map { ReportText.shortened($0, limits.titleLength) }, article.published.map { String($0.prefix(10)) }]
    let line = facts.compactMap(\.self).joined(separator: ", ")
    if !line.isEmpty { element("span", [("class", "soft")], text: " · " + line) }
  }
}
