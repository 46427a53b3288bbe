import TextCore

/// Cuts a table of comma- or tab-separated values (RFC 4180) into rows; line ends inside quotes belong to the cell.
struct CSVReader: DocumentCutter {
  private let origin: Origin
  private let window: ByteWindow
  private let maximumBytes: Int
  private let expectedSeparator: UInt8?
  private var header: CSVHeader?
  /// Number of the row read last; the header is row 1.
  private var number = 0
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
        header = CSVHeader(row, separator: expectedSeparator)
      } catch {
        window.discard()
        return .document(.failure(FailedDocument(source: origin.source(record: String(number), offset: start), id: nil, error: error)))
      }
    }
  }

  /// The next row without its line end; nil at the end.
  private mutating func nextRow() throws(IngestError) -> [UInt8]? {
    number += 1
    var isInQuotes = false
    var i = window.start
    while true {
      let end = window.end
      while i < end {
        let byte = window[i]
        if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
        if byte == 0x0A && !isInQuotes {
          let row = window[window.start..<i]
          defer { window.discard(upTo: i + 1) }
          return Array(row.last == 0x0D ? row.dropLast() : row)
        }
        i += 1
      }
      if i - window.start > maximumBytes {
        // A quote that is never closed: the rows behind the first line are read for themselves.
        let next = window.firstOffset(of: 0x0A, from: window.start).map { $0 + 1 } ?? window.end
        window.discard(upTo: next)
        throw .tooLarge(bytes: i - window.start, limit: maximumBytes)
      }
      if try !window.fill() {
        let row = Array(window[window.start..<window.end])
        window.discard()
        if isInQuotes { throw .damaged(message: "row \(number): a quote is not closed", offset: nil) }
        return row.isEmpty ? nil : row
      }
    }
  }
}
