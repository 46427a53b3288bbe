/// A tab-separated data file of `Lexicons/`, checked against the columns its reader needs.
///
/// The format is described in `Lexicons/README.md`. Rows are views into the file's bytes; nothing is copied until asked for.
public struct LexiconFile: Sendable {
  public let path: String
  public let columns: [String]
  private let bytes: [UInt8]
  /// Start of every row and its line number.
  private let starts: [(offset: Int, line: Int)]

  /// One row; cells are counted from 0 in the order of `columns`.
  public struct Row {
    fileprivate let file: LexiconFile
    /// Line in the file, from 1.
    public let line: Int
    fileprivate let cells: [Range<Int>]

    /// The bytes of a cell as written; a `-` (nothing) is empty.
    public func bytes(_ column: Int) -> ArraySlice<UInt8> {
      let cell = cells[column]
      if cell.count == 1 && file.bytes[cell.lowerBound] == UInt8(ascii: "-") { return [] }
      return file.bytes[cell]
    }

    /// The bytes of a cell in which `-` is no placeholder.
    public func literal(_ column: Int) -> ArraySlice<UInt8> { file.bytes[cells[column]] }

    public func string(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// The values of a cell that holds several, separated by `|`.
    public func values(_ column: Int) -> [ArraySlice<UInt8>] { bytes(column).split(separator: UInt8(ascii: "|")) }

    public func strings(_ column: Int) -> [String] { values(column).map { String(decoding: $0, as: UTF8.self) } }

    /// - Throws: ``LexiconError/malformed(path:line:found:expected:)`` when the cell is no number.
    public func number(_ column: Int) throws(LexiconError) -> Double {
      let text = string(column)
      guard let value = Double(text), value.isFinite else { throw malformed(column, expected: "a number") }
      return value
    }

    /// The error for a cell that does not say what it should.
    public func malformed(_ column: Int, expected: String) -> LexiconError {
      let found = String(decoding: literal(column), as: UTF8.self)
      return .malformed(path: file.path, line: line, found: "“\(found)” in column \(file.columns[column])", expected: expected)
    }
  }

  /// - Parameters:
  ///   - path: where `bytes` come from, for messages.
  ///   - columns: what the `# columns:` line must name.
  public init(path: String, bytes: [UInt8], columns: [String]) throws(LexiconError) {
    self.path = path
    self.bytes = bytes
    self.columns = columns
    try LexiconError.checkUTF8(bytes, of: path)
    var starts: [(offset: Int, line: Int)] = []
    var sawColumns = false
    var line = 0
    var i = 0
    while i < bytes.count {
      line += 1
      let start = i
      while i < bytes.count && bytes[i] != 0x0A { i += 1 }
      let row = start..<i
      i += 1
      if row.last.map({ bytes[$0] }) == 0x0D {
        throw .malformed(path: path, line: line, found: "a carriage return", expected: "lines that end in LF alone")
      }
      if row.isEmpty { continue }
      if bytes[start] == UInt8(ascii: "#") && (starts.isEmpty || !bytes[row].contains(0x09)) {
        let head = String(decoding: bytes[row], as: UTF8.self)
        if head.hasPrefix("# columns: ") {
          let found = head.dropFirst("# columns: ".count).split(separator: "\t").map(String.init)
          if found != columns {
            throw .malformed(
              path: path, line: line, found: "columns \(found.joined(separator: ", "))", expected: columns.joined(separator: ", "))
          }
          sawColumns = true
          continue
        }
        if !sawColumns { continue }
      }
      if !sawColumns {
        throw .malformed(
          path: path, line: line, found: "a row", expected: "a line “# columns: \(columns.joined(separator: " "))” before it")
      }
      starts.append((start, line))
    }
    if !sawColumns {
      throw .malformed(
        path: path, line: line + 1, found: "the end of the file", expected: "a line “# columns: \(columns.joined(separator: " "))”")
    }
    self.starts = starts
  }

  /// The columns that a file itself says it has; empty when it does not say.
  public static func columns(of bytes: [UInt8]) -> [String] {
    let mark = "# columns: "
    for line in bytes.split(separator: 0x0A) {
      guard line.first == UInt8(ascii: "#") else { break }
      if line.starts(with: mark.utf8) {
        return String(decoding: line.dropFirst(mark.utf8.count), as: UTF8.self).split(separator: "\t").map(String.init)
      }
    }
    return []
  }

  public var count: Int { starts.count }

  /// Calls `body` with each row in the order of the file.
  public func forEachRow(_ body: (Row) throws(LexiconError) -> Void) throws(LexiconError) {
    var cells: [Range<Int>] = []
    cells.reserveCapacity(columns.count)
    for (offset, line) in starts {
      cells.removeAll(keepingCapacity: true)
      var start = offset
      var i = offset
      while true {
        if i == bytes.count || bytes[i] == 0x0A {
          cells.append(start..<i)
          break
        }
        if bytes[i] == 0x09 {
          cells.append(start..<i)
          start = i + 1
        }
        i += 1
      }
      if cells.count != columns.count {
        throw .malformed(
          path: path, line: line, found: "\(cells.count) columns", expected: "\(columns.count) (\(columns.joined(separator: ", ")))")
      }
      if let empty = cells.firstIndex(where: { $0.isEmpty }) {
        throw .malformed(path: path, line: line, found: "an empty cell in column \(columns[empty])", expected: "a value or “-”")
      }
      try body(Row(file: self, line: line, cells: cells))
    }
  }
}
