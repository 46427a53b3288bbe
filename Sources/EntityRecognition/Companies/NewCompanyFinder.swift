import TextCore

/// Finds companies that no list has, by what stands beside their names: a legal form, a noun such as “airline”, a share.
///
/// What a text introduces in such a way is found in the rest of the text without it, also by its first word or its acronym.
struct NewCompanyFinder {
  private struct Introduction {
    /// Tokens of the name, without a legal form.
    let tokens: Range<Int>
    let confidence: Double
    /// Set when it is another name of a listed company.
    let company: Company?
  }

  let gazetteer: CompanyGazetteer
  let reading: Reading
  let slugs: Slug
  /// Tokens that belong to names which are known already.
  private var taken: [Bool]
  /// Tokens of names of persons.
  private let persons: [Bool]
  private var introductions: [Introduction] = []
  private(set) var findings: [Finding] = []
  private var scratch: [PatternTrie.Match] = []

  /// How sure each kind of evidence is, by its precision on the development texts.
  private static let byLegalForm = 0.9
  private static let byNoun = 0.82
  /// The noun refers to companies and to nothing else, so that a given name behind it is a company's too.
  private static let byPlainNoun = 0.94
  private static let byHead = 0.8
  private static let byCompound = 0.66
  private static let byDomain = 0.7
  private static let bySigns = 0.66
  private static let again = 0.66
  /// Signs that make an unknown name a company's; see ``signs(of:)``.
  private static let threshold = 2.0

  init(gazetteer: CompanyGazetteer, reading: Reading, slugs: Slug, listed: [CompanyCandidate], persons: [Bool]) {
    self.gazetteer = gazetteer
    self.reading = reading
    self.slugs = slugs
    var taken = Array(repeating: false, count: reading.tokens.count)
    for candidate in listed where candidate.company >= 0 {
      for i in candidate.tokens.lowerBound..<candidate.end { taken[i] = true }
    }
    self.taken = taken
    self.persons = persons
    for i in reading.tokens.indices {
      if taken[i] { continue }
      findLegalForm(at: i)
      findNoun(at: i)
      findHead(at: i)
      findCompound(at: i)
      findDomain(at: i)
    }
    // Twice, from the front and from the back, because a name that is found speaks for its neighbours in a list.
    var isName = self.taken
    for finding in findings { for i in finding.tokens { isName[i] = true } }
    for i in reading.tokens.indices { findUnknown(at: i, &isName) }
    for i in reading.tokens.indices.reversed() { findUnknown(at: i, &isName) }
    for candidate in listed where candidate.company >= 0 && candidate.tokens.count > 1 {
      let company = gazetteer.companies[Int(candidate.company)]
      introductions.append(Introduction(tokens: candidate.tokens, confidence: candidate.confidence, company: company))
    }
    findAgain()
  }

  // MARK: Evidence

  /// „Danbyg Totalentreprise A/S“
  private mutating func findLegalForm(at i: Int) {
    let sentence = reading.sentenceTokens(i)
    guard i > sentence.lowerBound, let end = gazetteer.legalForms.end(at: i, in: reading, scratch: &scratch) else { return }
    var k = i - 1
    if reading.isClosingQuote(k) || reading.isMark(k, UInt8(ascii: ",")) { k -= 1 }
    let last = k
    var start = last + 1
    while k >= sentence.lowerBound, last - k < 7, !taken[k] {
      if reading.isNameWord(k) {
        let isCue = !reading.closing[k].isDisjoint(with: [.companyBefore, .companyNoun, .role, .title])
        if isCue && start <= last && !reading.closing[k].contains(.companyHead) { break }
        start = k
      } else if start <= last && (reading.isConnector(k) || reading.isParticle(k)) {
        // Belongs to the name if a word of it stands before.
      } else if reading.tokens[k].kind == .number && start > last - 1 {
        if start > last { start = k }
      } else {
        break
      }
      k -= 1
    }
    guard start <= last, reading.isNameWord(start) || start < last else { return }
    // A legal form that is an ordinary word as well, „Group“, needs a name that is more than one.
    if reading.opening[i].contains(.genericTail) && last == start && reading.isFirst(start) { return }
    // „Airports Group Europe S.à r.l.“: the form that ends the name will come.
    if reading.opening[i].contains(.genericTail), end < sentence.upperBound, reading.isNameWord(end), !reading.lexicon.hasNounCapitals {
      return
    }
    introduce(start..<(last + 1), end: end, Self.byLegalForm)
  }

