import TextCore

/// Finds the places where a text has a form of a listed company, spelled as names are; whether they mean the company is decided later.
struct CompanyCandidateFinder {
  private let gazetteer: CompanyGazetteer
  private let reading: Reading
  /// The bit of the text's language, see ``CompanyAlias/kind(in:)``.
  private let language: UInt32
  /// The gazetteer's, because of a struct in a class every use copies all fields.
  private let names: PatternTrie
  private(set) var candidates: [CompanyCandidate] = []
  /// Companies whose share the text names by its ticker: „(NYSE: GPS)“.
  private(set) var tickered: Set<Int32> = []
  private var scratch: [PatternTrie.Match] = []

  /// Words between the name of a company and the legal form of its branch.
  private static let longestBranch = 3
  /// Tokens of a name in quotation marks before or behind the form that is looked at.
  private static let longestQuotation = 5

  init(gazetteer: CompanyGazetteer, reading: Reading, language: UInt32) {
    self.gazetteer = gazetteer
    self.reading = reading
    self.language = language
    names = gazetteer.names
    collect()
  }

  private func kind(of alias: Int32) -> CompanyAlias.Kind { gazetteer.aliases[Int(alias)].kind(in: language) }

  private mutating func collect() {
    let reading = reading
    let bytes = reading.text.folded
    let folded = bytes.span
    reading.forEachToken(with: .mayBeginCompany) { i in
      let token = reading.tokens[i]
      switch token.kind {
      // „£3m“
      case .word where i > 0 && token.isJoined && UTF8Scalar.isDigit(reading.byte(i)) && reading.facts[i - 1].closing.contains(.currency):
        break
      case .word, .abbreviation, .number, .handle, .domain:
        collect(at: i, from: token.range.start, in: folded)
        if reading.lexicon.hasCompounds, token.casing != .lower, reading.isJoinedByHyphen(i) { collectCompound(at: i) }
      case .hashtag: collect(at: i, from: token.range.start + 1, in: folded)
      default: break
      }
      return i + 1
    }
    for i in reading.colons { noteTicker(behind: i) }
  }

  private mutating func collect(at i: Int, from start: Int, in folded: Span<UInt8>) {
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    names.appendMatches(in: folded, at: start, to: &scratch, isLikely: true)
    if scratch.isEmpty && reading.facts[i].kind != .domain { return }
    let count = candidates.count
    take(scratch, at: i, from: start, in: folded)
    if candidates.count == count, reading.facts[i].kind == .domain { collectSubdomain(at: i, from: start, in: folded) }
  }

  /// „Deutsche-Bank-Chef“: in compounds hyphens join the words of a name.
  private mutating func collectCompound(at i: Int) {
    if i > 0, reading.tokens[i].isJoined, reading.isHyphen(i - 1) { return }
    let start = reading.tokens[i].range.start
    var last = i
    while reading.isJoinedByHyphen(last), reading.isMark(last + 1, UInt8(ascii: "-")) { last += 2 }
    let folded = reading.text.folded
    var words = Array(folded[start..<reading.tokens[last].range.end])
    for k in words.indices where words[k] == UInt8(ascii: "-") { words[k] = UInt8(ascii: " ") }
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    names.appendMatches(in: words.span, at: 0, to: &scratch)
    let first = reading.tokens[i].range.count
    let matches = scratch.filter { $0.end > first && !isPair(words, first, $0.end) }
    take(matches.map { PatternTrie.Match(end: start + $0.end, value: $0.value) }, at: i, from: start, in: folded.span)
  }

  /// „Siemens-Gamesa-Deal“: whether words of which the first ends at `first` are rather the names of two companies.
  private func isPair(_ words: [UInt8], _ first: Int, _ end: Int) -> Bool {
    isName(words, 0, first) && isName(words, first + 1, end)
  }

  private func isName(_ words: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var matches: [PatternTrie.Match] = []
    names.appendMatches(in: words.span, at: start, to: &matches)
    return matches.contains {
      $0.end == end && kind(of: gazetteer.groups[Int($0.value)].lowerBound) == .name
    }
  }

  /// „(NYSE: GPS)“: an exchange and a ticker in parentheses speak for the company, but are no mention of it.
  private mutating func noteTicker(behind mark: Int) {
    guard mark >= 2, mark + 1 < reading.tokens.count, reading.facts[mark - 1].casing == .upper,
      reading.isMark(mark - 2, UInt8(ascii: "(")) || reading.isMark(mark - 2, UInt8(ascii: ","))
        || reading.isMark(mark - 2, UInt8(ascii: ";"))
    else { return }
    let range = reading.tokens[mark + 1].range
    let folded = reading.text.folded
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    names.appendMatches(in: folded.span, at: range.start, to: &scratch)
    for match in scratch where match.end == range.end {
      for index in gazetteer.groups[Int(match.value)] where gazetteer.aliases[Int(index)].kind == .ticker {
        tickered.insert(gazetteer.aliases[Int(index)].company)
      }
    }
  }

