/// The companies with the most articles one by one: how each is spoken of over time, by language and site, and the sentences that say so.
struct CompanySections {
  /// What is known of one company beside its row in the table.
  struct Details {
    /// One row a period, language or site.
    var periods: [CompanyTable.Row] = []
    var languages: [CompanyTable.Row] = []
    var sites: [CompanyTable.Row] = []
    var best: [ReportData.Sentence] = []
    var worst: [ReportData.Sentence] = []
  }

  let rows: ArraySlice<CompanyTable.Row>
  /// By id.
  let details: [String: Details]
  /// Companies of the store.
  let companyCount: Int
  let limits: ReportLimits

  func write(to html: inout HTMLWriter) {
    guard !rows.isEmpty else { return }
    html.section("companies", "One by one") { html in
      if rows.count < companyCount {
        html.element("p", [("class", "soft")], text: "The \(rows.count) companies with the most articles.")
      }
      for (index, row) in rows.enumerated() { writeCompany(row, isOpen: index == 0, &html) }
    }
  }

  private func writeCompany(_ row: CompanyTable.Row, isOpen: Bool, _ html: inout HTMLWriter) {
    let details = details[row.companyID ?? ""] ?? Details()
    var attributes: [(StaticString, String)] = [("class", "company"), ("id", ReportText.anchor(row))]
    if isOpen { attributes.append(("open", "")) }
    html.element("details", attributes) { html in
      html.element("summary") { html in
        html.element("h3", text: ReportText.shortened(row.company ?? "", limits.titleLength))
        html.element("span", [("class", "soft")]) { html in
          html.element("span", [("class", "\(ShownScore(row.score.mean).tone)")], text: "\(ShownScore(row.score.mean))")
          html.write(" (\(ReportText.interval(row))), \(ReportText.count(row.uniqueArticles, "article"))")
        }
      }
      html.element("div") { html in
        writeTimeline(details.periods, of: row.company ?? "", &html)
        html.element("div", [("class", "pair")]) { html in
          writeSplit("By language", "Language", details.languages, { $0.language ?? "" }, &html)
          writeSplit("By site", "Site", details.sites, { $0.site ?? "" }, &html)
        }
        html.element("div", [("class", "pair")]) { html in
          writeSentences("Best sentences", details.best, "praise", &html)
          writeSentences("Worst sentences", details.worst, "blame", &html)
        }
      }
    }
    html.raw("\n")
  }

  private func writeTimeline(_ rows: [CompanyTable.Row], of company: String, _ html: inout HTMLWriter) {
    let known = rows.filter { $0.period != CompanyTable.unknown }
    html.element("h4", text: "Over time")
    if known.count >= 2 {
      ScoreDrawing.timeline(known, of: company, in: &html)
    } else if let only = known.first {
      html.element("p", text: "All dated articles are from \(only.period ?? "").")
    } else {
      html.element("p", text: "No article says when it was published.")
    }
  }

  private func writeSplit(
    _ heading: String, _ column: String, _ rows: [CompanyTable.Row], _ name: (CompanyTable.Row) -> String, _ html: inout HTMLWriter
  ) {
    html.element("div") { html in
      html.element("h4", text: heading)
      html.table(heading) { html in
        html.headings([(column, "", ""), ("Score", "", "n"), ("−1 … +1", "", ""), ("Articles", "", "n")])
        html.element("tbody") { html in
          for row in rows.prefix(limits.splitRows) {
            html.element("tr") { html in
              html.element("th", [("scope", "row")], text: ReportText.shortened(name(row), limits.titleLength))
              html.scoreCells(row.score)
              html.element("td", [("class", "n")], text: ReportText.articles(row))
            }
          }
        }
      }
      if rows.count > limits.splitRows { html.element("p", [("class", "soft")], text: "and \(rows.count - limits.splitRows) more") }
    }
  }

  private func writeSentences(_ heading: String, _ sentences: [ReportData.Sentence], _ tone: String, _ html: inout HTMLWriter) {
    html.element("div") { html in
      html.element("h4", text: heading)
      if sentences.isEmpty { html.element("p", [("class", "soft")], text: "None.") }
      for sentence in sentences {
        html.element("blockquote", [("class", tone)]) { html in
          writeMarked(sentence, &html)
          html.element("cite") { html in html.source(sentence.article, limits) }
        }
      }
    }
  }

  /// The sentence with the words that decided marked. Of a long one, only its beginning.
  private func writeMarked(_ sentence: ReportData.Sentence, _ html: inout HTMLWriter) {
    let scalars = Array(sentence.text.unicodeScalars)
    let end = min(scalars.count, limits.sentenceLength)
    func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    var position = 0
    for cue in sentence.cues where cue.range.lowerBound >= position && cue.range.upperBound <= end {
      html.write(part(position..<cue.range.lowerBound))
      let tone = cue.weight > 0 ? "praise" : "blame"
      html.element("mark", [("class", tone), ("title", "\(ShownScore(cue.weight))")], text: part(cue.range))
      position = cue.range.upperBound
    }
    html.write(part(position..<end) + (end < scalars.count ? "…" : ""))
  }
}