  /// „die Fluggesellschaft X“, „компанията „X““
  private mutating func findNoun(at i: Int) {
    let sentence = reading.sentenceTokens(i)
    var k = i + 1
    let isQuoted = k < sentence.upperBound && reading.isOpeningQuote(k)
    if isQuoted { k += 1 }
    guard k < sentence.upperBound, !taken[k], reading.isNameWord(k) || isBrand(k) else { return }
    // „Platform Solutions“: with a capital the noun is part of a name itself.
    if !reading.lexicon.hasNounCapitals, reading.tokens[i].casing != .lower, !isQuoted, !reading.isFirst(i) { return }
    guard isQuoted ? !reading.closing[i].isDisjoint(with: .companyCue) : reading.isCompanyCue(i, scratch: &scratch) else { return }
    let classes = reading.lastPart(of: i, scratch: &scratch) ?? reading.closing[i]
    let isPlain = classes.isSuperset(of: [.companyNoun, .companyBefore])
    var end = reading.nameEnd(from: k, particles: false)
    if isQuoted {
      var close = k
      while close < min(sentence.upperBound, k + 7), !reading.isClosingQuote(close) { close += 1 }
      guard close < sentence.upperBound, reading.isClosingQuote(close) else { return }
      end = close
    }
    guard let name = trimmed(k..<end) else { return }
    if !isQuoted {
      // „airline CEO Michael O’Leary“, „die Bank Anfang 2016“
      let classes = reading.opening[k]
      if !classes.isDisjoint(with: [.role, .title, .dateParticle, .month, .weekday, .organization, .currency, .common]) { return }
      if !classes.isDisjoint(with: [.place, .firstName]) && (!isPlain || name.count == 1) { return }
      if reading.lexicon.hasNounCapitals && !isNameLike(k) { return }
      // „the bank” in capitals is a headline's.
      if !isPlain && persons[k] { return }
    }
    introduce(name, end: nil, isPlain ? Self.byPlainNoun : Self.byNoun)
  }

  /// A name written small on purpose is told by its other letters: `eBay`.
  private func isBrand(_ i: Int) -> Bool { reading.tokens[i].kind == .word && reading.tokens[i].casing == .mixed }

  /// In a language whose nouns have capitals: whether a word does not look like one of them.
  private func isNameLike(_ i: Int) -> Bool {
    let token = reading.tokens[i]
    if token.casing == .upper || token.casing == .mixed { return true }
    return reading.opening[i].isDisjoint(with: [.companyBefore, .companyAfter, .companyNoun, .multiplier, .speech])
  }

  /// „GateHouse Media“, „Salling Bank“
  private mutating func findHead(at i: Int) {
    guard reading.closing[i].contains(.companyHead), !reading.closing[i].contains(.common), reading.tokens[i].casing != .lower, i > 0 else {
      return
    }
    let sentence = reading.sentenceTokens(i)
    var start = i
    while start > sentence.lowerBound, i - start < 5 {
      let k = start - 1
      if reading.isNameWord(k), !taken[k],
        reading.closing[k].isDisjoint(with: [.companyBefore, .companyNoun, .role, .title, .month, .weekday])
      {
        start = k
      } else if k > sentence.lowerBound, reading.isMark(k, UInt8(ascii: "&")), reading.isNameWord(k - 1), !taken[k - 1] {
        start = k - 1
      } else {
        break
      }
    }
    guard start < i else { return }
    if reading.opening[start].contains(.common) || reading.isJoinedByHyphen(i) { return }
    // „Energy Technology Plan“: the name goes on.
    if !reading.lexicon.hasNounCapitals, i + 1 < sentence.upperBound, reading.isNameWord(i + 1), !isShouting(sentence) { return }
    // „The Bank“ is no name, and a sentence may begin with any word.
    if reading.isFirst(start) && i - start == 1 && reading.lexicon.hasNounCapitals { return }
    introduce(start..<(i + 1), end: nil, Self.byHead)
  }

