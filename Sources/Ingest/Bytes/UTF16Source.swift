/// Files of lines, tables and feeds in UTF-16, as spreadsheets and Windows' shell write them, in UTF-8.
final class UTF16Source: ByteSource {
  private let input: ByteWindow
  private let isBigEndian: Bool
  private(set) var place: Place

  init(_ input: ByteWindow, isBigEndian: Bool) {
    self.input = input
    self.isBigEndian = isBigEndian
    place = Place(offset: input.place(of: input.start), isExact: false)
  }

  /// What a window holds in UTF-8, when its first bytes show that it is UTF-16; else the window as it is.
  static func utf8(of window: ByteWindow) -> ByteWindow {
    window.peek(InputFile.headBytes)
    let head = window.head(InputFile.headBytes)
    let mark = [[0xFF, 0xFE], [0xFE, 0xFF]].firstIndex { head.starts(with: $0) }
    guard let isBigEndian = mark.map({ $0 == 1 }) ?? UTF16Pattern.isBigEndian(head) else { return window }
    if mark != nil { window.discard(upTo: window.start + 2) }
    return ByteWindow(UTF16Source(window, isBigEndian: isBigEndian))
  }

  func seek(to offset: Int) -> Bool { false }

  /// Half a unit at the end, and half a pair anywhere, are U+FFFD.
  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    /// A pair of units.
    let longest = 4
    guard try input.fill(upTo: input.start + longest - 1) || input.start < input.end else { return false }
    place = Place(offset: input.place(of: input.start), isExact: false)
    let held = input[input.start..<input.end]
    var units = UTF16Pattern.units(of: held, isBigEndian: isBigEndian)
    if let last = units.last, UTF16.isLeadSurrogate(last), units.count > 1 { units.removeLast() }
    input.discard(upTo: min(input.end, input.start + max(1, units.count) * 2))
    if units.isEmpty { units.append(0xFFFD) }
    bytes.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    return true
  }
}
