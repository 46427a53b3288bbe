/// A table as spreadsheets write it (RFC 4180): cells divided by commas, semicolons or tabs, quoted where they hold such.
public struct DelimitedTable {
  /// The cells of the first line.
  public let header: [String]
  /// The other lines, each with the number of the line where it begins.
  public let rows: [(line: Int, cells: [String])]

  /// - Parameter path: where the bytes come from, for messages.
  public init(path: String, bytes: [UInt8]) throws(LexiconError) {
    try LexiconError.checkUTF8(bytes, of: path)
    let bytes = UTF8Scalar.withoutByteOrderMark(bytes[...])
    let firstLine = bytes.prefix { $0 != 0x0A }
    let delimiter = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")].first { firstLine.contains($0) } ?? UInt8(ascii: ",")
    var rows: [(line: Int, cells: [String])] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var line = 1
    var rowLine = 1
    var quoteLine: Int?
    var i = bytes.startIndex
    func endCell() {
      cells.append(Text(repairing: cell).string)
      cell.removeAll(keepingCapacity: true)
    }
    func endRow() {
      if !(cells.isEmpty && cell.isEmpty) {
        endCell()
        rows.append((rowLine, cells))
        cells = []
      }
    }
    while i < bytes.endIndex {
      let byte = bytes[i]
      i += 1
      if byte == 0x0A { line += 1 }
      if quoteLine != nil {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if i < bytes.endIndex, bytes[i] == byte {
          cell.append(byte)
          i += 1
        } else {
          quoteLine = nil
        }
      } else if byte == UInt8(ascii: "\""), cell.isEmpty {
        quoteLine = line
      } else if byte == delimiter {
        endCell()
      } else if byte == 0x0A {
        endRow()
        rowLine = line
      } else if byte != 0x0D {
        cell.append(byte)
      }
    }
    if let quoteLine {
      throw .malformed(path: path, line: quoteLine, found: "a quote that is never closed", expected: "another one behind the cell")
    }
    endRow()
    guard let header = rows.first?.cells else {
      throw .malformed(path: path, line: 1, found: "nothing", expected: "a line with the names of the columns")
    }
    self.header = header
    self.rows = Array(rows.dropFirst())
  }
}