  /// „Wirecard-Aktie“
  private mutating func findCompound(at i: Int) {
    guard reading.lexicon.hasCompounds, reading.isJoinedByHyphen(i), i == 0 || !reading.tokens[i].isJoined || !reading.isHyphen(i - 1)
    else { return }
    guard reading.opening[i + 2].contains(.companyAfter), reading.length[i + 2] == 1, reading.isNameWord(i) else { return }
    let classes = reading.opening[i]
    let ordinary: WordClass = [
      .place, .organization, .currency, .month, .weekday, .companyAfter, .companyBefore, .companyNoun, .role, .stopword, .multiplier,
      .dateParticle,
      .firstName, .common,
    ]
    guard classes.isDisjoint(with: ordinary) else { return }
    // A common noun makes compounds as well; an acronym or a name with inner capitals is none.
    let casing = reading.tokens[i].casing
    guard casing == .mixed || (!reading.lexicon.hasNounCapitals && casing == .capitalized), reading.tokens[i].range.count > 3 else {
      return
    }
    introduce(i..<(i + 1), end: nil, Self.byCompound)
  }

  /// „Chewy.com“
  private mutating func findDomain(at i: Int) {
    guard reading.tokens[i].kind == .domain, reading.tokens[i].casing != .lower else { return }
    introduce(i..<(i + 1), end: nil, Self.byDomain)
  }

  // MARK: Signs

  /// An unknown name that several signs together show to be a company's.
  private mutating func findUnknown(at i: Int, _ isName: inout [Bool]) {
    guard !isName[i], reading.tokens[i].kind == .word, reading.isNameWord(i), !persons[i] else { return }
    let sentence = reading.sentenceTokens(i)
    let isContinued = i > sentence.lowerBound && !isName[i - 1] && reading.isNameWord(i - 1) && !reading.isFirst(i - 1)
    if isContinued && reading.closing[i - 1].isDisjoint(with: [.role, .companyAfter, .companyBefore]) { return }
    let casing = reading.tokens[i].casing
    // Where nouns have capitals too, only what is written unlike a noun can be told.
    if reading.lexicon.hasNounCapitals && casing == .capitalized { return }
    if casing == .upper && (isShouting(sentence) || reading.tokens[i].range.count < 3) { return }
    guard var tokens = trimmed(i..<reading.nameEnd(from: i, maximum: 4, particles: false)) else { return }
    if reading.lexicon.hasNounCapitals { tokens = i..<(i + 1) }
    guard !tokens.contains(where: { isName[$0] || persons[$0] }), isUnknown(i), tokens.allSatisfy({ isCompatible($0) }) else { return }
    if signs(of: tokens, sentence, isName) >= Self.threshold {
      introduce(tokens, end: nil, Self.bySigns)
      for k in tokens { isName[k] = true }
    }
  }

  private func isUnknown(_ i: Int) -> Bool {
    let known = WordClass.ordinary.union(.names).subtracting(.ambiguousSurname).union([.organizationHead, .placeHead, .organizationOpening])
    return reading.opening[i].isDisjoint(with: known)
  }

  /// A word that may be the second of a company's name.
  private func isCompatible(_ i: Int) -> Bool {
    reading.opening[i].isDisjoint(with: [.stopword, .month, .weekday, .role, .title, .organization, .organizationHead, .placeHead])
  }

  private func isShouting(_ sentence: Range<Int>) -> Bool {
    var upper = 0
    var words = 0
    for k in sentence where reading.tokens[k].kind == .word {
      words += 1
      if reading.tokens[k].casing == .upper { upper += 1 }
    }
    return upper * 2 > words
  }

