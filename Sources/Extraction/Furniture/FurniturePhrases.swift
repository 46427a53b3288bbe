import TextCore

/// The wording of page furniture in all languages, searched at once: a Danish page has English furniture too.
///
/// Lines and phrases are compared by their words: folded, punctuation dropped except a colon behind a word (`Foto:`), every
/// number written `#` (`5 Kommentare ▼` is `# kommentare`).
struct FurniturePhrases: Sendable {
  struct Finding: Sendable, Equatable {
    let kind: FurnitureKind
    let place: FurniturePlace
    /// How many words the phrase has; a colon counts as one.
    let words: Int
  }

  /// Working memory of one document.
  struct Scratch {
    var words: [UInt8] = []
    var matches: [PatternTrie.Match] = []
  }

  private let trie: PatternTrie
  /// What the phrases are, one phrase after the other.
  private let findings: PackedArray<Finding>
  /// The findings of each phrase by its value in the trie; some have several.
  private let ranges: PackedRanges
  /// Fragments of templates that stand inside lines and are cut out of them, as written.
  let debris: [[UInt8]]

  /// The phrases of the lists, whether there is a pack of them or not.
  init(lists folder: LexiconFolder) throws(LexiconError) {
    var index: [[UInt8]: Int32] = [:]
    var findings: [[Finding]] = []
    var debris: [[UInt8]] = []
    for language: Language? in [nil] + folder.languages.map(Optional.some) {
      guard let file = try folder.fileIfPresent("furniture.tsv", of: language, columns: ["phrase", "kind", "place"]) else { continue }
      try file.forEachRow { (row) throws(LexiconError) in
        guard let kind = FurnitureKind(rawValue: row.string(1)) else { throw row.malformed(1, expected: "a kind of furniture") }
        guard let place = FurniturePlace(rawValue: row.string(2)) else { throw row.malformed(2, expected: "whole, start, end or inside") }
        if kind == .debris {
          debris.append(Array(row.literal(0)))
          return
        }
        var words: [UInt8] = []
        let phrase = CaseFolding.folded(Array(row.literal(0)))
        FurniturePhrases.appendWords(phrase.span, 0..<phrase.count, to: &words)
        let count = words.count { $0 == 0x20 || $0 == 0x3A } + 1
        let finding = Finding(kind: kind, place: place, words: count)
        if let known = index[words] {
          if !findings[Int(known)].contains(finding) { findings[Int(known)].append(finding) }
        } else {
          index[words] = Int32(findings.count)
          findings.append([finding])
        }
      }
    }
    trie = PatternTrie(index.sorted { $0.value < $1.value }.map { ($0.key, $0.value) })
    self.findings = PackedArray(findings.flatMap(\.self))
    var ends: [Int32] = []
    for own in findings { ends.append((ends.last ?? 0) + Int32(own.count)) }
    ranges = PackedRanges(ends: ends)
    self.debris = debris
  }

