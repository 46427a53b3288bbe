import TextCore

/// Finds the companies of the gazetteer in a text.
///
/// Two rounds: names that can mean nothing else come first; then forms that are also ordinary words, for which the companies of the
/// first round are evidence.
struct ListedCompanyFinder {
  let gazetteer: CompanyGazetteer
  let reading: Reading
  /// The bit of the text's language, see ``CompanyAlias/kind(in:)``.
  private let language: UInt32
  private(set) var candidates: [CompanyCandidate] = []
  /// Companies that the text names, with how sure that is.
  private(set) var named: [Int32: Double] = [:]
  /// Where context words of any company stand; searched for only if a text has a form that needs them.
  private var contextHits: [(token: Int32, end: Int32, word: Int32)]?
  private var scratch: [PatternTrie.Match] = []
  /// Forms, by the first of their aliases, that stand behind an unknown word with a capital somewhere: „Scooter Braun“.
  private var isPartOfLonger: Set<Int32> = []
  /// Companies whose share the text names by its ticker: „(NYSE: GPS)“.
  private var tickered: Set<Int32> = []

  /// Acronyms up to this length, in bytes, stand for many things.
  private static let shortAcronym = 3
  /// Words between the name of a company and the legal form of its branch.
  private static let longestBranch = 3
  /// Evidence that makes a word the name of a company.
  private static let threshold = 2.0

  init(gazetteer: CompanyGazetteer, reading: Reading, language: UInt32) {
    self.gazetteer = gazetteer
    self.reading = reading
    self.language = language
    collect()
    decideNames()
  }

  private func kind(of alias: Int32) -> CompanyAlias.Kind { gazetteer.aliases[Int(alias)].kind(in: language) }

  // MARK: Candidates

  private mutating func collect() {
    for i in reading.tokens.indices {
      let token = reading.tokens[i]
      switch token.kind {
      case .word where !reading.traits[i].contains(.mayBeginCompany): break
      // „£3m“
      case .word where i > 0 && token.isJoined && UTF8Scalar.isDigit(reading.byte(i)) && reading.closing[i - 1].contains(.currency): break
      case .word, .abbreviation, .number, .handle, .domain:
        collect(at: i, from: token.range.start)
        if reading.lexicon.hasCompounds, token.casing != .lower, reading.isJoinedByHyphen(i) { collectCompound(at: i) }
      case .hashtag: collect(at: i, from: token.range.start + 1)
      case .punctuation where reading.isMark(i, UInt8(ascii: ":")): noteTicker(behind: i)
      default: break
      }
    }
  }

  private mutating func collect(at i: Int, from start: Int) {
    let bytes = reading.text.folded
    let folded = bytes.span
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    gazetteer.names.appendMatches(in: folded, at: start, to: &scratch, isLikely: reading.traits[i].contains(.mayBeginCompany))
    if scratch.isEmpty && reading.tokens[i].kind != .domain { return }
    let count = candidates.count
    take(scratch, at: i, from: start)
    if candidates.count == count, reading.tokens[i].kind == .domain { collectSubdomain(at: i, from: start) }
  }

  /// „Deutsche-Bank-Chef“: in compounds hyphens join the words of a name.
  private mutating func collectCompound(at i: Int) {
    if i > 0, reading.tokens[i].isJoined, reading.isHyphen(i - 1) { return }
    let start = reading.tokens[i].range.start
    var last = i
    while reading.isJoinedByHyphen(last), reading.isMark(last + 1, UInt8(ascii: "-")) { last += 2 }
    var words = Array(reading.text.folded[start..<reading.tokens[last].range.end])
    for k in words.indices where words[k] == UInt8(ascii: "-") { words[k] = UInt8(ascii: " ") }
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    gazetteer.names.appendMatches(in: words.span, at: 0, to: &scratch)
    let first = reading.tokens[i].range.count
    let matches = scratch.filter { $0.end > first && !isPair(words, first, $0.end) }
    take(matches.map { PatternTrie.Match(end: start + $0.end, value: $0.value) }, at: i, from: start)
  }

  /// „Siemens-Gamesa-Deal“: whether words of which the first ends at `first` are rather the names of two companies.
  private func isPair(_ words: [UInt8], _ first: Int, _ end: Int) -> Bool {
    isName(words, 0, first) && isName(words, first + 1, end)
  }

