import TextCore

/// Finds names that no list has and no rule has found, and tells persons, places and organizations apart by many weak signs.
///
/// The signs are the shape of the words, what stands before and behind, and known names in the same list; each adds its weight
/// (``NameSigns``), and a name stands if one kind is likely enough.
struct UnknownNameFinder {
  let reading: Reading
  /// The kind of the mention that each token belongs to, as far as there is one.
  private let known: [Mention.Kind?]
  private(set) var findings: [Finding] = []

  /// From here on an added name gains more in recall than it costs in precision (F1 on one half of the development texts with
  /// weights from the other).
  private static let threshold = 0.4
  /// German words whose shape speaks less for a name than this are nouns.
  private static let nounShape = -1.2
  /// In tokens, hyphens included.
  private static let longestName = 4
  /// In bytes.
  private static let longestAcronym = 5
  /// Shapes beyond these bounds say no more.
  private static let shapeBounds = -3.0...4.0

  init(reading: Reading, known: [Mention.Kind?]) {
    self.reading = reading
    self.known = known
    if reading.lexicon.nameSigns.isEmpty { return }
    for candidate in candidates() {
      let (kind, probability) = candidate.score.best
      if probability >= Self.threshold {
        findings.append(
          Finding(kind: kind, tokens: candidate.tokens, range: reading.range(candidate.tokens), confidence: probability))
      }
    }
  }

  /// The unknown names with their scores; one that stands several times has everywhere the mean of its scores.
  private func candidates() -> [(tokens: Range<Int>, score: NameSigns.Score)] {
    var candidates: [(tokens: Range<Int>, score: NameSigns.Score)] = []
    var places: [UInt64: [Int]] = [:]
    var i = 0
    while i < reading.tokens.count {
      guard isPart(i) else {
        i += 1
        continue
      }
      let end = nameEnd(from: i)
      places[reading.tokens[i..<end].reduce(0) { $0 &* 31 &+ $1.hash }, default: []].append(candidates.count)
      candidates.append((i..<end, score(i..<end)))
      i = end
    }
    for (_, indices) in places where indices.count > 1 {
      var mean = NameSigns.Score()
      for index in indices { mean.add(candidates[index].score, times: 1 / Double(indices.count)) }
      for index in indices { candidates[index].score = mean }
    }
    return candidates
  }

  // MARK: Names

