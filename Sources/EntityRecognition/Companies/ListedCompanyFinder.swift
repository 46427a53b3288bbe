import TextCore

/// Finds the companies of the gazetteer in a text: decides which places of their forms (``CompanyCandidateFinder``) mean them.
///
/// Two rounds: names that can mean nothing else come first; then forms that are also ordinary words, for which the companies of the
/// first round are evidence.
struct ListedCompanyFinder {
  let gazetteer: CompanyGazetteer
  let reading: Reading
  /// The bit of the text's language, see ``CompanyAlias/kind(in:)``.
  private let language: UInt32
  private(set) var candidates: [CompanyCandidate]
  /// Companies that the text names, with how sure that is.
  private(set) var named: [Int32: Double] = [:]
  /// Searched for only if a text has a form that needs them.
  private var contextHits: ContextHits?
  /// Forms, by the first of their aliases, that stand behind an unknown word with a capital somewhere: „Scooter Braun“.
  private var isPartOfLonger: Set<Int32> = []
  /// Companies whose share the text names by its ticker: „(NYSE: GPS)“.
  private let tickered: Set<Int32>

  /// Acronyms up to this length, in bytes, stand for many things.
  private static let shortAcronym = 3
  /// Evidence that makes a word the name of a company.
  private static let threshold = 2.0

  init(gazetteer: CompanyGazetteer, reading: Reading, language: UInt32) {
    self.gazetteer = gazetteer
    self.reading = reading
    self.language = language
    let places = CompanyCandidateFinder(gazetteer: gazetteer, reading: reading, language: language)
    candidates = places.candidates
    tickered = places.tickered
    decideNames()
  }

  // MARK: Decisions

  /// Decides on forms that can mean nothing else.
  private mutating func decideNames() {
    for index in candidates.indices {
      let candidate = candidates[index]
      let alias = gazetteer.aliases[Int(candidate.aliases.lowerBound)]
      let kind = alias.kind(in: language)
      guard kind <= .domain, !isOrdinary(candidate, alias), !isVetoed(candidate, alias) else { continue }
      let isLong = candidate.tokens.count > 1
      accept(index, chosen(among: candidate, kind), candidate.hasLegalForm || isLong ? 0.96 : 0.92)
    }
  }

  /// A name that the language has as an ordinary word too needs the evidence a word needs.
  private func isOrdinary(_ candidate: CompanyCandidate, _ alias: CompanyAlias) -> Bool {
    guard alias.kind(in: language) == .name, candidate.tokens.count == 1, !candidate.hasLegalForm else { return false }
    let i = candidate.tokens.lowerBound
    // „Scooter Braun“: behind an unknown word with a capital it may be the end of another name.
    if isBehindUnknown(i) { return true }
    // Nouns beside companies are left out: „Boeing“ is one of them („Ryanair-Boeing“).
    let ordinary = WordClass.ordinary.union([.firstName, .place]).subtracting([.companyBefore, .companyAfter])
    return reading.facts[i].length == 1 && !reading.facts[i].opening.isDisjoint(with: ordinary)
  }

  private func isBehindUnknown(_ i: Int) -> Bool {
    guard !reading.lexicon.hasNounCapitals, i > reading.sentenceTokens(i).lowerBound, !reading.tokens[i].isJoined else { return false }
    return reading.facts[i - 1].casing == .capitalized && reading.facts[i - 1].kind == .word
      && reading.facts[i - 1].closing.isSubset(of: [.companyAfter, .firstName, .ambiguousFirstName]) && !reading.isFirst(i - 1)
  }

  /// Decides on forms that are ordinary words as well, by what speaks for a company.
  ///
  /// - Parameter persons: tokens that are part of a person's name.
  mutating func decideWords(persons: [Bool]) {
    withdrawSurnames(persons)
    for candidate in candidates where candidate.company < 0 && isBehindUnknown(candidate.tokens.lowerBound) {
      isPartOfLonger.insert(candidate.aliases.lowerBound)
    }
    // Twice, because one that is decided speaks for the others: the second time for those before it.
    var end = candidates.count
    for _ in 0..<2 {
      var lastDecided = 0
      for index in 0..<end where candidates[index].company < 0 {
        let candidate = candidates[index]
        if !candidate.hasLegalForm, candidate.tokens.contains(where: { persons[$0] }) { continue }
        var best: (company: Int32, score: Double)?
        for aliasIndex in candidate.aliases {
          let alias = gazetteer.aliases[Int(aliasIndex)]
          guard alias.kind(in: language) > .domain || isOrdinary(candidate, alias), !isVetoed(candidate, alias) else { continue }
          let score = evidence(for: candidate, alias)
          if score >= Self.threshold, best.map({ score > $0.score }) ?? true { best = (alias.company, score) }
        }
        if let best {
          accept(index, best.company, min(0.9, 0.55 + 0.08 * best.score))
          lastDecided = index
        }
      }
      end = lastDecided
    }
    preferLonger()
  }

