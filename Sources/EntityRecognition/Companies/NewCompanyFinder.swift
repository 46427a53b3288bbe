import TextCore

/// Finds companies that no list has, by what stands beside their names: a legal form, a noun such as “airline”, a share.
///
/// What a text introduces in such a way is found in the rest of the text without it, also by its first word or its acronym.
struct NewCompanyFinder {
  let gazetteer: CompanyGazetteer
  let reading: Reading
  let slugs: Slug
  private let signs: CompanySigns
  /// Tokens that belong to names which are known already.
  private var taken: [Bool]
  /// Tokens of names of persons.
  private let persons: [Bool]
  /// Forms of listed companies for which too little speaks by itself, in order.
  private let doubtful: [CompanyCandidate]
  private var introductions: [CompanyIntroduction] = []
  /// What nouns such as “club” introduce.
  private var bodies: [Finding] = []
  /// Behind the last legal form that ended a name: no name reaches back over it.
  private var legalFormEnd = 0
  private(set) var findings: [Finding] = []

  /// How sure each kind of evidence is, by its precision on the development texts.
  private static let byLegalForm = 0.9
  private static let byNoun = 0.82
  /// The noun refers to companies and to nothing else, so that a given name behind it is a company's too.
  private static let byPlainNoun = 0.94
  private static let byHead = 0.8
  private static let byCompound = 0.66
  private static let byDomain = 0.7
  private static let bySigns = 0.66
  /// Signs that make an unknown name a company's; see ``CompanySigns``.
  private static let threshold = 2.0

  init(gazetteer: CompanyGazetteer, reading: Reading, slugs: Slug, listed: [CompanyCandidate], transliterated: [Finding], persons: [Bool]) {
    self.gazetteer = gazetteer
    self.reading = reading
    self.slugs = slugs
    signs = CompanySigns(reading: reading)
    var taken = Array(repeating: false, count: reading.tokens.count)
    for candidate in listed where candidate.company >= 0 {
      for i in candidate.tokens.lowerBound..<candidate.end { taken[i] = true }
    }
    for finding in transliterated { for i in finding.tokens { taken[i] = true } }
    self.taken = taken
    self.persons = persons
    doubtful = listed.filter { $0.company < 0 }
    for i in reading.companySigns {
      let traits = reading.facts[i].traits
      if traits.contains(.hyphen), i > 0, reading.isNameWord(i - 1), !taken[i - 1] { findCompound(at: i - 1) }
      if taken[i] { continue }
      if traits.contains(.mayBeginLegalForm) { findLegalForm(at: i) }
      if i + 1 < reading.tokens.count, !reading.facts[i + 1].traits.isDisjoint(with: [.nameWord, .openingQuote]) { findNoun(at: i) }
      if traits.contains(.companyHead) { findHead(at: i) }
      if traits.contains(.address) { findDomain(at: i) }
    }
    // Twice, from the front and from the back, because a name that is found speaks for its neighbours in a list.
    var isName = self.taken
    for finding in findings { for i in finding.tokens { isName[i] = true } }
    let unknown = reading.capitals.filter { reading.isNameWord($0) && mayBeUnknown($0) }
    for i in unknown { findUnknown(at: i, &isName) }
    for i in unknown.reversed() { findUnknown(at: i, &isName) }
    for candidate in listed where candidate.company >= 0 && candidate.tokens.count > 1 {
      let company = gazetteer.companies[Int(candidate.company)]
      introductions.append(CompanyIntroduction(tokens: candidate.tokens, confidence: candidate.confidence, company: company))
    }
    for finding in findings { for i in finding.tokens { self.taken[i] = true } }
    findings += RepeatedCompanyFinder(gazetteer: gazetteer, reading: reading, introductions: introductions, taken: self.taken).findings
    findings += bodies
  }

  // MARK: Evidence

