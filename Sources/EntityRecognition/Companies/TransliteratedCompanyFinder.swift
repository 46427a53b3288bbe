import TextCore

/// Finds listed companies whose names a text in another script spells as no list has them: `Райънейр`, `Юнгхайнрих`.
///
/// Only words with a capital that no list knows are looked at, so that the vocabulary of the language, persons and places stay out.
struct TransliteratedCompanyFinder {
  private let gazetteer: CompanyGazetteer
  private let sounds: SoundIndex
  private let reading: Reading
  /// Tokens of names that are known already.
  private let taken: [Bool]
  private(set) var findings: [Finding] = []

  /// Less sure than any form that a list has.
  private static let confidence = 0.7

  init(gazetteer: CompanyGazetteer, sounds: SoundIndex, reading: Reading, listed: [CompanyCandidate], persons: [Bool]) {
    self.gazetteer = gazetteer
    self.sounds = sounds
    self.reading = reading
    var taken = persons
    // What a list spells so has been decided on: „Ефбет Лига“.
    for candidate in listed {
      for i in candidate.tokens.lowerBound..<candidate.end { taken[i] = true }
    }
    self.taken = taken
    var scratch: [PatternTrie.Match] = []
    var next = 0
    for i in reading.capitals where i >= next && isUnknown(i) { next = find(at: i, scratch: &scratch) ?? next }
  }

  /// A word with a capital, in another script than Latin, that no list has.
  private func isUnknown(_ i: Int) -> Bool {
    let token = reading.tokens[i]
    guard token.kind == .word, token.casing != .lower, reading.byte(i) >= 0x80, !taken[i], reading.facts[i].opening.isEmpty else {
      return false
    }
    return !reading.lexicon.hasSurnameEnding(token.range.bytes, in: reading.text.folded.span)
  }

  /// The end of the longest name that begins with token `i`, if one does.
  private mutating func find(at i: Int, scratch: inout [PatternTrie.Match]) -> Int? {
    let limit = min(reading.sentenceTokens(i).upperBound, i + 2 * SoundIndex.longestName - 1)
    var ends = [i + 1]
    while let end = ends.last, end < limit {
      if isUnknown(end), !reading.tokens[end].isJoined {
        ends.append(end + 1)
      } else if reading.isJoinedByHyphen(end - 1), end + 1 < limit, isUnknown(end + 1) {
        ends.append(end + 2)
      } else {
        break
      }
    }
    let bytes = reading.text.folded
    let start = reading.tokens[i].range.start
    let isFirst = reading.isFirst(i)
    for end in ends.reversed() {
      for stop in stops(end - 1) {
        let company = sounds.company(soundingLike: bytes.span, start..<stop, isSure: !isFirst, scratch: &scratch)
        guard let company else { continue }
        let tokens = i..<withEnding(end)
        findings.append(Finding(gazetteer.companies[Int(company)], tokens, Self.confidence, in: reading))
        return tokens.upperBound
      }
    }
    return nil
  }

  /// Where a name that ends with token `i` may end: with the token, or before an ending.
  private func stops(_ i: Int) -> [Int] {
    let range = reading.tokens[i].range
    let folded = reading.text.folded
    let endings = ((range.start + 1)..<range.end).filter {
      folded[$0] & 0xC0 != 0x80 && reading.lexicon.endings.rest($0..<range.end, of: folded.span) == .ending
    }
    return [range.end] + endings.reversed()
  }

  /// An ending set off by a hyphen belongs to the name: „Лидъл-ът“.
  private func withEnding(_ end: Int) -> Int {
    guard reading.isJoinedByHyphen(end - 1), reading.facts[end + 1].casing == .lower,
      reading.lexicon.endings.rest(reading.tokens[end + 1].range.bytes, of: reading.text.folded.span) == .ending
    else { return end }
    return end + 2
  }
}