  /// „Alex Lowes … Lowes“: a name that a person of the text has, and had before the company was named, is that person's.
  private mutating func withdrawSurnames(_ persons: [Bool]) {
    var kept: Set<Int32> = []
    for index in candidates.indices where candidates[index].company >= 0 {
      let candidate = candidates[index]
      let i = candidate.tokens.lowerBound
      let isAmongPersons = candidate.tokens.count == 1 && !candidate.hasLegalForm && persons[i]
      if !isAmongPersons || kept.contains(candidate.company) || reading.isJoinedByHyphen(i)
        || reading.previous(i).map({ reading.isCompanyCue($0) }) ?? false
      {
        kept.insert(candidate.company)
      } else {
        candidates[index].company = -1
      }
    }
    named = named.filter { kept.contains($0.key) }
  }

  /// Of two forms of one company that overlap the longer one stands: „The Guardian“, not „Guardian“.
  private mutating func preferLonger() {
    for index in candidates.indices.dropFirst() where candidates[index].company >= 0 {
      var other = index - 1
      while other >= 0, candidates[other].range.end > candidates[index].range.start {
        if candidates[other].company == candidates[index].company, candidates[other].range.contains(candidates[index].range) {
          candidates[other].confidence = max(candidates[other].confidence, candidates[index].confidence + 0.001)
        }
        other -= 1
      }
    }
  }

  private mutating func accept(_ index: Int, _ company: Int32, _ confidence: Double) {
    candidates[index].company = company
    candidates[index].confidence = confidence
    named[company] = max(named[company] ?? 0, confidence)
  }

  /// Of companies that share a name the one that the text's words speak for, then one of the language's countries.
  private mutating func chosen(among candidate: CompanyCandidate, _ kind: CompanyAlias.Kind) -> Int32 {
    if candidate.aliases.count == 1 { return gazetteer.aliases[Int(candidate.aliases.lowerBound)].company }
    let options = candidate.aliases.map { gazetteer.aliases[Int($0)] }.filter { $0.kind(in: language) == kind }
    guard options.count > 1 else { return options[0].company }
    var best = options[0].company
    var bestScore = -1.0
    for option in options {
      var score = contextScore(of: option.company, candidate)
      if let country = gazetteer.companies.country(of: option.company), reading.lexicon.countries.contains(country) { score += 1 }
      if score > bestScore { (best, bestScore) = (option.company, score) }
    }
    return best
  }

  /// Whether the words beside it make a form part of another name.
  private func isVetoed(_ candidate: CompanyCandidate, _ alias: CompanyAlias) -> Bool {
    if candidate.isPartOfName { return true }
    if alias.kind == .handle || alias.kind == .domain || candidate.hasLegalForm { return false }
    let i = candidate.tokens.lowerBound
    let j = candidate.tokens.upperBound
    let isWord = alias.kind(in: language) >= .short
    if reading.facts[i].kind == .hashtag { return isWord }
    let sentence = reading.sentenceTokens(i)
    // „Allianz Arena“, „Siemens-Stiftung“
    if j < sentence.upperBound {
      let head = reading.isHyphen(j) && j + 1 < sentence.upperBound ? j + 1 : j
      if !reading.facts[head].opening.isDisjoint(with: .otherHeads) && reading.facts[head].casing != .lower {
        return true
      }
      // „Jysk Håndboldforbund“
      if head == j, reading.facts[j].casing == .capitalized, reading.facts[j].opening.isEmpty, reading.lexicon.hasCompounds,
        reading.facts[j].kind == .word, !reading.endClasses(of: j).isDisjoint(with: .otherHeads)
      {
        return true
      }
    }
    // „улица „Шел““, „„Арена Армеец““
    if i >= sentence.lowerBound + 2,
      reading.isOpeningQuote(i - 1) && reading.facts[i - 2].closing.contains(.placeHead)
        || reading.isOpeningQuote(i - 2) && reading.facts[i - 1].closing.contains(.placeHead) && reading.facts[i - 1].casing != .lower
    {
      return true
    }
    // „Harrison Ford“, „Herr Douglas“
    if i > sentence.lowerBound, candidate.tokens.count == 1 {
      let before = reading.facts[i - 1].closing
      let isCapitalized = reading.facts[i - 1].casing != .lower
      if before.contains(.firstName) && isCapitalized && reading.facts[i - 1].kind == .word { return true }
      if before.contains(.ambiguousFirstName) && isCapitalized && (isWord || !reading.isFirst(i - 1)) && !before.contains(.stopword) {
        return true
      }
      if before.contains(.title) && !before.contains(.companyNoun) && isCapitalized && isWord { return true }
      if isInitial(i - 1) { return true }
    }
    // „Mercedes and Dan“
    if candidate.tokens.count == 1, !reading.facts[i].opening.isDisjoint(with: .givenNames), isListedWithGivenName(i) { return true }
    guard isWord else { return false }
    if reading.facts[i].opening.contains(.common), candidate.tokens.count == 1 { return true }
    // „X-bewertet“
    if reading.isJoinedByHyphen(j - 1), reading.facts[j + 1].casing == .lower, reading.lexicon.hasNounCapitals, candidate.end == j {
      return true
    }
    // A given name before a surname: „Meta Müller“, „Спиди Гонзалес“.
    if j < sentence.upperBound, candidate.tokens.count == 1, reading.isNameWord(j), !reading.tokens[j].isJoined,
      reading.facts[j].opening.isDisjoint(with: [.companyAfter, .genericTail, .companyHead])
    {
      if !reading.facts[i].opening.isDisjoint(with: .givenNames) { return true }
    }
    return false
  }

