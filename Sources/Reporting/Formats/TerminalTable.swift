/// The company table as aligned lines, with coloured bars where the terminal can.
struct TerminalTable {
  /// Longer cells of words are cut, so that a row stays one line.
  private static let widestCell = 34
  /// Cells of a bar on either side of the middle.
  private static let barHalf = 6
  /// Closer to 0 a score is shown as neither good nor bad.
  private static let neutralScore = 0.05

  let table: CompanyTable
  let isColored: Bool

  var text: String {
    guard !table.rows.isEmpty else { return "No company was found.\n" }
    let headings = table.headings
    let rows = ([headings] + table.rows.map(table.shownCells)).map { $0.map(cut) }
    let widths = headings.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let scoreColumn = headings.firstIndex(of: "Score") ?? 0
    // Behind the score come numbers, but for the two columns of words at the end.
    let numbers = scoreColumn..<(headings.count - 2)
    return rows.indices.map { index in
      var cells = headings.indices.map { column in
        let cell = rows[index][column]
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return numbers.contains(column) ? space + cell : cell + space
      }
      if isColored {
        let score = index > 0 ? table.rows[index - 1].score.mean : 0
        cells[scoreColumn] = index == 0 ? cells[scoreColumn] : paint(cells[scoreColumn], color(score))
        cells.insert(index == 0 ? String(repeating: " ", count: Self.barHalf * 2 + 1) : bar(score), at: scoreColumn + 1)
      }
      let line = String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
      return isColored && index == 0 ? paint(line, "1") : line
    }.joined(separator: "\n") + "\n"
  }

  /// `   ▐██│      `: to the left of the middle blame, to the right praise; half a cell is a twelfth of the scale.
  private func bar(_ score: Double) -> String {
    let halves = Int((abs(score) * Double(Self.barHalf * 2)).rounded())
    let full = String(repeating: "█", count: halves / 2)
    let space = String(repeating: " ", count: Self.barHalf - (halves + 1) / 2)
    let empty = String(repeating: " ", count: Self.barHalf)
    let isBlame = score < 0
    let filled = isBlame ? space + (halves % 2 == 1 ? "▐" : "") + full : full + (halves % 2 == 1 ? "▌" : "") + space
    return isBlame ? paint(filled, color(score)) + "│" + empty : empty + "│" + paint(filled, color(score))
  }

  private func color(_ score: Double) -> String { score >= Self.neutralScore ? "32" : score <= -Self.neutralScore ? "31" : "2" }
  private func paint(_ text: String, _ code: String) -> String { "\u{1B}[\(code)m\(text)\u{1B}[0m" }

  /// At most the widest cell, and nothing in it that a terminal would obey.
  private func cut(_ cell: String) -> String {
    let plain = String(cell.map { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0 })
    return plain.count <= Self.widestCell ? plain : plain.prefix(Self.widestCell - 1) + "…"
  }
}
