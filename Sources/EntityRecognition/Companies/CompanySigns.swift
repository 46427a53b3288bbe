import TextCore

/// What in an unknown name and beside it speaks for a company's: inner capitals, prepositions, verbs of saying, companies in the same list.
struct CompanySigns {
  let reading: Reading

  /// How much speaks for a company; from 2 on it is one.
  ///
  /// - Parameter isName: the tokens of names that are known already.
  func worth(of tokens: Range<Int>, beside isName: [Bool]) -> Double {
    let sentence = reading.sentenceTokens(tokens.lowerBound)
    var signs = 0.0
    let first = tokens.lowerBound
    let end = tokens.upperBound
    if reading.isFirst(first), reading.facts[first].casing == .capitalized { signs -= 0.5 }
    if hasInnerCapital(first) { signs += hasInnerHead(first) ? 2 : 1 }
    if reading.facts[first].casing == .upper { signs -= 0.5 }
    let isQuoted =
      first > sentence.lowerBound && reading.isOpeningQuote(first - 1) && end < sentence.upperBound && reading.isClosingQuote(end)
    if isQuoted { signs += 0.5 }
    if let before = reading.previous(first) {
      if reading.isSmallWord(before, .companyPreposition) {
        signs += hasInnerCapital(first) ? 1 : 0.5
        if before > sentence.lowerBound, !reading.facts[before - 1].closing.isDisjoint(with: [.role, .companyAfter]) { signs += 1.5 }
      }
      if reading.facts[before].closing.contains(.speech) { signs += isQuoted ? 1.5 : 0.5 }
      if let neighbour = neighbour(before, step: -1, sentence, isName) {
        signs += neighbour
        if end + 1 < sentence.upperBound, reading.isMark(end, UInt8(ascii: ",")), reading.isNameWord(end + 1) { signs += 0.5 }
      }
    }
    if end < sentence.upperBound {
      if reading.isJoinedByHyphen(end - 1), reading.facts[end + 1].opening.contains(.companyAfter) { signs += 1.5 }
      let hasGenitive = reading.stem(end - 1).count < reading.tokens[end - 1].range.count
      if hasGenitive, !reading.facts[end].opening.isDisjoint(with: [.companyAfter, .role]), reading.facts[end].casing == .lower {
        signs += 1
      }
      if let next = reading.next(end), let neighbour = neighbour(next, step: 1, sentence, isName) {
        signs += neighbour
        if first - 2 >= sentence.lowerBound, reading.isMark(first - 1, UInt8(ascii: ",")), reading.isNameWord(first - 2) { signs += 0.5 }
      }
    }
    return signs
  }

  /// Whether a capital stands behind a small letter: `DigiTimes`, not `ISPs`.
  private func hasInnerCapital(_ i: Int) -> Bool {
    let token = reading.tokens[i]
    guard token.casing == .mixed, token.range.count >= 4 else { return false }
    let bytes = reading.text.utf8.span
    let folded = reading.text.folded.span
    // „iCloud“, „rDME“ and „5GiB“ are things.
    guard UTF8Scalar.isUppercase(UTF8Scalar.decode(bytes, at: token.range.start).value) else { return false }
    for k in (token.range.start + 1)..<token.range.end {
      let isSmallBefore = bytes[k - 1] == folded[k - 1] && bytes[k - 1] & 0x7F >= 0x61
      if bytes[k] != folded[k] && isSmallBefore { return true }
    }
    return false
  }

  /// „GoBank“
  private func hasInnerHead(_ i: Int) -> Bool {
    let range = reading.tokens[i].range
    let bytes = reading.text.utf8.span
    let folded = reading.text.folded.span
    for start in (range.start + 1)..<range.end where UTF8Scalar.isUppercase(UInt32(bytes[start])) {
      if let entry = reading.lexicon.forms.entry(ofWord: start..<range.end, in: folded),
        entry.classes.contains(.companyHead)
      {
        return true
      }
    }
    return false
  }

  /// What it is worth that a list in which a name stands goes on with a company.
  private func neighbour(_ mark: Int, step: Int, _ sentence: Range<Int>, _ isName: [Bool]) -> Double? {
    var k = mark
    var marks = 0
    while sentence.contains(k), marks < 3, !isName[k] {
      guard
        reading.isMark(k, UInt8(ascii: ","))
          || reading.facts[k].opening.contains(.stopword) && reading.tokens[k].range.count <= 4
            && reading.facts[k].casing == .lower
          || reading.isOpeningQuote(k) || reading.isClosingQuote(k)
      else { return nil }
      k += step
      marks += 1
    }
    guard sentence.contains(k), isName[k], marks > 0 else { return nil }
    // A preposition between two names is no list: only marks and the shortest words are.
    let between = step < 0 ? (k + 1)..<(mark + 1) : mark..<k
    let isList = between.contains { reading.isMark($0, UInt8(ascii: ",")) } || between.contains { isConjunction($0) }
    return isList ? 1.5 : nil
  }

  private func isConjunction(_ i: Int) -> Bool { reading.isSmallWord(i, .conjunction) }

  /// Whether a sentence is running text rather than an item of a list or a table: a function word in small letters stands in it.
  func isProse(_ sentence: Range<Int>) -> Bool {
    sentence.contains { reading.facts[$0].casing == .lower && reading.facts[$0].opening.contains(.stopword) }
  }

  /// Whether any word of a sentence is in small letters.
  func hasSmallWord(_ sentence: Range<Int>) -> Bool {
    sentence.contains { reading.facts[$0].casing == .lower && reading.facts[$0].kind == .word }
  }

  /// Whether most words are in capitals throughout.
  func isShouting(_ sentence: Range<Int>) -> Bool {
    var upper = 0
    var words = 0
    for k in sentence where reading.facts[k].kind == .word {
      words += 1
      if reading.facts[k].casing == .upper { upper += 1 }
    }
    return upper * 2 > words
  }
}
