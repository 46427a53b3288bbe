import TextCore

/// The endings that names take in a language: German `-s`, English `’s`, Bulgarian `-ът`.
///
/// A class, like ``EntityLexicon``.
final class NameEndings: Sendable {
  /// Folded.
  let forms: [[UInt8]]
  /// ``forms``, packed into one number each, the first byte lowest; those of a length side by side.
  private let endings: [UInt64]
  /// Where in ``endings`` those of each length in bytes begin, and behind them all.
  private let starts: [Int]
  /// Of how many bytes the endings are that end with each byte: bit `n - 1` for `n` bytes.
  private let lengths: [UInt8]

  /// In bytes: as many as a number holds.
  private static let longest = 8
  /// Of an ending that is taken off a word to compare its stem, in bytes; longer ones make words of their own („-ската“).
  private static let longestOfStem = 5

  init(_ forms: [String]) {
    var lengths = [UInt8](repeating: 0, count: 256)
    var byLength = [[UInt64]](repeating: [], count: Self.longest + 1)
    var folded: [[UInt8]] = []
    for form in forms {
      let ending = CaseFolding.folded(Array((form.hasPrefix("-") ? String(form.dropFirst()) : form).utf8))
      guard let last = ending.last, ending.count <= Self.longest else { continue }
      folded.append(ending)
      byLength[ending.count].append(Self.packed(ending.span, ending.indices))
      lengths[Int(last)] |= 1 << UInt8(ending.count - 1)
    }
    self.forms = folded
    self.lengths = lengths
    endings = byLength.flatMap { $0 }
    starts = [0] + byLength.indices.map { byLength[...$0].reduce(0) { $0 + $1.count } }
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
  @inline(__always)
  func stem(_ range: Range<Int>, of folded: Span<UInt8>) -> Range<Int> {
    let lengths = lengths[Int(folded[range.upperBound - 1])]
    return lengths == 0 ? range : stem(range, of: folded, lengths)
  }

  private func stem(_ range: Range<Int>, of folded: Span<UInt8>, _ lengths: UInt8) -> Range<Int> {
    var lengths = lengths
    while lengths != 0 {
      let length = lengths.trailingZeroBitCount + 1
      if length > Self.longestOfStem || range.count - length < 3 { break }
      lengths &= lengths &- 1
      let rest = (range.upperBound - length)..<range.upperBound
      if folded[rest.lowerBound] & 0xC0 != 0x80, isEnding(rest, of: folded) { return range.lowerBound..<rest.lowerBound }
    }
    return range
  }

  /// Whether a word may have an ending, or something that an apostrophe sets off.
  @inline(__always)
  func mayEnd(_ token: Token, in folded: Span<UInt8>) -> Bool {
    token.hasApostrophe || lengths[Int(folded[token.range.end &- 1])] != 0
  }

  /// What is left of a word to be looked at for stems: what it is without an ending or what an apostrophe sets off.
  struct Stems {
    fileprivate let token: Token
    /// Of how many bytes the endings are that it may have; see ``NameEndings/lengths``.
    fileprivate var lengths: UInt8
    /// Where an apostrophe is looked for.
    fileprivate var offset: Int
  }

  @inline(__always)
  func stems(of token: Token, in folded: Span<UInt8>) -> Stems {
    Stems(
      token: token, lengths: lengths[Int(folded[token.range.end &- 1])],
      offset: token.hasApostrophe ? token.range.start &+ 1 : token.range.end)
  }

  /// The ``WordHash`` of the next stem of a word, and where the stem ends; nil when there is none left.
  func next(_ stems: inout Stems, in folded: Span<UInt8>) -> (hash: UInt64, end: Int)? {
    let range = stems.token.range.bytes
    while stems.lengths != 0 {
      let length = stems.lengths.trailingZeroBitCount &+ 1
      if length >= range.count { break }
      stems.lengths &= stems.lengths &- 1
      let rest = (range.upperBound &- length)..<range.upperBound
      if isEnding(rest, of: folded) { return (WordHash.stem(of: stems.token.hash, without: rest, in: folded), rest.lowerBound) }
    }
    while stems.offset < range.upperBound {
      let rest = stems.offset..<range.upperBound
      stems.offset &+= 1
      let byte = folded[rest.lowerBound]
      if byte == UInt8(ascii: "'") || (byte == 0xE2 && self.rest(rest, of: folded) == .apostrophe) {
        return (WordHash.stem(of: stems.token.hash, without: rest, in: folded), rest.lowerBound)
      }
    }
    return nil
  }

  /// Where a word ends without an ending that an apostrophe sets off: behind `Ryan` in `Ryan's`.
  func endBeforeApostrophe(of token: Token, in folded: Span<UInt8>) -> Int {
    guard token.hasApostrophe else { return token.range.end }
    var i = token.range.end - 1
    while i > token.range.start {
      if folded[i] == UInt8(ascii: "'") || folded[i] == 0xE2 { return isEnding(i..<token.range.end, of: folded) ? i : token.range.end }
      i -= 1
    }
    return token.range.end
  }

  private func isEnding(_ range: Range<Int>, of folded: Span<UInt8>) -> Bool {
    guard range.count <= Self.longest, lengths[Int(folded[range.upperBound - 1])] >> UInt8(range.count - 1) & 1 == 1 else { return false }
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