  /// „Danbyg Totalentreprise A/S“
  private mutating func findLegalForm(at i: Int) {
    let sentence = reading.sentenceTokens(i)
    guard let end = gazetteer.legalForms.end(at: i, in: reading) else { return }
    guard i > sentence.lowerBound else { return findQuoted(behind: end, in: sentence) }
    var k = i - 1
    if reading.isClosingQuote(k), let first = quotationStart(before: k, in: sentence), reading.isNameWord(first), tellsCompany(first..<k) {
      introduce(first..<k, end: end, Self.byLegalForm)
      legalFormEnd = end
      return
    }
    if reading.isClosingQuote(k) || reading.isMark(k, UInt8(ascii: ",")) { k -= 1 }
    let last = k
    var start = last + 1
    while k >= max(sentence.lowerBound, legalFormEnd), last - k < 7, !taken[k] {
      if reading.isNameWord(k) {
        let isCue = !reading.facts[k].closing.isDisjoint(with: [.companyBefore, .companyNoun, .role, .title])
        // „Shares of Acorn Foods plc“
        let isPart = start <= last && reading.isParticle(k + 1) && reading.facts[k].closing.contains(.companyAfter)
        if isCue && start <= last || isPart, !reading.facts[k].closing.contains(.companyHead) { break }
        start = k
      } else if start <= last, k > sentence.lowerBound, reading.isMark(k, UInt8(ascii: ".")), reading.isInitial(k - 1) {
        // „P. Olesen & Sønner ApS“
        start = k - 1
        k -= 1
      } else if start <= last && (reading.isConnector(k) || reading.isParticle(k)) {
        // Belongs to the name if a word of it stands before.
      } else if reading.facts[k].kind == .number && start > last {
        start = k
      } else {
        break
      }
      k -= 1
    }
    // „GmbH-Reform“
    if reading.isJoinedByHyphen(end - 1) { return }
    guard start <= last, reading.isNameWord(start) || start < last, tellsCompany(start..<(last + 1)) else {
      findQuoted(behind: end, in: sentence)
      return
    }
    if isInitials(i, of: start, before: end, in: sentence) { return }
    // „Working Group“
    if reading.facts[i].opening.contains(.genericTail), reading.facts[i].closing.contains(.organizationHead) { return }
    // „Interdisziplinäre Gruppe“
    if reading.facts[i].opening.contains(.genericTail), last == start, reading.lexicon.hasNounCapitals,
      reading.lexicon.hasAdjectiveEnding(reading.tokens[start].range.bytes, in: reading.text.folded.span)
    {
      return
    }
    // A legal form that is an ordinary word as well, „Group“, needs a name that is more than one.
    if reading.facts[i].opening.contains(.genericTail) && last == start && reading.isFirst(start) { return }
    // „Airports Group Europe S.à r.l.“: the form that ends the name will come.
    if reading.facts[i].opening.contains(.genericTail), end < sentence.upperBound, reading.isNameWord(end), !reading.lexicon.hasNounCapitals
    {
      return
    }
    introduce(start..<(last + 1), end: end, Self.byLegalForm)
    // „Airports Group Europe S.à r.l.“ goes on.
    if !reading.facts[i].opening.contains(.genericTail) { legalFormEnd = end }
  }

  /// „ЕООД „X““: the name in quotation marks behind a legal form without a name before it.
  private mutating func findQuoted(behind form: Int, in sentence: Range<Int>) {
    let first = form + 1
    guard first < sentence.upperBound, reading.isOpeningQuote(form), !reading.facts[form - 1].closing.contains(.genericTail),
      reading.isNameWord(first), let close = quotationEnd(from: first)
    else {
      return
    }
    introduce(first..<close, end: nil, Self.byLegalForm)
  }

  /// The closing mark of the quotation that begins with token `first`, if it is as short as a name.
  private func quotationEnd(from first: Int) -> Int? {
    (first..<min(reading.sentenceTokens(first).upperBound, first + 7)).first { reading.isClosingQuote($0) }
  }

