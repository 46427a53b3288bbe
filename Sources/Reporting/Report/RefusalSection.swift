/// Why documents were refused.
struct RefusalSection {
  let refusals: [ReportData.Refusal]
  let limits: ReportLimits

  func write(to html: inout HTMLWriter) {
    html.section("refused", "Refused documents") { html in
      if refusals.isEmpty {
        html.element("p", text: "None: every document was analyzed.")
        return
      }
      html.element("p", [("class", "soft")], text: "rejected.jsonl names each of them.")
      html.table("Reasons") { html in
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
