import TextCore

/// Finds names that no list has and no rule has found, and tells persons, places and organizations apart by many weak signs.
///
/// The signs are the shape of the words, what stands before and behind, and known names in the same list; each adds its weight
/// (``NameSigns``), and a name stands if one kind is likely enough.
struct UnknownNameFinder {
  let reading: Reading
  /// The kind of the mention that each token belongs to, as far as there is one.
  let known: [Mention.Kind?]

  /// From here on an added name gains more in recall than it costs in precision (F1 on one half of the development texts with
  /// weights from the other).
  static let threshold = 0.4
  /// German words whose shape speaks less for a name than this are nouns.
  private static let nounShape = -1.2
  /// In tokens, hyphens included.
  private static let longestName = 4
  /// In bytes.
  private static let longestAcronym = 5
  /// Shapes beyond these bounds say no more.
  private static let shapeBounds = -3.0...4.0

  var findings: [Finding] {
    if reading.lexicon.nameSigns.isEmpty { return [] }
    return scoredNames().compactMap { name in
      if name.score.mostProbable < Self.threshold { return nil }
      let (kind, probability) = name.score.best
      if probability < Self.threshold { return nil }
      return Finding(kind: kind, tokens: name.tokens, range: reading.range(name.tokens), confidence: probability)
    }
  }

  /// The unknown names with their scores; one that stands several times has everywhere the mean of its scores.
  private func scoredNames() -> [(tokens: Range<Int>, score: NameSigns.Score)] {
    var scored: [(tokens: Range<Int>, score: NameSigns.Score)] = []
    var sum = NameSigns.Sum(reading.lexicon.nameSigns, reading.text)
    // The names that are the same, by a number for each name; by hashes alone, like the words in ``FormTable``.
    let names = names()
    scored.reserveCapacity(names.count)
    var numbers = FormTableBuilder(minimumCapacity: names.count)
    var numberOf: [Int] = []
    var counts: [Int] = []
    numberOf.reserveCapacity(names.count)
    counts.reserveCapacity(names.count)
    for name in names {
      let words = reading.tokens[name].reduce(0) { $0 &* 31 &+ $1.hash }
      let number = Int(numbers.insert(words, Int32(counts.count)))
      if number == counts.count { counts.append(0) }
      counts[number] += 1
      numberOf.append(number)
      sum.score = NameSigns.Score()
      addSigns(of: name, to: &sum)
      scored.append((name, sum.score))
    }
    if counts.count == names.count { return scored }
    var means = [NameSigns.Score](repeating: NameSigns.Score(), count: counts.count)
    for (index, number) in numberOf.enumerated() where counts[number] > 1 {
      means[number].add(scored[index].score, times: 1 / Double(counts[number]))
    }
    for (index, number) in numberOf.enumerated() where counts[number] > 1 { scored[index].score = means[number] }
    return scored
  }

  /// The tokens of each name that is not known.
  func names() -> [Range<Int>] {
    var names: [Range<Int>] = []
    names.reserveCapacity(reading.unknownWords.count)
    var next = 0
    for i in reading.unknownWords where i >= next && isPart(i) {
      next = nameEnd(from: i)
      names.append(i..<next)
    }
    return names
  }

  // MARK: Names

  /// A word with a capital that is neither known nor an ordinary word.
  private func isPart(_ i: Int) -> Bool {
    let facts = reading.facts[i]
    guard facts.traits.contains(.mayBeUnknownName), known[i] == nil else { return false }
    guard reading.lexicon.hasNounCapitals, facts.casing == .capitalized,
      facts.opening.isDisjoint(with: WordClass.givenNames.union(.surnames))
    else { return true }
    return !reading.looksLikeNoun(i, below: Self.nounShape)
  }