  /// A word with a capital that is neither known nor an ordinary word.
  private func isPart(_ i: Int) -> Bool {
    let token = reading.tokens[i]
    guard token.kind == .word, known[i] == nil, token.casing != .lower, isCapitalized(i), reading.isNameWord(i) else { return false }
    let classes = reading.opening[i]
    let isAcronym = token.casing == .upper && token.range.count > 2
    if !isAcronym && !classes.isDisjoint(with: .ordinary) { return false }
    guard reading.lexicon.hasNounCapitals, token.casing == .capitalized, classes.isDisjoint(with: WordClass.givenNames.union(.surnames))
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

  private func isCapitalized(_ i: Int) -> Bool {
    UTF8Scalar.isUppercase(UTF8Scalar.decode(reading.text.utf8.span, at: reading.tokens[i].range.start).value)
  }

  private func shape(_ i: Int) -> NameShapes.Score {
    reading.lexicon.nameShapes.score(of: withoutApostrophe(i), in: reading.text.folded.span)
  }

  /// The bytes of a token without a genitive that an apostrophe sets off.
  private func withoutApostrophe(_ i: Int) -> Range<Int> {
    let stem = reading.stem(i)
    let byte = stem.upperBound < reading.tokens[i].range.end ? reading.text.utf8[stem.upperBound] : 0
    return byte == UInt8(ascii: "'") || byte == 0xE2 || byte == 0xC2 ? stem : reading.tokens[i].range.bytes
  }

  // MARK: Signs

  private func score(_ tokens: Range<Int>) -> NameSigns.Score {
    let signs = reading.lexicon.nameSigns
    var score = signs[.always]
    addName(tokens, &score)
    addBefore(tokens, &score)
    addBehind(tokens, &score)
    return score
  }

  private func addName(_ tokens: Range<Int>, _ score: inout NameSigns.Score) {
    let signs = reading.lexicon.nameSigns
    var words = 0.0
    var sum = NameShapes.Score()
    var last = NameShapes.Score()
    var classes: WordClass = []
    for i in tokens where reading.tokens[i].kind == .word {
      words += 1
      last = shape(i)
      sum.person += last.person
      sum.place += last.place
      classes.formUnion(reading.opening[i])
      classes.formUnion(reading.closing[i])
    }
    func bounded(_ value: Double) -> Double { min(max(value, Self.shapeBounds.lowerBound), Self.shapeBounds.upperBound) / 4 }
    score.add(signs[.personShape], times: bounded(sum.person / words))
    score.add(signs[.placeShape], times: bounded(sum.place / words))
    score.add(signs[.lastPersonShape], times: bounded(last.person - last.place))
    score += signs[words == 1 ? .oneWord : words == 2 ? .twoWords : .moreWords]
    let first = reading.tokens[tokens.lowerBound]
    if first.casing == .upper {
      score += signs[.capitals]
      if first.range.count <= Self.longestAcronym { score += signs[.acronym] }
    } else if first.casing == .mixed {
      score += signs[.innerCapital]
    }
    if isFirst(tokens.lowerBound) {
      score += signs[.first]
      if words == 1 { score += signs[.firstAlone] }
    }
    if first.range.count < 4 { score += signs[.short] }
    if classes.contains(.surname) { score += signs[.surname] }
    if classes.contains(.ambiguousSurname) { score += signs[.ambiguousSurname] }
    if !reading.opening[tokens.lowerBound].isDisjoint(with: .givenNames) { score += signs[.givenName] }
    let end = tokens.upperBound - 1
    if withoutApostrophe(end).count < reading.tokens[end].range.count {
      score += signs[.apostrophe]
    } else if reading.stem(end).count < reading.tokens[end].range.count {
      score += signs[.ending]
    }
    if classes.contains(.companyHead) { score += signs[.companyHead] }
    if !classes.isDisjoint(with: [.organizationHead, .organizationOpening]) { score += signs[.organizationHead] }
    if classes.contains(.placeHead) { score += signs[.placeHead] }
  }

  private func addBefore(_ tokens: Range<Int>, _ score: inout NameSigns.Score) {
    let signs = reading.lexicon.nameSigns
    var i = tokens.lowerBound - 1
    guard i >= 0, isSameLine(i, tokens.lowerBound) else {
      score += signs[.lineStart]
      return
    }
    if let kind = neighbour(i, step: -1) { addListed(kind, &score) }
    if reading.isOpeningQuote(i), i > 0, isSameLine(i - 1, i) {
      score += signs[.quoted]
      i -= 1
    }
    let token = reading.tokens[i]
    guard token.kind == .word else {
      if reading.isMark(i, UInt8(ascii: "(")) {
        score += signs[.afterParenthesis]
      } else if reading.isMark(i, UInt8(ascii: ",")) {
        score += signs[.afterComma]
      } else if !reading.isOpeningQuote(i) {
        score += signs[.afterMark]
      }
      if reading.isHyphen(i), reading.tokens[tokens.lowerBound].isJoined { score += signs[.afterHyphen] }
      return
    }
    let lexicon = reading.lexicon
    if lexicon.placePrepositions.contains(token, in: reading.text) { score += signs[.placePreposition] }
    if lexicon.companyPrepositions.contains(token, in: reading.text) { score += signs[.companyPreposition] }
    if lexicon.determiners.contains(token, in: reading.text) { score += signs[.determiner] }
    if lexicon.conjunctions.contains(token, in: reading.text) { score += signs[.afterConjunction] }
    if let word = signs.score(after: token, in: reading.text) { score += word }
    let classes = reading.closing[i]
    if classes.contains(.speech) { score += signs[.afterSpeech] }
    if !classes.contains(.stopword) {
      if classes.contains(.title) { score += signs[.afterTitle] }
      if classes.contains(.role) { score += signs[.afterRole] }
      if classes.contains(.companyNoun) { score += signs[.afterCompanyNoun] }
      if classes.contains(.companyBefore) { score += signs[.afterCompanyCue] }
      if classes.contains(.companyAfter) { score += signs[.afterCompanyThing] }
      if classes.contains(.organizationHead) { score += signs[.afterOrganizationHead] }
      if classes.contains(.placeHead) { score += signs[.afterPlaceHead] }
      if classes.contains(.companyHead) { score += signs[.afterCompanyHead] }
      if token.casing == .lower {
        score += signs[.afterSmallWord]
        if lexicon.hasAdjectiveEnding(token.range.bytes, in: reading.text.folded) { score += signs[.afterAdjectiveEnding] }
      }
    }
    if token.casing != .lower, isCapitalized(i), !isFirst(i) { score += signs[.afterCapital] }
  }

  private func addBehind(_ tokens: Range<Int>, _ score: inout NameSigns.Score) {
    let signs = reading.lexicon.nameSigns
    var i = tokens.upperBound
    guard i < reading.tokens.count, isSameLine(i - 1, i) else { return }
    if let kind = neighbour(i, step: 1) { addListed(kind, &score) }
    if reading.isHyphen(i), reading.tokens[i].isJoined { score += signs[.beforeHyphen] }
    if reading.isClosingQuote(i), i + 1 < reading.tokens.count, isSameLine(i, i + 1) { i += 1 }
    let token = reading.tokens[i]
    switch token.kind {
    case .word, .abbreviation:
      let classes = reading.opening[i]
      if classes.contains(.speech) { score += signs[.beforeSpeech] }
      if let word = signs.score(before: token, in: reading.text) { score += word }
      if !classes.contains(.stopword) {
        if classes.contains(.role) { score += signs[.beforeRole] }
        if classes.contains(.companyNoun) { score += signs[.beforeCompanyNoun] }
        if classes.contains(.companyAfter) { score += signs[.beforeCompanyThing] }
        if classes.contains(.organizationHead) { score += signs[.beforeOrganizationHead] }
        if classes.contains(.placeHead) { score += signs[.beforePlaceHead] }
        if token.casing == .lower { score += signs[.beforeSmallWord] }
      }
      if token.casing != .lower, isCapitalized(i) { score += signs[.beforeCapital] }
    case .number:
      score += signs[.beforeNumber]
    default:
      if reading.isMark(i, UInt8(ascii: ")")) { score += signs[.beforeClosingParenthesis] }
      if reading.isMark(i, UInt8(ascii: "(")) { score += signs[.beforeParenthesis] }
      if reading.isMark(i, UInt8(ascii: ",")) { score += signs[.beforeComma] }
      if reading.isMark(i, UInt8(ascii: ".")) { score += signs[.beforeFullStop] }
      if reading.isMark(i, UInt8(ascii: ":")) { score += signs[.beforeColon] }
    }
  }

  /// The kind of the known name on the other side of a comma, slash or conjunction.
  private func neighbour(_ mark: Int, step: Int) -> Mention.Kind? {
    let other = mark + step
    guard reading.tokens.indices.contains(other), isSameLine(min(mark, other), max(mark, other)) else { return nil }
    let isListMark =
      reading.isMark(mark, UInt8(ascii: ",")) || reading.isMark(mark, UInt8(ascii: "/")) || reading.isMark(mark, UInt8(ascii: "&"))
      || reading.tokens[mark].kind == .word && reading.lexicon.conjunctions.contains(reading.tokens[mark], in: reading.text)
    return isListMark ? known[other] : nil
  }

  private func addListed(_ kind: Mention.Kind, _ score: inout NameSigns.Score) {
    let signs = reading.lexicon.nameSigns
    switch kind {
    case .person: score += signs[.listedWithPerson]
    case .place: score += signs[.listedWithPlace]
    case .organization, .company: score += signs[.listedWithOrganization]
    default: break
    }
  }

  /// Whether a token is the first word of a sentence, or of what follows a colon or a bullet.
  private func isFirst(_ i: Int) -> Bool {
    var k = i - 1
    while k >= 0, isSameLine(k, k + 1), reading.tokens[k].kind != .word {
      if reading.sentence[k] != reading.sentence[i] || reading.isMark(k, UInt8(ascii: ":")) || reading.tokens[k].kind == .symbol {
        return true
      }
      k -= 1
    }
    return k < 0 || !isSameLine(k, k + 1) || reading.sentence[k] != reading.sentence[i]
  }

  /// Whether no line break stands between two tokens that follow each other.
  private func isSameLine(_ i: Int, _ j: Int) -> Bool {
    guard reading.sentence[i] != reading.sentence[j] else { return true }
    return !reading.text.utf8[reading.tokens[i].range.end..<reading.tokens[j].range.start].contains(0x0A)
  }
}