  /// The phrases that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let trie = PatternTrie(from: &pack), let findings = pack.array(of: Finding.self), let ranges = PackedRanges(from: &pack),
      Int(ranges.end) == findings.count, let debris = PackedStrings(from: &pack)
    else { return nil }
    self.trie = trie
    self.findings = findings
    self.ranges = ranges
    self.debris = (0..<debris.count).map { Array(debris[$0].utf8) }
  }

  func write(to pack: inout PackWriter) {
    trie.write(to: &pack)
    pack.write(findings)
    ranges.write(to: &pack)
    PackedStrings(debris.map { String(decoding: $0, as: UTF8.self) }).write(to: &pack)
  }

  /// What furniture the line in `range` of folded text is, if it is any. A phrase that is the whole line goes first.
  func finding(folded: Span<UInt8>, _ range: Range<Int>, characters: Int, _ scratch: inout Scratch) -> Finding? {
    scratch.words.removeAll(keepingCapacity: true)
    guard characters <= FurniturePhrases.longestLine else { return nil }
    FurniturePhrases.appendWords(folded, FurniturePhrases.withoutMarker(folded, range), to: &scratch.words)
    let written = scratch.words
    let words = written.span
    var best: Finding?
    var i = 0
    while i < words.count {
      scratch.matches.removeAll(keepingCapacity: true)
      trie.appendMatches(in: words, at: i, to: &scratch.matches)
      for match in scratch.matches where match.end == words.count || words[match.end] == 0x20 || words[match.end] == 0x3A {
        let isAtEnd = match.end >= words.count - 1
        let own = ranges[Int(match.value)]
        for finding in findings[Int(own.lowerBound)..<Int(own.upperBound)]
        where characters <= finding.kind.longestLine || finding.place == .whole {
          switch finding.place {
          case .whole: if i == 0 && isAtEnd { return finding }
          case .start:
            if i == 0 {
              best = finding
            } else if finding.kind == .credit, isCreditMark(words, i, match.end), FurniturePhrases.isTail(words, from: match.end) {
              best = best ?? Finding(kind: .credit, place: .end, words: finding.words)
            }
          case .end: if isAtEnd { best = best ?? finding }
          case .inside:
            // Two words may come together in any sentence, three in the same order hardly.
            if finding.words > 2 || characters <= FurniturePhrases.longestFragment { best = best ?? finding }
          }
        }
      }
      while i < words.count && words[i] != 0x20 { i += 1 }
      i += 1
    }
    return best
  }

  /// `Foto:` or `©`: what follows can only be a name.
  private func isCreditMark(_ words: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    end < words.count && words[end] == 0x3A || words[end - 1] == 0x3A
      || start + 2 == end && words[start] == 0xC2 && words[start + 1] == 0xA9
  }

  /// Whether a name or two follow, and nothing else.
  private static func isTail(_ words: Span<UInt8>, from start: Int) -> Bool {
    var spaces = 0
    for i in start..<words.count where words[i] == 0x20 { spaces += 1 }
    return spaces <= FurniturePhrases.longestCredit
  }

  /// Words behind a caption's `Photo:`, as in `Photo: Anna Beck/Getty Images`.
  private static let longestCredit = 5
  static let longestFragment = 120
  /// No furniture line is longer, and no longer line is looked at.
  static let longestLine = 420

  /// Without the number of a list item: `3. Zum Inhalt springen`.
  private static func withoutMarker(_ folded: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var i = range.lowerBound
    while i < range.upperBound && UTF8Scalar.isDigit(folded[i]) { i += 1 }
    guard i > range.lowerBound, i - range.lowerBound < 3, i + 1 < range.upperBound, folded[i] == 0x2E || folded[i] == 0x29,
      folded[i + 1] == 0x20
    else { return range }
    return (i + 2)..<range.upperBound
  }

  /// Words of folded text: letters and digits, one space between; numbers as `#`; a colon stays with the word before it.
  static func appendWords(_ folded: Span<UInt8>, _ range: Range<Int>, to words: inout [UInt8]) {
    var i = range.lowerBound
    var isInWord = false
    while i < range.upperBound {
      let (value, length) = UTF8Scalar.decode(folded, at: i)
      if UTF8Scalar.isWord(value) || value == 0xA9 || value == 0x40 {  // © and @ are words
        if !isInWord && !words.isEmpty { words.append(0x20) }
        isInWord = true
        if value &- 0x30 < 10 {
          if words.last != 0x23 { words.append(0x23) }
        } else {
          for k in 0..<length { words.append(folded[i + k]) }
        }
        if value == 0xA9 { isInWord = false }
      } else {
        if isInWord && value == 0x3A && words.last != 0x23 { words.append(0x3A) }
        // An apostrophe or a thousands mark does not end a word.
        if isInWord && (value == 0x27 || value == 0x2019) {
          words.append(0x27)
        } else if !(isInWord && words.last == 0x23 && (value == 0x2E || value == 0x2C)) {
          isInWord = false
        }
      }
      i += length
    }
  }
}
