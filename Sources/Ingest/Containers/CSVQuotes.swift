/// Follows the quotes of a table byte by byte: as RFC 4180 has them, and as tables really are. A quote opens only at the start of a cell
/// and closes only at its end, so that `15" Bildschirm` is text and `"der "gute" Wein"` one cell.
struct CSVQuotes {
  /// What a byte is.
  enum Role {
    case text
    /// Belongs to no cell: what opens or closes one, and the first of two quotes that stand for one.
    case mark
    case separator
    case lineEnd
  }

  private static let quote = UInt8(ascii: "\"")

  private let separators: [UInt8]
  private let highestSeparator: UInt8
  private var state = State.start

  private enum State {
    /// At the start of a cell.
    case start
    /// In a cell without quotes, or behind the closing one.
    case open
    /// Behind the opening quote.
    case begun
    case quoted
    /// Behind the first of two quotes.
    case doubled
  }

  /// - Parameter separators: those that may stand between cells; several before the header has told which.
  init(separators: [UInt8]) {
    self.separators = separators
    highestSeparator = separators.max() ?? 0
  }

  /// Whether a quote was opened and not closed.
  var isInside: Bool {
    switch state {
    case .start, .open: false
    case .begun, .quoted, .doubled: true
    }
  }

  /// - Parameter next: the byte behind; nil at the end of the table.
  mutating func role(of byte: UInt8, next: UInt8?) -> Role {
    switch state {
    case .doubled:
      state = .quoted
      return .text
    case .begun, .quoted:
      let isFirst = state == .begun
      state = .quoted
      guard byte == Self.quote else { return .text }
      if next == Self.quote {
        state = .doubled
      } else if isFirst || next == nil || next == 0x0A || next == 0x0D || next.map(isSeparator) == true {
        state = .open
      } else {
        return .text
      }
      return .mark
    case .start, .open:
      if byte == Self.quote && state == .start {
        state = .begun
        return .mark
      }
      // A lone CR ends a row in tables from old Macs.
      let isEnd = byte == 0x0A || byte == 0x0D && next != 0x0A
      let isBetween = !isEnd && isSeparator(byte)
      state = isEnd || isBetween ? .start : .open
      return isEnd ? .lineEnd : isBetween ? .separator : .text
    }
  }

  private func isSeparator(_ byte: UInt8) -> Bool { byte <= highestSeparator && separators.contains(byte) }
}
