import TextCore

/// The first row of a table: the names of its columns and what separates its cells.
public struct CSVHeader: Sendable {
  /// What tables separate their cells by: the semicolon where commas mark decimals.
  static let separators: [UInt8] = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|")]

  let separator: UInt8
  private let names: [[UInt8]]

  /// - Parameter separator: nil when the row is to tell, by what occurs most in it.
  init(_ row: [UInt8], separator: UInt8?) {
    let row = Array(UTF8Scalar.withoutByteOrderMark(row[...]))
    let chosen = separator ?? Self.separators.max { a, b in row.count { $0 == a } < row.count { $0 == b } } ?? UInt8(ascii: ",")
    self.separator = chosen
    names = Self.cells(of: row, separator: chosen)
  }

  /// A row as an object: the cells by the names of their columns, and by these in lower case. Empty cells are left out.
  func object(_ row: [UInt8]) throws(IngestError) -> JSONValue {
    let cells = Self.cells(of: row, separator: separator)
    guard cells.count <= names.count else {
      throw .damaged(message: "found \(cells.count) cells, expected \(names.count)", offset: nil)
    }
    var members: [JSONValue.Member] = []
    for (name, cell) in zip(names, cells) where !cell.isEmpty {
      members.append(JSONValue.Member(key: name, value: .string(cell)))
      let lower = CaseFolding.folded(name)
      if lower != name { members.append(JSONValue.Member(key: lower, value: .string(cell))) }
    }
    return .object(members)
  }

  private static func cells(of row: [UInt8], separator: UInt8) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var quotes = CSVQuotes(separators: [separator])
    for i in row.indices {
      switch quotes.role(of: row[i], next: i + 1 < row.count ? row[i + 1] : nil) {
      case .text, .lineEnd: cell.append(row[i])
      case .mark: break
      case .separator:
        cells.append(cell)
        cell.removeAll(keepingCapacity: true)
      }
    }
    cells.append(cell)
    return cells
  }
}