  private func isName(_ words: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var matches: [PatternTrie.Match] = []
    gazetteer.names.appendMatches(in: words.span, at: start, to: &matches)
    return matches.contains {
      $0.end == end && kind(of: gazetteer.groups[Int($0.value)].lowerBound) == .name
    }
  }

  /// „(NYSE: GPS)“: an exchange and a ticker in parentheses speak for the company, but are no mention of it.
  private mutating func noteTicker(behind mark: Int) {
    guard mark >= 2, mark + 1 < reading.tokens.count, reading.tokens[mark - 1].casing == .upper,
      reading.isMark(mark - 2, UInt8(ascii: "(")) || reading.isMark(mark - 2, UInt8(ascii: ","))
        || reading.isMark(mark - 2, UInt8(ascii: ";"))
    else { return }
    let range = reading.tokens[mark + 1].range
    let folded = reading.text.folded
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    gazetteer.names.appendMatches(in: folded.span, at: range.start, to: &scratch)
    for match in scratch where match.end == range.end {
      for index in gazetteer.groups[Int(match.value)] where gazetteer.aliases[Int(index)].kind == .ticker {
        tickered.insert(gazetteer.aliases[Int(index)].company)
      }
    }
  }

  private mutating func take(_ matches: [PatternTrie.Match], at i: Int, from start: Int) {
    let bytes = reading.text.folded
    let folded = bytes.span
    for match in matches.reversed() {
      var j = i
      while j < reading.tokens.count && reading.tokens[j].range.end < match.end { j += 1 }
      guard j < reading.tokens.count, reading.tokens[j].range.start < match.end else { continue }
      let token = reading.tokens[j]
      var end = match.end
      let rest = match.end..<token.range.end
      if !rest.isEmpty && !(token.kind == .abbreviation && rest.count == 1) {
        guard token.kind == .word else { continue }
        switch reading.lexicon.endings.rest(rest, of: folded) {
        case .nothing, .apostrophe: break
        case .ending: end = token.range.end
        case .otherWord: continue
        }
      }
      let aliases = gazetteer.groups[Int(match.value)]
      guard let (group, isShouted) = spelled(aliases, start, i..<(j + 1)) else { continue }
      var candidate = CompanyCandidate(
        tokens: i..<(j + 1), range: TextRange(start, end), end: j + 1, aliases: group, hasLegalForm: false, isShouted: isShouted)
      takeEnding(&candidate)
      takeTail(&candidate)
      takeLegalForm(&candidate)
      candidates.append(candidate)
      // Shorter forms of the same place count if the longest means no company; a name without doubt needs no fallback.
      if kind(of: group.lowerBound) == .name { break }
    }
  }

  private mutating func collectSubdomain(at i: Int, from start: Int) {
    let bytes = reading.text.utf8
    let range = reading.tokens[i].range
    guard let dot = bytes[start..<range.end].firstIndex(of: UInt8(ascii: ".")), dot + 1 < range.end else { return }
    collect(at: i, from: dot + 1)
  }