  private mutating func take(_ matches: [PatternTrie.Match], at i: Int, from start: Int, in folded: Span<UInt8>) {
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
        case .ending: end = max(end, reading.endBeforeApostrophe(j))
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
      candidate.isPartOfName = isPartOfQuotedName(candidate) || isPartner(candidate)
      candidates.append(candidate)
      // Shorter forms of the same place count if the longest means no company; a name without doubt needs no fallback.
      if kind(of: group.lowerBound) == .name { break }
    }
  }

  private mutating func collectSubdomain(at i: Int, from start: Int, in folded: Span<UInt8>) {
    let bytes = reading.text.utf8
    let range = reading.tokens[i].range
    guard let dot = bytes[start..<range.end].firstIndex(of: UInt8(ascii: ".")), dot + 1 < range.end else { return }
    collect(at: i, from: dot + 1, in: folded)
  }

  /// Which of the forms that fold alike a place is written as.
  ///
  /// A name has the capitals of a name: `Apple` or `APPLE` for `Apple`, never `apple`. A form with a small letter in front, `eBay`, may
  /// be written either way.
  private func spelled(_ aliases: Range<Int32>, _ start: Int, _ tokens: Range<Int>) -> (Range<Int32>, isShouted: Bool)? {
    let first = reading.tokens[tokens.lowerBound]
    if first.kind == .handle || first.kind == .domain || first.kind == .hashtag { return (aliases, false) }
    let bytes = reading.text.utf8.span
    let allSpellings = gazetteer.spellings
    let spellings = allSpellings.span
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
    if reading.facts[j].kind == .abbreviation, j + 1 < reading.tokens.count, reading.tokens[j + 1].isJoined,
      reading.facts[j + 1].kind == .word,
      reading.lexicon.endings.rest(reading.tokens[j + 1].range.bytes, of: reading.text.folded.span) == .ending
    {
      candidate.end = j + 2
      candidate.range = TextRange(candidate.range.start, reading.tokens[j + 1].range.end)
      return
    }
    guard reading.isJoinedByHyphen(j), reading.facts[j + 2].casing == .lower else { return }
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
      guard token.kind == .word, !token.isJoined, token.casing == .capitalized, reading.facts[candidate.end].length <= 1,
        !reading.isJoinedByHyphen(candidate.end)
      else { return }
      let classes = reading.facts[candidate.end].opening
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
      let classes = reading.facts[k].opening
      // A name that is a word as well is part of many others: „Nordlys Revision A/S“.
      let isPart = !classes.isDisjoint(with: kind == .word ? [.place, .demonym] : [.place, .demonym, .companyHead, .genericTail])
      // Where nouns have capitals, more than one unknown word may be anything: „für BMW Zulieferer Schmidt GmbH“.
      let mayBePart = kind == .name && classes.isEmpty && (k == candidate.end || !reading.lexicon.hasNounCapitals)
      guard isPart || mayBePart else { return nil }
      let form = k + 1 < last && reading.isClosingQuote(k + 1) ? k + 2 : k + 1
      if let end = gazetteer.legalForms.end(at: form, in: reading), end <= last { return end }
    }
    return nil
  }

  /// „Müller & Söhne KG“: whether a name that is a word as well is joined to another one that has a legal form.
  private func isPartner(_ candidate: CompanyCandidate) -> Bool {
    let next = candidate.tokens.upperBound
    return !candidate.hasLegalForm && kind(of: candidate.aliases.lowerBound) == .word && next + 2 < reading.tokens.count
      && reading.isMark(next, UInt8(ascii: "&")) && reading.isNameWord(next + 1)
      && gazetteer.legalForms.end(at: next + 2, in: reading) != nil
  }

  /// „Нова Овергаз“ ЕАД: whether a form is a part of a longer name in quotation marks with a legal form behind them, which is another
  /// company's.
  private func isPartOfQuotedName(_ candidate: CompanyCandidate) -> Bool {
    let sentence = reading.sentenceTokens(candidate.tokens.lowerBound)
    func isInside(_ k: Int) -> Bool {
      !reading.isOpeningQuote(k) && !reading.isClosingQuote(k) && !reading.isMark(k, UInt8(ascii: ","))
    }
    var open = candidate.tokens.lowerBound - 1
    let first = max(sentence.lowerBound, open - Self.longestQuotation)
    while open > first, isInside(open) { open -= 1 }
    guard open >= first, reading.isOpeningQuote(open) else { return false }
    var close = candidate.tokens.upperBound
    let limit = min(sentence.upperBound, close + Self.longestQuotation)
    while close < limit, isInside(close) { close += 1 }
    guard close < limit, reading.isClosingQuote(close), let end = gazetteer.legalForms.end(at: close + 1, in: reading) else { return false }
    // What begins with the name and ends with the legal form is a branch: „Лидл България“ ЕООД.
    return open + 1 < candidate.tokens.lowerBound || end > candidate.end
  }
}
