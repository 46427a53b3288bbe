/// Scores with their intervals as drawings: a line with a dot for one, dots over time for many.
enum ScoreDrawing {
  /// A score on the scale from −1 to 1. The number stands beside it, so it is hidden from screen readers.
  static func mark(_ score: ScoreStatistics, in html: inout HTMLWriter) {
    let width = 144.0
    let margin = 8.0
    func x(_ value: Double) -> String { coordinate(margin + (value + 1) / 2 * (width - 2 * margin)) }
    html.element("svg", [("class", "score \(ShownScore(score.mean).tone)"), ("viewBox", "0 0 144 22"), ("aria-hidden", "true")]) { html in
      html.empty("line", [("class", "axis"), ("x1", x(-1)), ("x2", x(1)), ("y1", "11"), ("y2", "11")])
      html.empty("line", [("class", "zero"), ("x1", x(0)), ("x2", x(0)), ("y1", "4"), ("y2", "18")])
      html.empty(
        "line",
        [
          ("class", "interval"), ("x1", x(score.interval.lowerBound)), ("x2", x(score.interval.upperBound)), ("y1", "11"), ("y2", "11"),
        ])
      html.empty("circle", [("class", "dot"), ("cx", x(score.mean)), ("cy", "11"), ("r", "5")])
    }
  }

  /// Scores over time: one dot a period, its size by the number of articles, its interval behind it.
  ///
  /// - Parameter rows: with a known period each, from the first on; at least two.
  static func timeline(_ rows: [CompanyTable.Row], of company: String, in html: inout HTMLWriter) {
    let width = 400.0
    let height = 150.0
    let (left, right, top, bottom) = (30.0, 10.0, 8.0, 22.0)
    let positions = rows.map { $0.period.flatMap(Period.position) ?? 0 }
    let first = positions.first ?? 0
    let span = max(1, (positions.last ?? 0) - first)
    let most = Double(rows.map(\.uniqueArticles).max() ?? 1)
    func x(_ index: Int) -> String { coordinate(left + 6 + Double(positions[index] - first) / Double(span) * (width - left - right - 12)) }
    func y(_ value: Double) -> String { coordinate(top + (1 - value) / 2 * (height - top - bottom)) }
    let summary = rows.map { "\($0.period ?? ""): \(ShownScore($0.score.mean)), \($0.uniqueArticles) articles" }
    html.element(
      "svg", [("class", "timeline"), ("viewBox", "0 0 400 150"), ("role", "img"), ("aria-label", "Score of \(company) over time")]
    ) { html in
      html.element("desc", text: summary.prefix(60).joined(separator: "; "))
      for value in [1.0, 0, -1] {
        html.empty(
          "line",
          [
            ("class", value == 0 ? "zero" : "axis"), ("x1", coordinate(left)), ("x2", coordinate(width - right)), ("y1", y(value)),
            ("y2", y(value)),
          ])
        html.element(
          "text", [("x", coordinate(left - 5)), ("y", coordinate((Double(y(value)) ?? 0) + 4)), ("text-anchor", "end")],
          text: value > 0 ? "+1" : value < 0 ? "−1" : "0")
      }
      html.element("text", [("x", coordinate(left)), ("y", coordinate(height - 6))], text: rows.first?.period ?? "")
      html.element(
        "text", [("x", coordinate(width - right)), ("y", coordinate(height - 6)), ("text-anchor", "end")], text: rows.last?.period ?? "")
      html.empty(
        "polyline", [("class", "line"), ("points", rows.indices.map { "\(x($0)),\(y(rows[$0].score.mean))" }.joined(separator: " "))])
      for (index, row) in rows.enumerated() {
        html.element("g", [("class", "\(ShownScore(row.score.mean).tone)")]) { html in
          html.empty(
            "line",
            [
              ("class", "interval"), ("x1", x(index)), ("x2", x(index)), ("y1", y(row.score.interval.lowerBound)),
              ("y2", y(row.score.interval.upperBound)),
            ])
          let radius = 2.5 + 4 * (Double(row.uniqueArticles) / most).squareRoot()
          html.element("circle", [("class", "dot"), ("cx", x(index)), ("cy", y(row.score.mean)), ("r", coordinate(radius))]) { html in
            html.element("title", text: summary[index])
          }
        }
      }
    }
  }

  /// One decimal, without a needless zero.
  private static func coordinate(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