  /// Which of the forms that fold alike a place is written as.
  ///
  /// A name has the capitals of a name: `Apple` or `APPLE` for `Apple`, never `apple`. A form with a small letter in front, `eBay`, may
  /// be written either way.
  private func spelled(_ aliases: Range<Int32>, _ start: Int, _ tokens: Range<Int>) -> (Range<Int32>, isShouted: Bool)? {
    let first = reading.tokens[tokens.lowerBound]
    if first.kind == .handle || first.kind == .domain || first.kind == .hashtag { return (aliases, false) }
    let bytes = reading.text.utf8.span
    let spellings = gazetteer.spellings.span
    var fitting: Range<Int32>?
    var isShouted = false
    for index in aliases where gazetteer.aliases[Int(index)].kind != .ticker {
      let spelling = gazetteer.aliases[Int(index)].spelling
      var isExact = true
      var hasCapitals = true
      var letters = 0
      var capitals = 0
      for k in 0..<spelling.count {
        let byte = spellings[spelling.lowerBound + k]
        if byte & 0xC0 != 0x80 {
          letters += 1
          if UTF8Scalar.isUppercase(UTF8Scalar.decode(spellings, at: spelling.lowerBound + k).value) { capitals += 1 }
        }
        if byte != bytes[start + k] { isExact = false }
      }
      if !isExact {
        // An acronym of up to three letters is another word when it is not written as one: `DR`, `Dr`.
        if capitals == letters && letters <= 3 { hasCapitals = false }
        var allUpper = true
        for i in tokens {
          let token = reading.tokens[i]
          guard token.kind == .word || token.kind == .abbreviation else { continue }
          if token.casing != .upper && !(token.casing == .capitalized && token.range.count <= 2) { allUpper = false }
          let offset = token.range.start - start
          guard offset < spelling.count else { continue }
          let wanted = UTF8Scalar.isUppercase(UTF8Scalar.decode(spellings, at: spelling.lowerBound + offset).value)
          // The first word has its capital always; the others are small as often as not in some languages.
          if wanted && token.casing == .lower && (offset == 0 || kind(of: index) != .name || reading.lexicon.hasTitleCase) {
            hasCapitals = false
          }
          if wanted && token.casing == .mixed && !UTF8Scalar.isUppercase(UTF8Scalar.decode(bytes, at: token.range.start).value) {
            hasCapitals = false
          }
        }
        if allUpper && letters < 3 { hasCapitals = false }
        if !hasCapitals { continue }
        if allUpper && capitals < letters { isShouted = true }
      }
      fitting = fitting.map { $0.lowerBound..<(index + 1) } ?? index..<(index + 1)
    }
    return fitting.map { ($0, isShouted) }
  }

  /// An ending set off by a hyphen: `BMW-то`.
  private func takeEnding(_ candidate: inout CompanyCandidate) {
    let j = candidate.end - 1
    // „B.T.s“
    if reading.tokens[j].kind == .abbreviation, j + 1 < reading.tokens.count, reading.tokens[j + 1].isJoined,
      reading.tokens[j + 1].kind == .word,
      reading.lexicon.endings.rest(reading.tokens[j + 1].range.bytes, of: reading.text.folded.span) == .ending
    {
      candidate.end = j + 2
      candidate.range = TextRange(candidate.range.start, reading.tokens[j + 1].range.end)
      return
    }
    guard reading.isJoinedByHyphen(j), reading.tokens[j + 2].casing == .lower else { return }
    if reading.lexicon.endings.rest(reading.tokens[j + 2].range.bytes, of: reading.text.folded.span) == .ending {
      candidate.end = j + 3
      candidate.range = TextRange(candidate.range.start, reading.tokens[j + 2].range.end)
    }
  }

  /// Words that belong to the name and do not tell one company from the other: „Fanuc Deutschland“, „Pixar Animation“.
  private func takeTail(_ candidate: inout CompanyCandidate) {
    let kind = kind(of: candidate.aliases.lowerBound)
    guard kind == .name || kind == .word, candidate.range.end == reading.tokens[candidate.end - 1].range.end else { return }
    let sentence = reading.sentenceTokens(candidate.tokens.lowerBound)
    var hasHead = false
    while candidate.end < sentence.upperBound {
      let token = reading.tokens[candidate.end]
      guard token.kind == .word, !token.isJoined, token.casing == .capitalized, reading.length[candidate.end] <= 1,
        !reading.isJoinedByHyphen(candidate.end)
      else { return }
      let classes = reading.opening[candidate.end]
      // Where nouns have capitals too, the head of a company's name may be one: „Facebook Post“.
      let isTail = classes.contains(.genericTail) || (classes.contains(.companyHead) && !reading.lexicon.hasNounCapitals)
      guard isTail || (hasHead && classes.isEmpty) else { return }
      if classes.contains(.companyHead) { hasHead = true }
      candidate.end += 1
      candidate.range = TextRange(candidate.range.start, token.range.end)
    }
  }

  private mutating func takeLegalForm(_ candidate: inout CompanyCandidate) {
    let last = reading.sentenceTokens(candidate.tokens.lowerBound).upperBound
    var k = candidate.end
    if k < last && reading.isClosingQuote(k) { k += 1 }
    if k < last && reading.isMark(k, UInt8(ascii: ",")) { k += 1 }
    guard k < last, let end = gazetteer.legalForms.end(at: k, in: reading) ?? branchEnd(candidate, before: last) else { return }
    candidate.hasLegalForm = true
    candidate.end = end
    candidate.range = TextRange(candidate.range.start, reading.tokens[end - 1].range.end)
  }