  /// The first token of the quotation that ends before token `close`, if it is as short as a name.
  private func quotationStart(before close: Int, in sentence: Range<Int>) -> Int? {
    var k = close - 1
    let limit = max(sentence.lowerBound, legalFormEnd, close - 8)
    while k > limit, !reading.isOpeningQuote(k) {
      if reading.isMark(k, UInt8(ascii: ",")) || reading.isClosingQuote(k) { return nil }
      k -= 1
    }
    return k >= limit && k < close - 1 && reading.isOpeningQuote(k) ? k + 1 : nil
  }

  /// Whether a word before a legal form tells one company from the others: none does in „Die GmbH“, „Rechtsform GmbH“, „a Delaware Inc.“
  private func tellsCompany(_ name: Range<Int>) -> Bool {
    let generic: WordClass = [.companyBefore, .companyNoun, .genericTail, .common, .demonym, .stopword]
    let isAnyOf = name.lowerBound > 0 && reading.isSmallWord(name.lowerBound - 1, .determiner)
    return name.contains { k in
      let classes = reading.facts[k].opening
      guard reading.isNameWord(k), gazetteer.legalForms.end(at: k, in: reading) == nil else { return false }
      if name.count == 1, isAnyOf, classes.contains(.place) { return false }
      return classes.isDisjoint(with: generic) || classes.contains(.companyHead)
    }
  }

  /// „Tasker SA, Treanor JJ and Paxton WB“: whether a form of two letters is what a person's given names begin with, as beside the
  /// neighbours in a list of authors.
  private func isInitials(_ form: Int, of start: Int, before end: Int, in sentence: Range<Int>) -> Bool {
    guard end == form + 1, reading.tokens[form].range.count <= 2 else { return false }
    func isSeparator(_ k: Int) -> Bool { reading.isMark(k, UInt8(ascii: ",")) || reading.isSmallWord(k, .conjunction) }
    func hasInitials(_ k: Int) -> Bool {
      sentence.contains(k) && reading.facts[k].casing == .upper && reading.tokens[k].range.count <= 3
        && gazetteer.legalForms.end(at: k, in: reading) == nil
        || sentence.contains(k) && reading.facts[k].casing == .capitalized && reading.tokens[k].range.count <= 2
    }
    var next = end
    while next < sentence.upperBound, isSeparator(next) { next += 1 }
    if next > end, next < sentence.upperBound, reading.isNameWord(next), hasInitials(next + 1) { return true }
    var before = start - 1
    while before >= sentence.lowerBound, isSeparator(before) { before -= 1 }
    return before < start - 1 && hasInitials(before)
  }