  private func nameEnd(from i: Int) -> Int {
    let limit = min(reading.sentenceTokens(i).upperBound, i + Self.longestName)
    var end = i + 1
    while end < limit {
      if isPart(end) {
        end += 1
      } else if reading.isJoinedByHyphen(end - 1), isPart(end + 1) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  @inline(__always)
  private func isCapitalized(_ i: Int) -> Bool {
    UTF8Scalar.isUppercase(UTF8Scalar.decode(reading.text.utf8.span, at: reading.tokens[i].range.start).value)
  }

  private func shape(_ i: Int) -> NameShapes.Score {
    let word = reading.tokens[i].range.start..<reading.endBeforeApostrophe(i)
    return word == reading.stem(i) ? reading.shape(i) : reading.lexicon.nameShapes.score(of: word, in: reading.text.folded.span)
  }

  // MARK: Signs

  /// Tells `sink` every sign in and beside a name.
  func addSigns<Sink: NameSignSink>(of tokens: Range<Int>, to sink: inout Sink) {
    sink.add(.always, 1)
    addName(tokens, &sink)
    addBefore(tokens, &sink)
    addBehind(tokens, &sink)
  }

  private func addName<Sink: NameSignSink>(_ tokens: Range<Int>, _ sink: inout Sink) {
    var words = 0.0
    var sum = NameShapes.Score()
    var last = NameShapes.Score()
    var classes: WordClass = []
    for i in tokens where reading.facts[i].kind == .word {
      words += 1
      last = shape(i)
      sum.person += last.person
      sum.place += last.place
      classes.formUnion(reading.facts[i].opening)
      classes.formUnion(reading.facts[i].closing)
    }
    func bounded(_ value: Double) -> Double { min(max(value, Self.shapeBounds.lowerBound), Self.shapeBounds.upperBound) / 4 }
    sink.add(.personShape, bounded(sum.person / words))
    sink.add(.placeShape, bounded(sum.place / words))
    sink.add(.lastPersonShape, bounded(last.person - last.place))
    sink.add(words == 1 ? .oneWord : words == 2 ? .twoWords : .moreWords, 1)
    let first = reading.tokens[tokens.lowerBound]
    if first.casing == .upper {
      sink.add(.capitals, 1)
      if first.range.count <= Self.longestAcronym { sink.add(.acronym, 1) }
    } else if first.casing == .mixed {
      sink.add(.innerCapital, 1)
    }
    if isFirst(tokens.lowerBound) {
      sink.add(.first, 1)
      if words == 1 { sink.add(.firstAlone, 1) }
    }
    if first.range.count < 4 { sink.add(.short, 1) }
    if classes.contains(.surname) { sink.add(.surname, 1) }
    if classes.contains(.ambiguousSurname) { sink.add(.ambiguousSurname, 1) }
    if !reading.facts[tokens.lowerBound].opening.isDisjoint(with: .givenNames) { sink.add(.givenName, 1) }
    let end = tokens.upperBound - 1
    if reading.endBeforeApostrophe(end) < reading.tokens[end].range.end {
      sink.add(.apostrophe, 1)
    } else if reading.stem(end).count < reading.tokens[end].range.count {
      sink.add(.ending, 1)
    }
    if classes.contains(.companyHead) { sink.add(.companyHead, 1) }
    if !classes.isDisjoint(with: [.organizationHead, .organizationOpening]) { sink.add(.organizationHead, 1) }
    if classes.contains(.placeHead) { sink.add(.placeHead, 1) }
  }

  private func addBefore<Sink: NameSignSink>(_ tokens: Range<Int>, _ sink: inout Sink) {
    var i = tokens.lowerBound - 1
    guard i >= 0, isSameLine(i, tokens.lowerBound) else {
      sink.add(.lineStart, 1)
      return
    }
    if let kind = neighbour(i, step: -1) { addListed(kind, &sink) }
    if reading.isOpeningQuote(i), i > 0, isSameLine(i - 1, i) {
      sink.add(.quoted, 1)
      i -= 1
    }
    let token = reading.tokens[i]
    guard token.kind == .word else {
      if reading.isMark(i, UInt8(ascii: "(")) {
        sink.add(.afterParenthesis, 1)
      } else if reading.isMark(i, UInt8(ascii: ",")) {
        sink.add(.afterComma, 1)
      } else if !reading.isOpeningQuote(i) {
        sink.add(.afterMark, 1)
      }
      if reading.isHyphen(i), reading.tokens[tokens.lowerBound].isJoined { sink.add(.afterHyphen, 1) }
      return
    }
    let lexicon = reading.lexicon
    let small = reading.facts[i].small
    if small.contains(.placePreposition) { sink.add(.placePreposition, 1) }
    if small.contains(.companyPreposition) { sink.add(.companyPreposition, 1) }
    if small.contains(.determiner) { sink.add(.determiner, 1) }
    if small.contains(.conjunction) { sink.add(.afterConjunction, 1) }
    sink.addWord(after: token)
    let classes = reading.facts[i].closing
    if classes.contains(.speech) { sink.add(.afterSpeech, 1) }
    if !classes.contains(.stopword) {
      if classes.contains(.title) { sink.add(.afterTitle, 1) }
      if classes.contains(.role) { sink.add(.afterRole, 1) }
      if classes.contains(.companyNoun) { sink.add(.afterCompanyNoun, 1) }
      if classes.contains(.companyBefore) { sink.add(.afterCompanyCue, 1) }
      if classes.contains(.companyAfter) { sink.add(.afterCompanyThing, 1) }
      if classes.contains(.organizationHead) { sink.add(.afterOrganizationHead, 1) }
      if classes.contains(.placeHead) { sink.add(.afterPlaceHead, 1) }
      if classes.contains(.companyHead) { sink.add(.afterCompanyHead, 1) }
      if token.casing == .lower {
        sink.add(.afterSmallWord, 1)
        if lexicon.hasAdjectiveEnding(token.range.bytes, in: reading.text.folded.span) { sink.add(.afterAdjectiveEnding, 1) }
      }
    }
    if token.casing != .lower, isCapitalized(i), !isFirst(i) { sink.add(.afterCapital, 1) }
  }

  private func addBehind<Sink: NameSignSink>(_ tokens: Range<Int>, _ sink: inout Sink) {
    var i = tokens.upperBound
    guard i < reading.tokens.count, isSameLine(i - 1, i) else { return }
    if let kind = neighbour(i, step: 1) { addListed(kind, &sink) }
    if reading.isHyphen(i), reading.tokens[i].isJoined { sink.add(.beforeHyphen, 1) }
    if reading.isClosingQuote(i), i + 1 < reading.tokens.count, isSameLine(i, i + 1) { i += 1 }
    let token = reading.tokens[i]
    switch token.kind {
    case .word, .abbreviation:
      let classes = reading.facts[i].opening
      if classes.contains(.speech) { sink.add(.beforeSpeech, 1) }
      sink.addWord(before: token)
      if !classes.contains(.stopword) {
        if classes.contains(.role) { sink.add(.beforeRole, 1) }
        if classes.contains(.companyNoun) { sink.add(.beforeCompanyNoun, 1) }
        if classes.contains(.companyAfter) { sink.add(.beforeCompanyThing, 1) }
        if classes.contains(.organizationHead) { sink.add(.beforeOrganizationHead, 1) }
        if classes.contains(.placeHead) { sink.add(.beforePlaceHead, 1) }
        if token.casing == .lower { sink.add(.beforeSmallWord, 1) }
      }
      if token.casing != .lower, isCapitalized(i) { sink.add(.beforeCapital, 1) }
    case .number:
      sink.add(.beforeNumber, 1)
    default:
      if reading.isMark(i, UInt8(ascii: ")")) { sink.add(.beforeClosingParenthesis, 1) }
      if reading.isMark(i, UInt8(ascii: "(")) { sink.add(.beforeParenthesis, 1) }
      if reading.isMark(i, UInt8(ascii: ",")) { sink.add(.beforeComma, 1) }
      if reading.isMark(i, UInt8(ascii: ".")) { sink.add(.beforeFullStop, 1) }
      if reading.isMark(i, UInt8(ascii: ":")) { sink.add(.beforeColon, 1) }
    }
  }

  /// The kind of the known name on the other side of a comma, slash or conjunction.
  private func neighbour(_ mark: Int, step: Int) -> Mention.Kind? {
    let other = mark + step
    guard reading.tokens.indices.contains(other), isSameLine(min(mark, other), max(mark, other)) else { return nil }
    let isListMark =
      reading.isMark(mark, UInt8(ascii: ",")) || reading.isMark(mark, UInt8(ascii: "/")) || reading.isMark(mark, UInt8(ascii: "&"))
      || reading.isSmallWord(mark, .conjunction)
    return isListMark ? known[other] : nil
  }

  private func addListed<Sink: NameSignSink>(_ kind: Mention.Kind, _ sink: inout Sink) {
    switch kind {
    case .person: sink.add(.listedWithPerson, 1)
    case .place: sink.add(.listedWithPlace, 1)
    case .organization, .company: sink.add(.listedWithOrganization, 1)
    default: break
    }
  }

  /// Whether a token is the first word of a sentence, or of what follows a colon or a bullet.
  private func isFirst(_ i: Int) -> Bool {
    var k = i - 1
    while k >= 0, isSameLine(k, k + 1), reading.facts[k].kind != .word {
      if reading.facts[k].sentence != reading.facts[i].sentence || reading.isMark(k, UInt8(ascii: ":")) || reading.facts[k].kind == .symbol
      {
        return true
      }
      k -= 1
    }
    return k < 0 || !isSameLine(k, k + 1) || reading.facts[k].sentence != reading.facts[i].sentence
  }

  /// Whether no line break stands between two tokens that follow each other.
  private func isSameLine(_ i: Int, _ j: Int) -> Bool {
    guard reading.facts[i].sentence != reading.facts[j].sentence else { return true }
    return !reading.text.utf8[reading.tokens[i].range.end..<reading.tokens[j].range.start].contains(0x0A)
  }
}