  /// Whether a conjunction joins a word with a given name that is nothing else.
  private func isListedWithGivenName(_ i: Int) -> Bool {
    let sentence = reading.sentenceTokens(i)
    return [-1, 1].contains { step in
      guard sentence.contains(i + 2 * step), reading.facts[i + 2 * step].casing == .capitalized else { return false }
      return reading.isSmallWord(i + step, .conjunction) && reading.facts[i + 2 * step].opening.contains(.firstName)
    }
  }

  /// `J.` before a surname.
  private func isInitial(_ i: Int) -> Bool {
    guard i > 0, reading.isMark(i, UInt8(ascii: ".")) || reading.facts[i].kind == .abbreviation else { return false }
    let letter = reading.facts[i].kind == .abbreviation ? i : i - 1
    let range = reading.tokens[letter].range
    return range.count <= 3 && reading.facts[letter].casing == .capitalized
      && (letter == i || (range.count <= 2 && reading.tokens[i].isJoined))
  }

  /// How much speaks for it that a word means a company.
  private mutating func evidence(for candidate: CompanyCandidate, _ alias: CompanyAlias) -> Double {
    let i = candidate.tokens.lowerBound
    let j = candidate.tokens.upperBound
    let sentence = reading.sentenceTokens(i)
    var score = 0.0
    if candidate.hasLegalForm { score += 3 }
    if named[alias.company] != nil || tickered.contains(alias.company) { score += 3 }
    if alias.kind == .short { return score }
    // „Swiss scientists“, „Austrian shares“: the capital and what follows are the adjective's.
    let isDemonym = candidate.tokens.count == 1 && reading.facts[i].opening.contains(.demonym)
    let end = max(candidate.range.end, reading.tokens[j - 1].range.end)
    let isInflected = end > candidate.range.start + gazetteer.aliases[Int(candidate.aliases.lowerBound)].spelling.count
    if let before = reading.previous(i) {
      if reading.isCompanyCue(before) { score += 2 } else if belongs(to: before, sentence) { score += 1.5 }
      if reading.facts[before].closing.contains(.speech) { score += 1 }
    }
    if j < sentence.upperBound {
      if reading.isJoinedByHyphen(j - 1) {
        let head = reading.facts[j + 1].opening
        if !head.isDisjoint(with: [.companyAfter, .role]) {
          score += 2
        } else if !head.isDisjoint(with: [.companyNoun, .companyBefore]) {
          // „Chip-Riese“: what a company deals in stands there as well.
          score += 1
        }
      } else if reading.facts[j].opening.contains(.companyAfter), !reading.facts[j].opening.contains(.stopword), !isDemonym {
        score += isInflected ? 2 : reading.facts[j].casing == .lower ? 1 : 0
      }
    }
    if isInflected { score += 0.5 }
    if isSubject(of: j, i, sentence) { score += reading.facts[i].opening.isDisjoint(with: .names) ? 2 : 1 }
    if isCoordinated(candidate) { score += 2 }
    if candidate.range.start > 0, i > sentence.lowerBound, reading.isOpeningQuote(i - 1), j < sentence.upperBound, reading.isClosingQuote(j)
    {
      score += 1
    }
    let casing = reading.facts[i].casing
    if !candidate.isShouted {
      let isAcronym = casing == .upper && candidate.tokens.count == 1 && reading.tokens[i].range.count <= Self.shortAcronym
      if !reading.lexicon.hasNounCapitals, casing != .lower, !isDemonym, !reading.isFirst(i) {
        // Within a sentence the capital excludes ordinary words; what remains are other names, of which acronyms have many.
        let isName =
          reading.facts[i].opening.subtracting(.ambiguousSurname).isEmpty && !isPartOfLonger.contains(candidate.aliases.lowerBound)
        score += isAcronym ? 1 : isName ? 2 : reading.facts[i].opening.isDisjoint(with: .names) ? 1.5 : 1
      }
      if casing == .mixed || casing == .upper { score += isAcronym ? 0.5 : 1 }
    }
    if casing == .lower { score -= 1 }
    if let country = gazetteer.companies.country(of: alias.company), reading.lexicon.countries.contains(country) { score += 0.5 }
    if candidate.tokens.count > 1 { score += 1 }
    // A single letter names too many things, unless it is said what it names.
    if candidate.tokens.count == 1, reading.tokens[i].range.count == 1, !(reading.previous(i).map { reading.isCompanyCue($0) } ?? false) {
      score -= 1.5
    }
    // In a longer name it is seldom the company: „Orange County“.
    if !reading.lexicon.hasNounCapitals, !candidate.isShouted, candidate.tokens.count == 1 {
      if j < sentence.upperBound, candidate.end == j, !isInflected, reading.isNameWord(j), !reading.tokens[j].isJoined { score -= 1.5 }
      if j < sentence.upperBound, reading.facts[j].kind == .number { score -= 1 }
      if i > sentence.lowerBound, reading.isNameWord(i - 1), !reading.isFirst(i - 1),
        reading.facts[i - 1].closing.isDisjoint(with: [.role, .companyBefore])
      {
        score -= 1.5
      }
    }
    return score + contextScore(of: alias.company, candidate)
  }