  /// „die Fluggesellschaft X“, „компанията „X““
  private mutating func findNoun(at i: Int) {
    let sentence = reading.sentenceTokens(i)
    var k = i + 1
    let isQuoted = k < sentence.upperBound && reading.isOpeningQuote(k)
    if isQuoted { k += 1 }
    guard k < sentence.upperBound, !taken[k], reading.isNameWord(k), gazetteer.legalForms.end(at: k, in: reading) == nil else { return }
    // „„Hotel Adler“ GmbH“: the noun is a part of the name.
    if !isQuoted, i > sentence.lowerBound, reading.isOpeningQuote(i - 1), let close = quotationEnd(from: i),
      gazetteer.legalForms.end(at: close + 1, in: reading) != nil
    {
      return
    }
    // „Platform Solutions“: with a capital the noun is part of a name itself.
    if !reading.lexicon.hasNounCapitals, reading.facts[i].casing != .lower, !isQuoted, !reading.isFirst(i) { return }
    guard isQuoted ? !reading.facts[i].closing.isDisjoint(with: .companyCue) : reading.isCompanyCue(i) else { return }
    let classes = reading.lastPart(of: i) ?? reading.facts[i].closing
    // Clubs, hospitals and institutes are bodies, though they refer back as companies do.
    let isBody = classes.contains(.organizationHead) && classes.isDisjoint(with: [.companyHead, .companyBefore])
    let isPlain = classes.isSuperset(of: [.companyNoun, .companyBefore])
    var end = reading.nameEnd(from: k, particles: false)
    if isQuoted {
      guard let close = quotationEnd(from: k) else { return }
      end = close
    }
    // „Selskabet Krogs A/S“: the form has its own place behind the name.
    let form = isQuoted ? nil : legalForm(in: (k + 1)..<max(k + 1, end))
    // „7 Satzstellung BS 18–20“
    if !isQuoted, form == nil, !signs.hasSmallWord(sentence) { return }
    // „% Daily Value“
    if !isQuoted, form == nil, !reading.lexicon.hasNounCapitals, reading.facts[i].casing != .lower, !signs.isProse(sentence) { return }
    guard var name = form.map({ k..<$0.lowerBound }) ?? trimmed(k..<end) else { return }
    if !isQuoted {
      // „Hotel Adler“, „Metzgerei Huber“: nouns that names begin with, where nouns have capitals.
      let isHead = reading.lexicon.hasNounCapitals && reading.facts[i].opening.contains(.companyHead)
      // „Die Hotel Adler Betriebsgesellschaft mbH“: will come with its form.
      if isHead, form != nil { return }
      // „airline CEO Michael O’Leary“, „die Bank Anfang 2016“
      let classes = reading.facts[k].opening
      if !classes.isDisjoint(with: [.role, .title, .dateParticle, .month, .weekday, .organization, .currency, .common]) { return }
      // „im Möbelhaus Hamburg-Altona“
      let isOneWord = name.count == 1 || reading.isJoinedByHyphen(k) && name.count == 3
      if !classes.isDisjoint(with: [.place, .firstName]) && (!isPlain || isOneWord) { return }
      if reading.lexicon.hasNounCapitals && !isNameLike(k) { return }
      // „Deutsche Bank Park“, „Банка ДСК Лига“
      if !reading.facts[name.upperBound - 1].closing.isDisjoint(with: .otherHeads) { return }
      // „Gruppe A“
      if name.count == 1, isLetter(k), doubtful(at: name) == nil { return }
      // „директорът на дружеството Петър Петров“: who is introduced is the director.
      if persons[k], classes.contains(.firstName), hasRole(upTo: i) { return }
      // „the bank” in capitals is a headline's.
      if !isPlain && persons[k] {
        guard isHead, name.count == 1, reading.facts[k].casing == .capitalized else { return }
        name = i..<name.upperBound
      }
    }
    if isBody && form == nil {
      bodies.append(Finding(kind: .organization, tokens: name, range: reading.range(name), confidence: Self.byNoun))
      return
    }
    introduce(name, end: form?.upperBound, isPlain ? Self.byPlainNoun : Self.byNoun)
  }

  /// `A`, `S.`
  private func isLetter(_ i: Int) -> Bool {
    let length = reading.tokens[i].range.count - (reading.facts[i].kind == .abbreviation ? 1 : 0)
    return length == UTF8Scalar.length(lead: reading.byte(i))
  }

  /// The first legal form that begins within a range.
  private func legalForm(in tokens: Range<Int>) -> Range<Int>? {
    for i in tokens { if let end = gazetteer.legalForms.end(at: i, in: reading) { return i..<end } }
    return nil
  }

  /// Whether a token is somebody's role, or has one up to three words before it.
  private func hasRole(upTo i: Int) -> Bool {
    let first = max(reading.sentenceTokens(i).lowerBound, i - 3)
    return (first...i).contains { reading.facts[$0].closing.contains(.role) }
  }

