import TextCore

/// Rows as lines with a separator between the cells: CSV, TSV, and CSV as spreadsheets open it with a double click.
struct DelimitedText: Sendable {
  private enum Escaping { case quotes, spaces }

  private let separator: Character
  private let lineBreak: String
  private let escaping: Escaping
  private let decimalMark: Character
  /// Whether the file begins with a byte order mark, and no text in it is taken for a formula.
  private let isForSpreadsheets: Bool

  /// RFC 4180, with plain line feeds.
  static let csv = DelimitedText(separator: ",", lineBreak: "\n", escaping: .quotes, decimalMark: ".", isForSpreadsheets: false)
  /// No quotes: tabs and line breaks in cells become spaces.
  static let tsv = DelimitedText(separator: "\t", lineBreak: "\n", escaping: .spaces, decimalMark: ".", isForSpreadsheets: false)

  static func excel(decimalComma: Bool) -> DelimitedText {
    DelimitedText(
      separator: ";", lineBreak: "\r\n", escaping: .quotes, decimalMark: decimalComma ? "," : ".", isForSpreadsheets: true)
  }

  func text(header: [String], rows: [[TableColumn.Cell]]) -> String {
    var text = isForSpreadsheets ? "\u{FEFF}" : ""
    text += header.joined(separator: String(separator)) + lineBreak
    for row in rows { text += row.map(cell).joined(separator: String(separator)) + lineBreak }
    return text
  }

  private func cell(_ cell: TableColumn.Cell) -> String {
    switch cell {
    case .text(let text): escaped(guarded(text ?? ""))
    case .list(let items): escaped(guarded(items.joined(separator: "; ")))
    case .integer(let number): String(number)
    case .decimal(let number): escaped(decimal(number))
    }
  }

  private func decimal(_ value: Double) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self).replacing(".", with: String(decimalMark))
  }

  /// An apostrophe before what a spreadsheet would take for a formula (OWASP, CSV Injection), also behind spaces and as full-width signs.
  private func guarded(_ text: String) -> String {
    guard isForSpreadsheets, let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else { return text }
    return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) ? "'" + text : text
  }

  private func escaped(_ text: String) -> String {
    switch escaping {
    case .spaces:
      return String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    case .quotes:
      guard text.contains(where: { $0 == separator || $0 == "\"" || $0.isNewline }) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
  }
}