  /// „Google Ireland Limited“: where the legal form ends that stands behind the place or trade of a company's branch.
  private func branchEnd(_ candidate: CompanyCandidate, before last: Int) -> Int? {
    let kind = kind(of: candidate.aliases.lowerBound)
    guard kind == .name || kind == .word, candidate.range.end == reading.tokens[candidate.end - 1].range.end else { return nil }
    for k in candidate.end..<min(last, candidate.end + Self.longestBranch) {
      guard reading.isNameWord(k), !reading.tokens[k].isJoined else { return nil }
      let classes = reading.opening[k]
      let isPart = !classes.isDisjoint(with: [.place, .demonym, .companyHead, .genericTail])
      // Where nouns have capitals, more than one unknown word may be anything: „für BMW Zulieferer Schmidt GmbH“.
      guard isPart || (classes.isEmpty && (k == candidate.end || !reading.lexicon.hasNounCapitals)) else { return nil }
      if let end = gazetteer.legalForms.end(at: k + 1, in: reading), end <= last { return end }
    }
    return nil
  }

  // MARK: Decisions

  /// Decides on forms that can mean nothing else.
  private mutating func decideNames() {
    for index in candidates.indices {
      let alias = gazetteer.aliases[Int(candidates[index].aliases.lowerBound)]
      let kind = alias.kind(in: language)
      guard kind <= .domain, !isOrdinary(candidates[index], alias), !isVetoed(candidates[index], alias) else { continue }
      let company = chosen(among: candidates[index], kind)
      let isLong = candidates[index].tokens.count > 1
      accept(index, company, candidates[index].hasLegalForm || isLong ? 0.96 : 0.92)
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
    return reading.length[i] == 1 && !reading.opening[i].isDisjoint(with: ordinary)
  }

  private func isBehindUnknown(_ i: Int) -> Bool {
    guard !reading.lexicon.hasNounCapitals, i > reading.sentenceTokens(i).lowerBound, !reading.tokens[i].isJoined else { return false }
    return reading.tokens[i - 1].casing == .capitalized && reading.tokens[i - 1].kind == .word
      && reading.closing[i - 1].isSubset(of: [.companyAfter, .firstName, .ambiguousFirstName]) && !reading.isFirst(i - 1)
  }

  /// Decides on forms that are ordinary words as well, by what speaks for a company.
  ///
  /// - Parameter persons: tokens that are part of a person's name.
  mutating func decideWords(persons: [Bool]) {
    withdrawSurnames(persons)
    for candidate in candidates where candidate.company < 0 && isBehindUnknown(candidate.tokens.lowerBound) {
      isPartOfLonger.insert(candidate.aliases.lowerBound)
    }
    // Twice, because one that is decided speaks for the next.
    for _ in 0..<2 {
      for index in candidates.indices where candidates[index].company < 0 {
        let candidate = candidates[index]
        if !candidate.hasLegalForm, candidate.tokens.contains(where: { persons[$0] }) { continue }
        var best: (company: Int32, score: Double)?
        for aliasIndex in candidate.aliases {
          let alias = gazetteer.aliases[Int(aliasIndex)]
          guard alias.kind(in: language) > .domain || isOrdinary(candidate, alias), !isVetoed(candidate, alias) else { continue }
          let score = evidence(for: candidate, alias)
          if score >= Self.threshold, best.map({ score > $0.score }) ?? true { best = (alias.company, score) }
        }
        if let best { accept(index, best.company, min(0.9, 0.55 + 0.08 * best.score)) }
      }
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
    let options = candidate.aliases.map { gazetteer.aliases[Int($0)] }.filter { $0.kind(in: language) == kind }
    guard options.count > 1 else { return options[0].company }
    var best = options[0].company
    var bestScore = -1.0
    for option in options {
      var score = contextScore(of: option.company, candidate)
      if let country = gazetteer.companies[Int(option.company)].country, reading.lexicon.countries.contains(country) { score += 1 }
      if score > bestScore { (best, bestScore) = (option.company, score) }
    }
    return best
  }

  /// Whether the words beside it make a form part of another name.
  private func isVetoed(_ candidate: CompanyCandidate, _ alias: CompanyAlias) -> Bool {
    if alias.kind == .handle || alias.kind == .domain || candidate.hasLegalForm { return false }
    let i = candidate.tokens.lowerBound
    let j = candidate.tokens.upperBound
    let isWord = alias.kind(in: language) >= .short
    if reading.tokens[i].kind == .hashtag { return isWord }
    let sentence = reading.sentenceTokens(i)
    // „Allianz Arena“, „Siemens-Stiftung“
    if j < sentence.upperBound {
      let head = reading.isHyphen(j) && j + 1 < sentence.upperBound ? j + 1 : j
      if !reading.opening[head].isDisjoint(with: [.placeHead, .organizationHead]) && reading.tokens[head].casing != .lower { return true }
    }
    // „Harrison Ford“, „Herr Douglas“
    if i > sentence.lowerBound, candidate.tokens.count == 1 {
      let before = reading.closing[i - 1]
      let isCapitalized = reading.tokens[i - 1].casing != .lower
      if before.contains(.firstName) && isCapitalized && reading.tokens[i - 1].kind == .word { return true }
      if before.contains(.ambiguousFirstName) && isCapitalized && (isWord || !reading.isFirst(i - 1)) && !before.contains(.stopword) {
        return true
      }
      if before.contains(.title) && !before.contains(.companyNoun) && isCapitalized && isWord { return true }
      if isInitial(i - 1) { return true }
    }
    // „Mercedes and Dan“
    if candidate.tokens.count == 1, !reading.opening[i].isDisjoint(with: .givenNames), isListedWithGivenName(i) { return true }
    guard isWord else { return false }
    if reading.opening[i].contains(.common), candidate.tokens.count == 1 { return true }
    // „X-bewertet“
    if reading.isJoinedByHyphen(j - 1), reading.tokens[j + 1].casing == .lower, reading.lexicon.hasNounCapitals, candidate.end == j {
      return true
    }
    // A given name before a surname: „Meta Müller“, „Спиди Гонзалес“.
    if j < sentence.upperBound, candidate.tokens.count == 1, reading.isNameWord(j), !reading.tokens[j].isJoined,
      reading.opening[j].isDisjoint(with: [.companyAfter, .genericTail, .companyHead])
    {
      if !reading.opening[i].isDisjoint(with: .givenNames) { return true }
    }
    return false
  }

  /// Whether a conjunction joins a word with a given name that is nothing else.
  private func isListedWithGivenName(_ i: Int) -> Bool {
    let sentence = reading.sentenceTokens(i)
    return [-1, 1].contains { step in
      guard sentence.contains(i + 2 * step), reading.tokens[i + step].kind == .word, reading.tokens[i + 2 * step].casing == .capitalized
      else { return false }
      return reading.lexicon.conjunctions.contains(reading.tokens[i + step], in: reading.text)
        && reading.opening[i + 2 * step].contains(.firstName)
    }
  }

  /// `J.` before a surname.
  private func isInitial(_ i: Int) -> Bool {
    guard i > 0, reading.isMark(i, UInt8(ascii: ".")) || reading.tokens[i].kind == .abbreviation else { return false }
    let letter = reading.tokens[i].kind == .abbreviation ? i : i - 1
    let range = reading.tokens[letter].range
    return range.count <= 3 && reading.tokens[letter].casing == .capitalized
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
    let isDemonym = candidate.tokens.count == 1 && reading.opening[i].contains(.demonym)
    let isInflected = candidate.range.end > candidate.range.start + gazetteer.aliases[Int(candidate.aliases.lowerBound)].spelling.count
    if let before = reading.previous(i) {
      if reading.isCompanyCue(before) { score += 2 } else if belongs(to: before, sentence) { score += 1.5 }
      if reading.closing[before].contains(.speech) { score += 1 }
    }
    if j < sentence.upperBound {
      if reading.isJoinedByHyphen(j - 1) {
        let head = reading.opening[j + 1]
        if !head.isDisjoint(with: [.companyAfter, .role]) {
          score += 2
        } else if !head.isDisjoint(with: [.companyNoun, .companyBefore]) {
          // „Chip-Riese“: what a company deals in stands there as well.
          score += 1
        }
      } else if reading.opening[j].contains(.companyAfter), !reading.opening[j].contains(.stopword), !isDemonym {
        score += isInflected ? 2 : reading.tokens[j].casing == .lower ? 1 : 0
      }
    }
    if isInflected { score += 0.5 }
    if isCoordinated(candidate) { score += 2 }
    if candidate.range.start > 0, i > sentence.lowerBound, reading.isOpeningQuote(i - 1), j < sentence.upperBound, reading.isClosingQuote(j)
    {
      score += 1
    }
    let casing = reading.tokens[i].casing
    if !candidate.isShouted {
      let isAcronym = casing == .upper && candidate.tokens.count == 1 && reading.tokens[i].range.count <= Self.shortAcronym
      if !reading.lexicon.hasNounCapitals, casing != .lower, !isDemonym, !reading.isFirst(i) {
        // Within a sentence the capital excludes ordinary words; what remains are other names, of which acronyms have many.
        let isName = reading.opening[i].subtracting(.ambiguousSurname).isEmpty && !isPartOfLonger.contains(candidate.aliases.lowerBound)
        score += isAcronym ? 1 : isName ? 2 : reading.opening[i].isDisjoint(with: .names) ? 1.5 : 1
      }
      if casing == .mixed || casing == .upper { score += isAcronym ? 0.5 : 1 }
    }
    if casing == .lower { score -= 1 }
    if let country = gazetteer.companies[Int(alias.company)].country, reading.lexicon.countries.contains(country) { score += 0.5 }
    if candidate.tokens.count > 1 { score += 1 }
    // A single letter names too many things.
    if candidate.tokens.count == 1, reading.tokens[i].range.count == 1 { score -= 1.5 }
    // In a longer name it is seldom the company: „Orange County“.
    if !reading.lexicon.hasNounCapitals, !candidate.isShouted, candidate.tokens.count == 1 {
      if j < sentence.upperBound, candidate.end == j, !isInflected, reading.isNameWord(j), !reading.tokens[j].isJoined { score -= 1.5 }
      if j < sentence.upperBound, reading.tokens[j].kind == .number { score -= 1 }
      if i > sentence.lowerBound, reading.isNameWord(i - 1), !reading.isFirst(i - 1),
        reading.closing[i - 1].isDisjoint(with: [.role, .companyBefore])
      {
        score -= 1.5
      }
    }
    return score + contextScore(of: alias.company, candidate)
  }

  /// „Kunden von X“, „direktør i X“: whether a word of something that companies have stands before the word before a name.
  private func belongs(to before: Int, _ sentence: Range<Int>) -> Bool {
    guard before > sentence.lowerBound, reading.closing[before].contains(.stopword), reading.tokens[before].casing == .lower else {
      return false
    }
    let things: WordClass = [.companyAfter, .role]
    if !reading.closing[before - 1].isDisjoint(with: things) { return true }
    return before - 1 > sentence.lowerBound && reading.closing[before - 1].contains(.stopword)
      && !reading.closing[before - 2].isDisjoint(with: things)
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
      || reading.opening[i].contains(.stopword) && reading.tokens[i].range.count <= 4 || reading.isOpeningQuote(i)
      || reading.isClosingQuote(i)
  }

  // MARK: Context

  private mutating func contextScore(of company: Int32, _ candidate: CompanyCandidate) -> Double {
    let wanted = gazetteer.contexts[Int(company)]
    if wanted.isEmpty { return 0 }
    let sentence = reading.sentenceTokens(candidate.tokens.lowerBound)
    var near: [Int32] = []
    var far: [Int32] = []
    for hit in hits() {
      guard wanted.contains(hit.word), !(candidate.tokens.contains(Int(hit.token)) && Int(hit.end) <= candidate.range.end) else { continue }
      if sentence.contains(Int(hit.token)) {
        if !near.contains(hit.word) { near.append(hit.word) }
      } else if !far.contains(hit.word) {
        far.append(hit.word)
      }
    }
    return (near.isEmpty ? 0 : 1.5 + 0.5 * Double(min(near.count, 3))) + 0.6 * Double(min(far.count, 3))
  }

  private mutating func hits() -> [(token: Int32, end: Int32, word: Int32)] {
    if let contextHits { return contextHits }
    var hits: [(token: Int32, end: Int32, word: Int32)] = []
    let bytes = reading.text.folded
    let folded = bytes.span
    for i in reading.tokens.indices where reading.tokens[i].kind != .punctuation {
      if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
      gazetteer.contextWords.appendMatches(in: folded, at: reading.tokens[i].range.start, to: &scratch)
      for match in scratch { hits.append((Int32(i), Int32(match.end), match.value)) }
    }
    contextHits = hits
    return hits
  }
}