  /// In a language whose nouns have capitals: whether a word does not look like one of them.
  private func isNameLike(_ i: Int) -> Bool {
    let token = reading.tokens[i]
    if token.casing == .upper || token.casing == .mixed { return true }
    return reading.facts[i].opening.isDisjoint(with: [.companyBefore, .companyAfter, .companyNoun, .multiplier, .speech])
      && !reading.endsInCommonNoun(i)
  }

  /// „GateHouse Media“, „Salling Bank“
  private mutating func findHead(at i: Int) {
    guard !reading.facts[i].closing.contains(.common), reading.facts[i].casing != .lower, i > 0 else {
      return
    }
    let sentence = reading.sentenceTokens(i)
    var start = i
    while start > sentence.lowerBound, i - start < 5 {
      let k = start - 1
      if reading.isNameWord(k), !taken[k],
        reading.facts[k].closing.isDisjoint(with: [.companyBefore, .companyNoun, .role, .title, .month, .weekday, .common])
      {
        start = k
      } else if k > sentence.lowerBound, reading.isMark(k, UInt8(ascii: "&")), reading.isNameWord(k - 1), !taken[k - 1] {
        start = k - 1
      } else {
        break
      }
    }
    guard start < i else { return }
    if reading.facts[start].opening.contains(.common) || reading.isJoinedByHyphen(i) { return }
    // „Pre-Built Systems“
    if start > sentence.lowerBound, reading.tokens[start].isJoined, reading.isHyphen(start - 1) { return }
    // „Energy Technology Plan“, „Home Energy Harvesting“: the name goes on.
    if i + 1 < sentence.upperBound, reading.isNameWord(i + 1), !signs.isShouting(sentence),
      !reading.lexicon.hasNounCapitals || reading.facts[i + 1].opening.isEmpty
        || !reading.facts[i + 1].opening.isDisjoint(with: .otherHeads)
    {
      return
    }
    // Lines of lists, tables and headings write all their words like names.
    if !signs.isProse(sentence) { return }
    // „The Bank“ is no name, and a sentence may begin with any word.
    if reading.isFirst(start) && i - start == 1 && reading.lexicon.hasNounCapitals { return }
    introduce(start..<(i + 1), end: nil, Self.byHead)
  }

  /// „Wirecard-Aktie“: a name before a hyphen.
  private mutating func findCompound(at i: Int) {
    guard reading.isJoinedByHyphen(i), reading.lexicon.hasCompounds, i == 0 || !reading.tokens[i].isJoined || !reading.isHyphen(i - 1)
    else { return }
    guard reading.facts[i + 2].opening.contains(.companyAfter), reading.facts[i + 2].length == 1 else { return }
    let classes = reading.facts[i].opening
    let ordinary: WordClass = [
      .place, .organization, .currency, .month, .weekday, .companyAfter, .companyBefore, .companyNoun, .role, .stopword, .multiplier,
      .dateParticle,
      .firstName, .common,
    ]
    guard classes.isDisjoint(with: ordinary) else { return }
    // A common noun makes compounds as well; an acronym or a name with inner capitals is none.
    let casing = reading.facts[i].casing
    guard casing == .mixed || (!reading.lexicon.hasNounCapitals && casing == .capitalized), reading.tokens[i].range.count > 3 else {
      return
    }
    introduce(i..<(i + 1), end: nil, Self.byCompound)
  }

  /// „Chewy.com“
  private mutating func findDomain(at i: Int) {
    guard reading.facts[i].kind == .domain, reading.facts[i].casing != .lower else { return }
    introduce(i..<(i + 1), end: nil, Self.byDomain)
  }

  // MARK: Signs

  /// Whether a word with a capital can be told by its signs, whatever stands beside it.
  private func mayBeUnknown(_ i: Int) -> Bool {
    // Where nouns have capitals too, only what is written unlike a noun can be told.
    if reading.lexicon.hasNounCapitals && reading.facts[i].casing == .capitalized { return false }
    return reading.facts[i].kind == .word && !persons[i] && isUnknown(i)
  }

