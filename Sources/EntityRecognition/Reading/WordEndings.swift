import TextCore

/// Endings by which words are told: `-ов` and `-sen` of surnames, `-straße` of streets.
struct WordEndings: Sendable {
  /// Folded.
  private let endings: [[UInt8]]
  /// The bytes that an ending may end with: most words end otherwise.
  private var lastBytes = [Bool](repeating: false, count: 256)

  /// - Parameter forms: with or without a hyphen in front.
  init(_ forms: [String]) {
    endings = forms.map { CaseFolding.folded(Array(($0.hasPrefix("-") ? $0.dropFirst() : $0[...]).utf8)) }.filter { !$0.isEmpty }
    for ending in endings { lastBytes[Int(ending[ending.count - 1])] = true }
  }

  /// Whether the word in `range` has one of the endings and more than `rest` bytes before it.
  @inline(__always)
  func end(_ range: Range<Int>, of folded: Span<UInt8>, leaving rest: Int) -> Bool {
    !range.isEmpty && lastBytes[Int(folded[range.upperBound - 1])] && isEnding(of: range, of: folded, leaving: rest)
  }

  private func isEnding(of range: Range<Int>, of folded: Span<UInt8>, leaving rest: Int) -> Bool {
    for ending in endings where ending.count + rest < range.count {
      let start = range.upperBound - ending.count
      var k = 0
      while k < ending.count && ending[k] == folded[start + k] { k += 1 }
      if k == ending.count { return true }
    }
    return false
  }
}
