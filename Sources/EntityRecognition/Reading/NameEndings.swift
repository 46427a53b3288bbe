import TextCore

/// The endings that names take in a language: German `-s`, English `’s`, Bulgarian `-ът`.
struct NameEndings: Sendable {
  /// Folded.
  private let endings: [[UInt8]]

  init(_ forms: [String]) {
    endings = forms.map { Array(($0.hasPrefix("-") ? String($0.dropFirst()) : $0).utf8) }.filter { !$0.isEmpty }.map {
      CaseFolding.folded($0)
    }
  }

  enum Rest { case nothing, ending, apostrophe, otherWord }

  /// What the rest of a token behind a name is.
  ///
  /// `apostrophe`: an ending that the list does not have but that is set apart (`Citroën'er`).
  func rest(_ range: Range<Int>, of folded: Span<UInt8>) -> Rest {
    if range.isEmpty { return .nothing }
    for ending in endings where ending.count == range.count {
      var k = 0
      while k < ending.count && folded[range.lowerBound + k] == ending[k] { k += 1 }
      if k == ending.count { return .ending }
    }
    let first = folded[range.lowerBound]
    if first == UInt8(ascii: "'") { return .apostrophe }
    if first == 0xE2, range.count >= 3, folded[range.lowerBound + 1] == 0x80, folded[range.lowerBound + 2] == 0x99 { return .apostrophe }
    return .otherWord
  }
}
