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

  private var markdown: String {
    let columns = ShownColumn.columns(of: groupings)
    var lines = ["| " + columns.map(\.heading).joined(separator: " | ") + " |"]
    lines.append("|" + columns.map { $0.isNumber ? "--:|" : "---|" }.joined())
    for row in rows { lines.append("| " + columns.map { Self.markdownCell($0.cell(row)) }.joined(separator: " | ") + " |") }
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