  /// „Shell raised its dividend“, „Linde will close“: a word that opens a sentence without an article and does what companies do.
  private func isSubject(of verb: Int, _ i: Int, _ sentence: Range<Int>) -> Bool {
    guard i == sentence.lowerBound || reading.facts[i - 1].kind == .punctuation && !reading.tokens[i].isJoined,
      reading.facts[i].casing != .lower, verb < sentence.upperBound, !reading.tokens[verb].isJoined
    else { return false }
    // „has cut“, „will close“
    let isAuxiliary = reading.facts[verb].opening.contains(.stopword) && verb + 1 < sentence.upperBound
    let deed = isAuxiliary && !reading.facts[verb].opening.contains(.companyDeed) ? verb + 1 : verb
    return reading.facts[deed].casing == .lower && reading.facts[deed].opening.contains(.companyDeed)
  }

  /// „Kunden von X“, „direktør i X“: whether a word of something that companies have stands before the word before a name.
  private func belongs(to before: Int, _ sentence: Range<Int>) -> Bool {
    guard before > sentence.lowerBound, reading.facts[before].closing.contains(.stopword), reading.facts[before].casing == .lower else {
      return false
    }
    let things: WordClass = [.companyAfter, .role]
    if !reading.facts[before - 1].closing.isDisjoint(with: things) { return true }
    return before - 1 > sentence.lowerBound && reading.facts[before - 1].closing.contains(.stopword)
      && !reading.facts[before - 2].closing.isDisjoint(with: things)
  }

  /// „Fielmann, Douglas und Müller“
  private func isCoordinated(_ candidate: CompanyCandidate) -> Bool {
    let sentence = reading.sentenceTokens(candidate.tokens.lowerBound)
    for other in candidates where other.company >= 0 && sentence.contains(other.tokens.lowerBound) {
      let (first, second) = other.tokens.lowerBound < candidate.tokens.lowerBound ? (other, candidate) : (candidate, other)
      let gap = first.end..<max(first.end, second.tokens.lowerBound)
      guard (1...4).contains(gap.count) else { continue }
      if gap.allSatisfy({ isListMark($0) }) { return true }
    }
    return false
  }

  private func isListMark(_ i: Int) -> Bool {
    reading.isMark(i, UInt8(ascii: ",")) || reading.isMark(i, UInt8(ascii: "(")) || reading.isMark(i, UInt8(ascii: ")"))
      || reading.isMark(i, UInt8(ascii: "/")) || reading.isMark(i, UInt8(ascii: "&"))
      || reading.facts[i].opening.contains(.stopword) && reading.tokens[i].range.count <= 4 || reading.isOpeningQuote(i)
      || reading.isClosingQuote(i)
  }

  // MARK: Context

  private mutating func contextScore(of company: Int32, _ candidate: CompanyCandidate) -> Double {
    let words = gazetteer.context(of: company)
    if words.isEmpty { return 0 }
    if contextHits == nil { contextHits = ContextHits(of: gazetteer.contextWords, in: reading) }
    guard let found = contextHits?.count(of: words, for: candidate, in: reading.sentenceTokens(candidate.tokens.lowerBound)) else {
      return 0
    }
    return (found.near == 0 ? 0 : 1.5 + 0.5 * Double(min(found.near, 3))) + 0.6 * Double(min(found.far, 3))
  }
}
