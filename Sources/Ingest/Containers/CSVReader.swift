import TextCore

/// Cuts a table of comma- or tab-separated values (RFC 4180) into rows; line ends inside quotes belong to the cell.
struct CSVReader: DocumentCutter {
  private let origin: Origin
  private let window: ByteWindow
  private let maximumBytes: Int
  private var expectedSeparator: UInt8?
  private var header: CSVHeader?
  /// Number of the row read last; the header is row 1.
  private var number = 0
  /// Rows with a quote that is never closed.
  private var openRows = 0
  var leftAside = LeftAside()

  /// - Parameter separator: nil when the header is to tell.
  init(_ window: ByteWindow, origin: Origin, maximumBytes: Int, separator: UInt8?) {
    self.window = window
    self.origin = origin
    self.maximumBytes = maximumBytes
    expectedSeparator = separator
  }

  mutating func next() -> Cut? {
    while true {
      let start = window.start
      do throws(IngestError) {
        guard let row = try nextRow() else { return nil }
        if row.isEmpty { continue }
        if let header {
          var source = origin.source(record: String(number), offset: start)
          source.length = row.count
          return .document(.row(source: source, header: header, bytes: row))
        }
        if let separator = Self.separator(told: row) {
          expectedSeparator = separator
        } else {
          header = CSVHeader(row, separator: expectedSeparator)
        }
      } catch {
        return .document(.failure(FailedDocument(source: origin.source(record: String(number), offset: start), id: nil, error: error)))
      }
    }
  }

  /// The next row without its line end; nil at the end.
  private mutating func nextRow() throws(IngestError) -> [UInt8]? {
    number += 1
    var quotes = CSVQuotes(separators: (header?.separator ?? expectedSeparator).map { [$0] } ?? CSVHeader.separators)
    var i = window.start
    while true {
      // What a quote is depends on the byte behind it.
      let known = window.isAtEnd ? window.end : window.end - 1
      while i < known {
        let byte = window[i]
        let role = quotes.role(of: byte, next: i + 1 < window.end ? window[i + 1] : nil)
        if role == .lineEnd { return takeRow(upTo: i) }
        if byte == 0x0A && openRows >= Self.mostOpenRows {
          dropLine()
          throw .damaged(message: "row \(number): a quote is not closed", offset: nil)
        }
        i += 1
      }
      if i - window.start > maximumBytes {
        dropLine()
        throw .tooLarge(bytes: i - window.start, limit: maximumBytes)
      }
      if window.isAtEnd {
        if quotes.isInside {
          dropLine()
          throw .damaged(message: "row \(number): a quote is not closed", offset: nil)
        }
        return window.start < window.end ? takeRow(upTo: window.end) : nil
      }
      do throws(IngestError) {
        _ = try window.fill()
      } catch {
        window.discard()
        throw error
      }
    }
  }

  /// What a line such as `sep=;` tells that spreadsheets write above the header.
  private static func separator(told row: [UInt8]) -> UInt8? {
    let mark = Array("sep=".utf8)
    let row = UTF8Scalar.withoutByteOrderMark(row[...])
    return row.count == mark.count + 1 && row.starts(with: mark) ? row.last : nil
  }

  private func takeRow(upTo end: Int) -> [UInt8] {
    let row = window[window.start..<end]
    defer { window.discard(upTo: min(window.end, end + 1)) }
    return Array(row.last == 0x0D ? row.dropLast() : row)
  }

  /// Passes over the first line of a row with an open quote; the lines behind it are read for themselves.
  private mutating func dropLine() {
    openRows += 1
    window.discard(upTo: window.firstOffset(of: 0x0A, from: window.start).map { $0 + 1 } ?? window.end)
  }

  /// Open quotes that are looked for to the end. Where there are more, a row is a line: else the rest were read once for each of them.
  private static let mostOpenRows = 16
}
