/// The company table as a page of its own: one table, no script, nothing loaded.
struct HTMLTablePage {
  let table: CompanyTable

  private static let style = """
    body{font:15px/1.4 system-ui,sans-serif;margin:1rem;color-scheme:light dark}
    table{border-collapse:collapse}th,td{padding:.25rem .6rem;border-bottom:1px solid #8885;text-align:left}
    td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    """

  var text: String {
    var html = HTMLWriter()
    let columns = ShownColumn.columns(of: table.groupings)
    html.raw("<!doctype html>\n")
    html.element("html", [("lang", "en")]) { html in
      html.element("head") { html in
        html.empty("meta", [("charset", "utf-8")])
        html.empty("meta", [("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'")])
        html.empty("meta", [("name", "viewport"), ("content", "width=device-width")])
        html.element("title", text: "Companies")
        html.element("style", verbatim: Self.style)
      }
      html.element("body") { html in
        html.element("table") { html in
          html.element("thead") { html in
            html.element("tr") { html in for column in columns { html.element("th", [("scope", "col")], text: column.heading) } }
          }
          html.element("tbody") { html in
            for row in table.rows {
              html.element("tr") { html in
                for column in columns { html.element("td", column.isNumber ? [("class", "n")] : [], text: column.cell(row)) }
              }
              html.raw("\n")
            }
          }
        }
      }
    }
    html.raw("\n")
    return html.text
  }
}
