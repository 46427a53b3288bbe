import TextCore

/// Finds the further places of names that a text has introduced: the whole name, its first word, or its acronym.
struct RepeatedCompanyFinder {
  private let gazetteer: CompanyGazetteer
  private let reading: Reading
  /// The surest first.
  private let introductions: [CompanyIntroduction]
  private(set) var findings: [Finding] = []

  /// How sure a part of a name is, by its precision on the development texts.
  private static let byPart = 0.66

  /// - Parameter taken: tokens of names that are known already.
  init(gazetteer: CompanyGazetteer, reading: Reading, introductions: [CompanyIntroduction], taken: [Bool]) {
    self.gazetteer = gazetteer
    self.reading = reading
    // The surest introduction of a name decides which company it is.
    self.introductions = introductions.sorted { ($0.confidence, $1.tokens.lowerBound) > ($1.confidence, $0.tokens.lowerBound) }
    if !introductions.isEmpty { find(beside: taken) }
  }

  private mutating func find(beside covered: [Bool]) {
    // By the hash of the word alone: that two of the few words of a text share one does not happen.
    var firsts = FormTableBuilder(minimumCapacity: introductions.count * 3)
    var beginnings = WordBeginnings()
    let bytes = reading.text.folded
    let folded = bytes.span
    for (index, introduction) in introductions.enumerated() {
      let first = introduction.tokens.lowerBound
      if introduction.tokens.count == 1 { firsts.insert(reading.stemHash(first) ?? reading.tokens[first].hash, Int32(index)) }
      firsts.insert(reading.tokens[first].hash, Int32(index))
      beginnings.insert(reading.tokens[first].range, in: folded)
      // „The Real Deal (TRD)“
      let open = introduction.tokens.upperBound
      if open + 2 < reading.tokens.count, reading.isMark(open, UInt8(ascii: "(")), reading.isMark(open + 2, UInt8(ascii: ")")),
        reading.facts[open + 1].casing == .upper, reading.tokens[open + 1].range.count <= 12, isAcronym(open + 1, of: introduction.tokens)
      {
        firsts.insert(reading.tokens[open + 1].hash, Int32(index))
        beginnings.insert(reading.tokens[open + 1].range, in: folded)
      }
    }
    var next = 0
    for i in reading.capitals where i >= next && !covered[i] {
      guard reading.facts[i].kind == .word, beginnings.mayContain(reading.tokens[i].range, in: folded) else { continue }
      var number = firsts.value(of: reading.tokens[i].hash)
      if number == nil, let stem = reading.stemHash(i) { number = firsts.value(of: stem) }
      guard let number else { continue }
      let introduction = introductions[Int(number)]
      let end = matchEnd(of: introduction.tokens, at: i)
      if introduction.tokens.contains(i) && end == introduction.tokens.upperBound {
        next = end
        continue
      }
      let isWhole = end - i == introduction.tokens.count
      if isWhole || isDistinctive(i, introduction) {
        // „Mark Töpfer“ is no mention of the firm Töpfer.
        if isWhole, introduction.tokens.count == 1, i > 0, !reading.facts[i - 1].closing.isDisjoint(with: .givenNames),
          reading.isNameWord(i - 1)
        {
          continue
        }
        findings.append(
          Finding(
            introduction.company, i..<(isWhole ? end : i + 1),
            isWhole ? introduction.confidence : min(introduction.confidence, Self.byPart), in: reading))
        if isWhole { next = end }
      }
    }
  }

  /// How far the tokens from `i` on repeat a name; `i + 1` when only its first word does.
  private func matchEnd(of name: Range<Int>, at i: Int) -> Int {
    var k = 1
    while k < name.count, i + k < reading.tokens.count {
      let a = reading.tokens[name.lowerBound + k]
      let b = reading.tokens[i + k]
      if a.hash != b.hash {
        guard k == name.count - 1, reading.text.folded[reading.stem(i + k)] == reading.text.folded[a.range.bytes] else { break }
      }
      k += 1
    }
    return k == name.count ? i + k : i + 1
  }

  private func isAcronym(_ i: Int, of name: Range<Int>) -> Bool {
    let bytes = reading.text.folded.span
    let letter = UTF8Scalar.decode(bytes, at: reading.tokens[i].range.start).value
    return letter == UTF8Scalar.decode(bytes, at: reading.tokens[name.lowerBound].range.start).value
  }

  /// Whether the first word of a name, or its acronym, is enough to mean it.
  private func isDistinctive(_ i: Int, _ introduction: CompanyIntroduction) -> Bool {
    let token = reading.tokens[i]
    if token.casing == .upper && introduction.tokens.count > 1 && token.hash != reading.tokens[introduction.tokens.lowerBound].hash {
      return true
    }
    guard introduction.tokens.count > 1, token.range.count > 3 else { return introduction.tokens.count == 1 }
    let ordinary: WordClass = [
      .stopword, .firstName, .ambiguousFirstName, .place, .organization, .companyBefore, .companyAfter, .companyNoun, .role, .title, .month,
      .weekday, .companyHead, .genericTail, .organizationHead, .speech, .currency, .multiplier, .common,
    ]
    guard reading.facts[i].opening.isDisjoint(with: ordinary) else { return false }
    // A word that many names begin with tells none of them: „Deutsche“, „American“.
    if let companies = gazetteer.firstWords.value(of: token.hash), companies > (introduction.company.isListed ? 1 : 0) {
      return false
    }
    // The beginning of another name.
    if i + 1 < reading.tokens.count, reading.isNameWord(i + 1), !reading.lexicon.hasNounCapitals,
      reading.facts[i + 1].sentence == reading.facts[i].sentence
    {
      return false
    }
    return true
  }
}
