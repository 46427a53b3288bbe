import TextCore

/// The endings that names take in a language: German `-s`, English `’s`, Bulgarian `-ът`.
struct NameEndings: Sendable {
  /// Folded and packed into one number each, the first byte lowest; those of a length side by side.
  private var endings: [UInt64] = []
  /// Where in ``endings`` those of each length in bytes begin, and behind them all.
  private var starts = [Int](repeating: 0, count: longest + 2)
  /// Which bytes an ending may end with.
  private var lastBytes = [Bool](repeating: false, count: 256)

  /// In bytes: as many as a number holds.
  private static let longest = 8
  /// Of an ending that is taken off a word to compare its stem, in bytes; longer ones make words of their own („-ската“).
  private static let longestOfStem = 5

  init(_ forms: [String]) {
    var byLength = [[UInt64]](repeating: [], count: Self.longest + 1)
    for form in forms {
      let ending = CaseFolding.folded(Array((form.hasPrefix("-") ? String(form.dropFirst()) : form).utf8))
      guard let last = ending.last, ending.count <= Self.longest else { continue }
      byLength[ending.count].append(Self.packed(ending.span, ending.indices))
      lastBytes[Int(last)] = true
    }
    for (length, group) in byLength.enumerated() {
      endings += group
      starts[length + 1] = endings.count
    }
  }

  private static func packed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var packed: UInt64 = 0
    var i = range.upperBound
    while i > range.lowerBound {
      i &-= 1
      packed = packed << 8 | UInt64(bytes[i])
    }
    return packed
  }

  enum Rest { case nothing, ending, apostrophe, otherWord }

  /// What the rest of a token behind a name is.
  ///
  /// `apostrophe`: an ending that the list does not have but that is set apart (`Citroën'er`).
  func rest(_ range: Range<Int>, of folded: Span<UInt8>) -> Rest {
    if range.isEmpty { return .nothing }
    if isEnding(range, of: folded) { return .ending }
    let first = folded[range.lowerBound]
    if first == UInt8(ascii: "'") { return .apostrophe }
    if first == 0xE2, range.count >= 3, folded[range.lowerBound + 1] == 0x80, folded[range.lowerBound + 2] == 0x99 { return .apostrophe }
    return .otherWord
  }

  /// The word in `range` without the shortest ending that leaves a stem of three bytes or more.
  func stem(_ range: Range<Int>, of folded: Span<UInt8>) -> Range<Int> {
    guard lastBytes[Int(folded[range.upperBound - 1])] else { return range }
    for length in 1...Self.longestOfStem where range.count - length >= 3 {
      let rest = (range.upperBound - length)..<range.upperBound
      if folded[rest.lowerBound] & 0xC0 != 0x80, isEnding(rest, of: folded) { return range.lowerBound..<rest.lowerBound }
    }
    return range
  }

  /// Calls `body` with the end of every stem of the word in `range`: what is left of it without an ending or what an apostrophe sets off.
  @inline(__always)
  func forEachStem(of range: Range<Int>, in folded: Span<UInt8>, _ body: (_ end: Int) -> Void) {
    if lastBytes[Int(folded[range.upperBound &- 1])] {
      for length in 1...Self.longest where length < range.count {
        let rest = (range.upperBound &- length)..<range.upperBound
        if isEnding(rest, of: folded) { body(rest.lowerBound) }
      }
    }
    var i = range.lowerBound &+ 1
    while i < range.upperBound {
      let byte = folded[i]
      if byte == UInt8(ascii: "'") || (byte == 0xE2 && rest(i..<range.upperBound, of: folded) == .apostrophe) { body(i) }
      i &+= 1
    }
  }

  private func isEnding(_ range: Range<Int>, of folded: Span<UInt8>) -> Bool {
    guard range.count <= Self.longest, lastBytes[Int(folded[range.upperBound - 1])] else { return false }
    var i = starts[range.count]
    let end = starts[range.count + 1]
    if i == end { return false }
    let packed = Self.packed(folded, range)
    while i < end {
      if endings[i] == packed { return true }
      i &+= 1
    }
    return false
  }
}
