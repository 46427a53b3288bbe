/// The company table as aligned lines, with coloured bars where the terminal can.
struct TerminalTable {
  /// Longer cells of words are cut, so that a row stays one line.
  private static let widestCell = 34
  /// Cells of a bar on either side of the middle.
  private static let barHalf = 6

  let table: CompanyTable
  let isColored: Bool

  private var terminal: TerminalText { TerminalText(isColored: isColored) }

  var text: String {
    guard !table.rows.isEmpty else { return "No company was found.\n" }
    let columns = ShownColumn.columns(of: table.groupings)
    let rows = ([columns.map(\.heading)] + table.rows.map { row in columns.map { $0.cell(row) } }).map { cells in
      cells.map { TerminalText.cut($0, to: Self.widestCell) }
    }
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.indices.map { index in
      var cells: [String] = []
      for (column, shown) in columns.enumerated() {
        let cell = rows[index][column]
        let space = String(repeating: " ", count: widths[column] - cell.count)
        let aligned = shown.isNumber ? space + cell : cell + space
        guard isColored, shown.kind == .score else {
          cells.append(aligned)
          continue
        }
        if index == 0 {
          cells += [aligned, String(repeating: " ", count: Self.barHalf * 2 + 1)]
        } else {
          let score = table.rows[index - 1].score.mean
          cells += [terminal.paint(aligned, style(score)), bar(score)]
        }
      }
      let line = String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
      return index == 0 ? terminal.paint(line, .heading) : line
    }.joined(separator: "\n") + "\n"
  }

  /// `   ▐██│      `: to the left of the middle blame, to the right praise; half a cell is a twelfth of the scale.
  private func bar(_ score: Double) -> String {
    let halves = Int((abs(score) * Double(Self.barHalf * 2)).rounded())
    let full = String(repeating: "█", count: halves / 2)
    let space = String(repeating: " ", count: Self.barHalf - (halves + 1) / 2)
    let empty = String(repeating: " ", count: Self.barHalf)
    let isBlame = score < 0
    let filled = terminal.paint(
      isBlame ? space + (halves % 2 == 1 ? "▐" : "") + full : full + (halves % 2 == 1 ? "▌" : "") + space, style(score))
    return isBlame ? filled + "│" + empty : empty + "│" + filled
  }

  private func style(_ score: Double) -> TerminalText.Style {
    switch ShownScore(score).tone {
    case .praise: .praise
    case .blame: .blame
    case .even: .soft
    }
  }
}
