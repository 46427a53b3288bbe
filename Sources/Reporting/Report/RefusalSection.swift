/// Why documents were refused.
struct RefusalSection {
  let refusals: [ReportData.Refusal]
  let limits: ReportLimits

  func write(to html: inout HTMLWriter) {
    html.element("section", [("aria-labelledby", "refused")]) { html in
      html.element("h2", [("id", "refused")], text: "Refused documents")
      if refusals.isEmpty {
        html.element("p", text: "None: every document was analyzed.")
        return
      }
      html.element("p", [("class", "soft")], text: "rejected.jsonl names each of them.")
      html.element("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Reasons")]) { html in
        html.element("table") { html in
          html.headings([("Why", "", ""), ("Stage", "", ""), ("Documents", "", "n"), ("For example", "", "wide")])
          html.element("tbody") { html in
            for refusal in refusals {
              html.element("tr") { html in
                html.element("th", [("scope", "row")], text: refusal.code.replacing("_", with: " "))
                html.element("td", text: "\(refusal.status) by \(refusal.stage)")
                html.element("td", [("class", "n")], text: ReportText.number(refusal.count))
                html.element("td", [("class", "words wide")], text: ReportText.shortened(refusal.message, limits.titleLength))
              }
            }
          }
        }
      }
    }
  }
}