  /// An unknown name that several signs together show to be a company's.
  private mutating func findUnknown(at i: Int, _ isName: inout [Bool]) {
    if isName[i] { return }
    let sentence = reading.sentenceTokens(i)
    let isContinued = i > sentence.lowerBound && !isName[i - 1] && reading.isNameWord(i - 1) && !reading.isFirst(i - 1)
    if isContinued && reading.facts[i - 1].closing.isDisjoint(with: [.role, .companyAfter, .companyBefore]) { return }
    if reading.facts[i].casing == .upper && (signs.isShouting(sentence) || reading.tokens[i].range.count < 3) { return }
    guard var tokens = trimmed(i..<reading.nameEnd(from: i, maximum: 4, particles: false)) else { return }
    if reading.lexicon.hasNounCapitals { tokens = i..<(i + 1) }
    guard !tokens.contains(where: { isName[$0] || persons[$0] }), tokens.allSatisfy({ isCompatible($0) }) else { return }
    if signs.worth(of: tokens, beside: isName) >= Self.threshold, signs.isProse(sentence) {
      introduce(tokens, end: nil, Self.bySigns)
      for k in tokens { isName[k] = true }
    }
  }

  private func isUnknown(_ i: Int) -> Bool {
    let known = WordClass.ordinary.union(.names).subtracting(.ambiguousSurname).union([.organizationHead, .placeHead, .organizationOpening])
    return reading.facts[i].opening.isDisjoint(with: known)
  }

  /// A word that may be the second of a company's name.
  private func isCompatible(_ i: Int) -> Bool {
    reading.facts[i].opening.isDisjoint(with: [.stopword, .month, .weekday, .role, .title, .organization, .organizationHead, .placeHead])
  }

  // MARK: Names

  /// A name without words at its end that do not belong to it.
  private func trimmed(_ tokens: Range<Int>) -> Range<Int>? {
    var end = tokens.upperBound
    for k in tokens where k > tokens.lowerBound {
      if !reading.facts[k].opening.isDisjoint(with: [.role, .month, .weekday, .dateParticle]) || taken[k] {
        end = k
        break
      }
    }
    while end > tokens.lowerBound, reading.isHyphen(end - 1) { end -= 1 }
    // „X-Aktie“: the company is X.
    if end - tokens.lowerBound >= 3, reading.isHyphen(end - 2), reading.facts[end - 1].opening.contains(.companyAfter) { end -= 2 }
    return end > tokens.lowerBound ? tokens.lowerBound..<end : nil
  }

  private mutating func introduce(_ tokens: Range<Int>, end: Int?, _ confidence: Double) {
    guard !tokens.contains(where: { taken[$0] }) else { return }
    let company = doubtful(at: tokens) ?? company(named: tokens)
    introductions.append(CompanyIntroduction(tokens: tokens, confidence: confidence, company: company))
    findings.append(Finding(company, tokens.lowerBound..<(end ?? tokens.upperBound), confidence, in: reading))
  }

  /// The listed company whose name the tokens are, though nothing but what introduces it speaks for it.
  private func doubtful(at tokens: Range<Int>) -> Company? {
    let index = doubtful.partitioningIndex { $0.tokens.lowerBound >= tokens.lowerBound }
    return doubtful[index...].prefix { $0.tokens.lowerBound == tokens.lowerBound }.first { $0.tokens == tokens }.map {
      gazetteer.companies[Int(gazetteer.aliases[Int($0.aliases.lowerBound)].company)]
    }
  }

  private func company(named tokens: Range<Int>) -> Company {
    let start = reading.tokens[tokens.lowerBound].range.start
    // Only what an apostrophe sets off is sure to be an ending.
    let name = reading.text.string(TextRange(start, reading.endBeforeApostrophe(tokens.upperBound - 1)))
    return Company(id: slugs.slug(of: name), name: name, country: nil, kind: nil, parent: nil, isListed: false)
  }
}
