import TextCore

extension CompanyTable {
  public enum Format: String, Sendable, CaseIterable {
    case terminal, csv, tsv, excel, json, jsonl, markdown, html
  }

  /// How a table is written where its format leaves a choice.
  public struct Style: Sendable {
    /// Colours and bars in the terminal.
    public var isColored = false
    /// `0,5` instead of `0.5` in ``Format/excel``, as spreadsheets in most of Europe expect it.
    public var hasDecimalComma = false

    public init() {}
  }

  /// The table as text, line break at the end.
  public func text(_ format: Format, _ style: Style = Style()) -> String {
    switch format {
    case .csv: separated(DelimitedText.csv)
    case .tsv: separated(DelimitedText.tsv)
    case .excel: separated(DelimitedText.excel(decimalComma: style.hasDecimalComma))
    case .json: json
    case .jsonl: rows.map { String(decoding: line($0), as: UTF8.self) }.joined()
    case .markdown: markdown
    case .html: HTMLTablePage(table: self).text
    case .terminal: TerminalTable(table: self, isColored: style.isColored).text
    }
  }

  // MARK: For machines

  private func separated(_ form: DelimitedText) -> String {
    let columns = TableColumn.columns(of: groupings)
    return form.text(header: columns.map(\.name), rows: rows.map { row in columns.map { $0.cell(row) } })
  }

  private var json: String {
    var writer = JSONWriter()
    writer.array { writer in for row in rows { write(row, to: &writer) } }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func line(_ row: Row) -> [UInt8] {
    var writer = JSONWriter()
    write(row, to: &writer)
    writer.newline()
    return writer.bytes
  }

  private func write(_ row: Row, to writer: inout JSONWriter) {
    writer.object { writer in
      for column in TableColumn.columns(of: groupings) {
        switch column.cell(row) {
        case .text(let text): writer.field(column.name, text)
        case .integer(let number): writer.field(column.name, number)
        case .decimal(let number): writer.field(column.name, number)
        case .list(let items): writer.field(column.name, items)
        }
      }
    }
  }

  // MARK: For people

  /// Names of the columns that people get to see.
  var headings: [String] {
    let divisions: [(Grouping, String)] = [
      (.company, "Company"), (.country, "Country"), (.language, "Language"), (.month, "Month"), (.week, "Week"), (.site, "Site"),
    ]
    let shown = divisions.filter { groupings.contains($0.0) && !($0.0 == .month && groupings.contains(.week)) }
    return shown.map(\.1) + ["Score", "95 %", "Articles", "Mentions", "+/=/−", "Praise", "Blame"]
  }

  /// What stands under the ``headings``.
  func shownCells(_ row: Row) -> [String] {
    var cells: [String] = []
    if groupings.contains(.company) { cells.append(row.company ?? "") }
    if groupings.contains(.country) { cells.append(row.country ?? "") }
    if groupings.contains(.language) { cells.append(row.language ?? "") }
    if groupings.contains(.month) || groupings.contains(.week) { cells.append(row.period ?? "") }
    if groupings.contains(.site) { cells.append(row.site ?? "") }
    let shares = [row.positive, row.neutral, row.negative].map { String(Int(($0.value * 100).rounded())) }
    let interval = row.score.interval
    return cells + [
      Self.signed(row.score.mean), "\(Self.signed(interval.lowerBound))…\(Self.signed(interval.upperBound))",
      row.uniqueArticles == row.articles ? String(row.articles) : "\(row.uniqueArticles) of \(row.articles)", String(row.mentions),
      shares.joined(separator: "/"), row.topPositive.joined(separator: ", "), row.topNegative.joined(separator: ", "),
    ]
  }

  /// Two decimals and a sign: `+0.42`, `−0.10`; ` 0.00` without.
  static func signed(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths > 0 ? "+" : hundredths < 0 ? "−" : " "
    let digits = String(100 + abs(hundredths) % 100).dropFirst()
    return "\(sign)\(abs(hundredths) / 100).\(digits)"
  }

  private var markdown: String {
    let numbers = Set(["Score", "95 %", "Articles", "Mentions", "+/=/−"])
    var lines = ["| " + headings.joined(separator: " | ") + " |", "|" + headings.map { numbers.contains($0) ? "--:|" : "---|" }.joined()]
    for row in rows {
      lines.append("| " + shownCells(row).map { Self.markdownCell($0) }.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A name stays a name: nothing in it makes a cell, a tag or a link.
  private static func markdownCell(_ text: String) -> String {
    var cell = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "_", "[", "]", "<", ">": cell += "\\\(character)"
      case "\n", "\r", "\r\n", "\t": cell += " "
      default: cell.append(character)
      }
    }
    return cell
  }
}
