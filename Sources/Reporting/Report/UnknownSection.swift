/// What a look at the lexicons could mend: names that no list has, and texts without a word of praise or blame.
struct UnknownSection {
  let data: ReportData
  let limits: ReportLimits

  func write(to html: inout HTMLWriter) {
    html.section("unknown", "Not understood") { html in
      html.element("p", [("class", "soft")], text: "What a look at the lexicons could mend.")
      html.element("div", [("class", "pair")]) { html in
        html.element("div") { html in
          html.element("h4", text: "Names that look like companies and are in no list")
          if data.unknownNames.isEmpty { html.element("p", text: "None.") } else { writeNames(&html) }
        }
        html.element("div") { html in
          html.element("h4", text: "Texts without any word of praise or blame")
          let counts = data.languages.filter { $0.withoutCues > 0 }.map {
            "\($0.language) \(ReportText.number($0.withoutCues)) of \(ReportText.number($0.articles))"
          }
          html.element("p", text: counts.isEmpty ? "None." : counts.joined(separator: ", "))
          html.element("ul", [("class", "plain")]) { html in
            for article in data.textsWithoutCues {
              html.element("li") { html in
                html.element("span", [("class", "soft")], text: article.language + " ")
                html.source(article, limits)
              }
            }
          }
        }
      }
    }
  }

  private func writeNames(_ html: inout HTMLWriter) {
    if data.unknownNames.count < data.unknownNameCount {
      html.element(
        "p", [("class", "soft")], text: "The \(data.unknownNames.count) most frequent of \(ReportText.number(data.unknownNameCount)).")
    }
    html.table("Unknown names", [("data-sortable", "")]) { html in
      html.headings(
        [("Name", "text", ""), ("Language", "text", ""), ("Articles", "number", "n"), ("Mentions", "number", "n")])
      html.element("tbody") { html in
        for name in data.unknownNames {
          html.element("tr") { html in
            html.element("th", [("scope", "row")], text: ReportText.shortened(name.name, limits.titleLength))
            html.element("td", text: name.languages)
            html.element("td", [("class", "n"), ("data-value", String(name.articles))], text: ReportText.number(name.articles))
            html.element("td", [("class", "n"), ("data-value", String(name.mentions))], text: ReportText.number(name.mentions))
          }
        }
      }
    }
  }
}