  private func signs(of tokens: Range<Int>, _ sentence: Range<Int>, _ isName: [Bool]) -> Double {
    var signs = 0.0
    let first = tokens.lowerBound
    let end = tokens.upperBound
    if reading.isFirst(first), reading.tokens[first].casing == .capitalized { signs -= 0.5 }
    if hasInnerCapital(first) { signs += hasInnerHead(first) ? 2 : 1 }
    if reading.tokens[first].casing == .upper { signs -= 0.5 }
    let isQuoted =
      first > sentence.lowerBound && reading.isOpeningQuote(first - 1) && end < sentence.upperBound && reading.isClosingQuote(end)
    if isQuoted { signs += 0.5 }
    if let before = reading.previous(first) {
      if reading.tokens[before].kind == .word, reading.lexicon.companyPrepositions.contains(reading.tokens[before], in: reading.text) {
        signs += hasInnerCapital(first) ? 1 : 0.5
        if before > sentence.lowerBound, !reading.closing[before - 1].isDisjoint(with: [.role, .companyAfter]) { signs += 1.5 }
      }
      if reading.closing[before].contains(.speech) { signs += isQuoted ? 1.5 : 0.5 }
      if let neighbour = neighbour(before, step: -1, sentence, isName) {
        signs += neighbour
        if end + 1 < sentence.upperBound, reading.isMark(end, UInt8(ascii: ",")), reading.isNameWord(end + 1) { signs += 0.5 }
      }
    }
    if end < sentence.upperBound {
      if reading.isJoinedByHyphen(end - 1), reading.opening[end + 1].contains(.companyAfter) { signs += 1.5 }
      let hasGenitive = reading.stem(end - 1).count < reading.tokens[end - 1].range.count
      if hasGenitive, !reading.opening[end].isDisjoint(with: [.companyAfter, .role]), reading.tokens[end].casing == .lower { signs += 1 }
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
    var scratch: [PatternTrie.Match] = []
    for start in (range.start + 1)..<range.end where UTF8Scalar.isUppercase(UInt32(bytes[start])) {
      if let entry = reading.lexicon.entry(ofWord: start..<range.end, in: folded, scratch: &scratch), entry.classes.contains(.companyHead) {
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
          || reading.opening[k].contains(.stopword) && reading.tokens[k].range.count <= 4
            && reading.tokens[k].casing == .lower
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

  private func isConjunction(_ i: Int) -> Bool {
    reading.tokens[i].kind == .word && reading.lexicon.conjunctions.contains(reading.tokens[i], in: reading.text)
  }

  // MARK: Names

  /// A name without words at its end that do not belong to it.
  private func trimmed(_ tokens: Range<Int>) -> Range<Int>? {
    var end = tokens.upperBound
    for k in tokens where k > tokens.lowerBound {
      if !reading.opening[k].isDisjoint(with: [.role, .month, .weekday, .dateParticle]) || taken[k] {
        end = k
        break
      }
    }
    while end > tokens.lowerBound, reading.isHyphen(end - 1) { end -= 1 }
    // „X-Aktie“: the company is X.
    if end - tokens.lowerBound >= 3, reading.isHyphen(end - 2), reading.opening[end - 1].contains(.companyAfter) { end -= 2 }
    return end > tokens.lowerBound ? tokens.lowerBound..<end : nil
  }

  private mutating func introduce(_ tokens: Range<Int>, end: Int?, _ confidence: Double) {
    guard !tokens.contains(where: { taken[$0] }) else { return }
    introductions.append(Introduction(tokens: tokens, confidence: confidence, company: nil))
    let company = company(named: tokens)
    let all = tokens.lowerBound..<(end ?? tokens.upperBound)
    findings.append(finding(all, company, confidence))
  }

  private func finding(_ tokens: Range<Int>, _ company: Company, _ confidence: Double) -> Finding {
    var range = reading.range(tokens)
    let last = reading.tokens[tokens.upperBound - 1].range
    let rest = reading.stem(tokens.upperBound - 1).upperBound..<last.end
    if reading.lexicon.endings.rest(rest, of: reading.text.folded.span) == .apostrophe { range = TextRange(range.start, rest.lowerBound) }
    return Finding(
      kind: .company, tokens: tokens, range: range, confidence: confidence, id: company.id, name: company.name, company: company)
  }

  private func company(named tokens: Range<Int>) -> Company {
    let start = reading.tokens[tokens.lowerBound].range.start
    let name = reading.text.string(TextRange(start, max(start, nameEnd(tokens))))
    return Company(id: slugs.slug(of: name), name: name, country: nil, kind: nil, parent: nil, isListed: false)
  }

  /// Where a name ends when the ending of a genitive is left off; only what an apostrophe sets off is sure to be one.
  private func nameEnd(_ tokens: Range<Int>) -> Int {
    let range = reading.tokens[tokens.upperBound - 1].range
    let stem = reading.stem(tokens.upperBound - 1)
    let byte = stem.upperBound < range.end ? reading.text.utf8[stem.upperBound] : 0
    return byte == UInt8(ascii: "'") || byte == 0xE2 ? stem.upperBound : range.end
  }

  // MARK: Later mentions

  /// All further places that have a name which was introduced.
  private mutating func findAgain() {
    guard !introductions.isEmpty else { return }
    // The surest introduction of a name decides which company it is.
    introductions.sort { ($0.confidence, $1.tokens.lowerBound) > ($1.confidence, $0.tokens.lowerBound) }
    var firsts = WordTable(minimumCapacity: introductions.count * 3)
    let bytes = reading.text.folded
    let folded = bytes.span
    for (index, introduction) in introductions.enumerated() {
      let stem = reading.stem(introduction.tokens.lowerBound)
      let range = introduction.tokens.count == 1 ? stem : reading.tokens[introduction.tokens.lowerBound].range.bytes
      firsts.insert(folded: Array(reading.text.folded[range]), value: Int32(index))
      if introduction.tokens.count == 1 {
        firsts.insert(folded: Array(reading.text.folded[reading.tokens[introduction.tokens.lowerBound].range.bytes]), value: Int32(index))
      }
      // „The Real Deal (TRD)“
      let open = introduction.tokens.upperBound
      if open + 2 < reading.tokens.count, reading.isMark(open, UInt8(ascii: "(")), reading.isMark(open + 2, UInt8(ascii: ")")),
        reading.tokens[open + 1].casing == .upper, reading.tokens[open + 1].range.count <= 12, isAcronym(open + 1, of: introduction.tokens)
      {
        firsts.insert(folded: Array(reading.text.folded[reading.tokens[open + 1].range.bytes]), value: Int32(index))
      }
    }
    var covered = taken
    for finding in findings { for i in finding.tokens { covered[i] = true } }
    var i = 0
    while i < reading.tokens.count {
      let token = reading.tokens[i]
      guard !covered[i], token.kind == .word, token.casing != .lower else {
        i += 1
        continue
      }
      var number = firsts.value(of: token, in: reading.text)
      if number == nil {
        let stem = reading.stem(i)
        if stem.count < token.range.count { number = firsts.value(folded: folded, stem) }
      }
      guard let number else {
        i += 1
        continue
      }
      let introduction = introductions[Int(number)]
      let end = matchEnd(of: introduction.tokens, at: i)
      if introduction.tokens.contains(i) && end == introduction.tokens.upperBound {
        i = end
        continue
      }
      let isWhole = end - i == introduction.tokens.count
      if isWhole || isDistinctive(i, introduction) {
        // „Mark Töpfer“ is no mention of the firm Töpfer.
        if isWhole, introduction.tokens.count == 1, i > 0, !reading.closing[i - 1].isDisjoint(with: .givenNames), reading.isNameWord(i - 1)
        {
          i += 1
          continue
        }
        let company = introduction.company ?? self.company(named: introduction.tokens)
        findings.append(
          finding(i..<(isWhole ? end : i + 1), company, isWhole ? introduction.confidence : min(introduction.confidence, Self.again)))
        i = isWhole ? end : i + 1
      } else {
        i += 1
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
  private func isDistinctive(_ i: Int, _ introduction: Introduction) -> Bool {
    let token = reading.tokens[i]
    if token.casing == .upper && introduction.tokens.count > 1 && token.hash != reading.tokens[introduction.tokens.lowerBound].hash {
      return true
    }
    guard introduction.tokens.count > 1, token.range.count > 3 else { return introduction.tokens.count == 1 }
    let ordinary: WordClass = [
      .stopword, .firstName, .ambiguousFirstName, .place, .organization, .companyBefore, .companyAfter, .companyNoun, .role, .title, .month,
      .weekday, .companyHead, .genericTail, .organizationHead, .speech, .currency, .multiplier,
    ]
    guard reading.opening[i].isDisjoint(with: ordinary) else { return false }
    // A word that many names begin with tells none of them: „Deutsche“, „American“.
    if let companies = gazetteer.firstWords.value(of: token, in: reading.text), companies > (introduction.company == nil ? 0 : 1) {
      return false
    }
    // The beginning of another name.
    if i + 1 < reading.tokens.count, reading.isNameWord(i + 1), !reading.lexicon.hasNounCapitals,
      reading.sentence[i + 1] == reading.sentence[i]
    {
      return false
    }
    return true
  }
}
