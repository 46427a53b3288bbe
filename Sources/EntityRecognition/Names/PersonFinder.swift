import TextCore

/// Finds persons: by given names, titles and roles before names, initials, and endings that only surnames have.
///
/// Whoever was named in full is found by the surname, or the given name alone, in the rest of the text.
struct PersonFinder {
  let reading: Reading
  /// Tokens of names of listed companies.
  private let taken: [Bool]
  /// Those that no person can share: of several words, with a legal form.
  private let firmlyTaken: [Bool]
  private(set) var findings: [Finding] = []
  /// Surnames and given names of persons found, by ``WordHash``; the value is an index into `findings`.
  private var known = FormTableBuilder(minimumCapacity: 32)
  private var knownBeginnings = WordBeginnings()

  private static let byGivenName = 0.93
  private static let byAmbiguousName = 0.72
  private static let byTitle = 0.9
  private static let byRole = 0.7
  private static let byInitial = 0.75
  private static let bySurnameEnding = 0.67
  private static let bySurname = 0.6
  /// Behind a given name a word is a surname unless its shape speaks clearly for a noun: „Aileens Geburt“.
  private static let nounShape = -2.0
  private static let bySurnameBehindName = 0.66
  private static let again = 0.8

  init(reading: Reading, listed: [CompanyCandidate]) {
    self.reading = reading
    var taken = Array(repeating: false, count: reading.tokens.count)
    var firmlyTaken = taken
    for candidate in listed where candidate.company >= 0 {
      for i in candidate.tokens.lowerBound..<candidate.end {
        taken[i] = true
        firmlyTaken[i] = candidate.end - candidate.tokens.lowerBound > 1
      }
    }
    self.taken = taken
    self.firmlyTaken = firmlyTaken
    var next = 0
    for (index, i) in reading.capitals.enumerated() where i >= next {
      let capital = index + 1 < reading.capitals.count ? reading.capitals[index + 1] : reading.tokens.count
      // Most words with a capital are nouns: with none in reach that they could make a name with.
      guard capital <= i + 4 && mayGoOn(behind: i) || mayStandAlone(i), let (name, confidence) = name(at: i, beforeCapital: capital) else {
        continue
      }
      add(name, confidence)
      next = name.upperBound
    }
    findAgain()
  }

  /// Whether a word may be a person's name without another one: what is a surname, or stands behind a title.
  @inline(__always)
  private func mayStandAlone(_ i: Int) -> Bool {
    !reading.facts[i].opening.isDisjoint(with: .surname) || cue(before: i).contains(.title)
  }

  /// The person's name that begins with token `i`, if one does.
  ///
  /// - Parameter capital: the next token with a capital, or the end of the text.
  private func name(at i: Int, beforeCapital capital: Int) -> (tokens: Range<Int>, confidence: Double)? {
    let classes = reading.facts[i].opening
    let cue = cue(before: i)
    let token = reading.tokens[i]
    guard isPersonWord(i) || reading.isInitial(i) else { return nil }
    let end = nameEnd(from: i, beforeCapital: capital)
    let words = wordCount(i..<end)
    if words == 1, !mayStandAlone(i) { return nil }
    if classes.contains(.firstName), token.kind == .word {
      return words > 1 ? (i..<end, Self.byGivenName) : nil
    }
    if !cue.isEmpty {
      if cue.contains(.title), !taken[i], classes.isDisjoint(with: [.place, .organization, .companyNoun]) {
        return (i..<end, Self.byTitle)
      }
      if cue.contains(.role), words > 1, words <= 3, !taken[i],
        classes.isDisjoint(with: [.place, .organization, .companyBefore, .companyAfter, .role, .title])
      {
        return (i..<end, Self.byRole)
      }
    }
    if reading.isInitial(i), words > 1, !taken[end - 1] { return (i..<end, Self.byInitial) }
    if classes.contains(.ambiguousFirstName), words > 1, words <= 3, !taken[i + 1],
      !classes.contains(.stopword) || !reading.isFirst(i),
      reading.facts[i + 1].opening.isDisjoint(with: [.companyHead, .placeHead, .organizationHead])
    {
      return (i..<end, Self.byAmbiguousName)
    }
    if classes.contains(.surname), words == 1, !taken[i], !reading.isJoinedByHyphen(i), i == 0 || !reading.tokens[i].isJoined,
      classes.isDisjoint(with: WordClass.ordinary.union([.place, .organization])), token.casing == .capitalized
    {
      return (i..<end, Self.bySurname)
    }
    if words == 2 || words == 3, reading.facts[end - 1].opening.contains(.surname), end - i > 1, !taken[i], !taken[end - 1],
      !reading.lexicon.hasNounCapitals, classes.isEmpty, !reading.isFirst(i)
    {
      return (i..<end, Self.bySurnameBehindName)
    }
    if words == 2 || words == 3, hasSurnameEnding(end - 1), !taken[i], !taken[end - 1],
      classes.isDisjoint(with: [.place, .organization, .companyBefore, .companyNoun, .role, .month, .weekday])
    {
      return (i..<end, Self.bySurnameEnding)
    }
    return nil
  }

  /// What the word before a name may be, and the one before a dot there: „Dr. Müller“.
  @inline(__always)
  private func cue(before i: Int) -> WordClass {
    let first = reading.sentenceTokens(i).lowerBound
    guard i > first else { return [] }
    let cue = reading.facts[i - 1].closing
    return reading.isMark(i - 1, UInt8(ascii: ".")) && i - 1 > first ? cue.union(reading.facts[i - 2].closing) : cue
  }

  /// A word that may be part of a person's name.
  @inline(__always)
  private func isPersonWord(_ i: Int) -> Bool {
    let facts = reading.facts[i]
    guard facts.traits.contains(.nameWord), facts.kind == .word else { return false }
    if facts.casing == .upper, facts.opening.isDisjoint(with: .givenNames), reading.tokens[i].range.count > 3 {
      // „Angela MERKEL“ is one, „Peter NATO“ none; capitals throughout are left to the words before.
      return i > 0 && reading.facts[i - 1].closing.contains(.firstName) || (i > 0 && reading.facts[i - 1].casing == .upper)
    }
    return true
  }

  /// Whether a token can be followed by another one of the same name.
  @inline(__always)
  private func mayGoOn(behind i: Int) -> Bool {
    guard i + 1 < reading.tokens.count else { return false }
    let next = reading.facts[i + 1]
    return !next.traits.isDisjoint(with: [.capital, .hyphen]) || next.mark == UInt8(ascii: ".") || next.small.contains(.personParticle)
  }

  private func nameEnd(from i: Int, beforeCapital capital: Int) -> Int {
    // Behind a word, or a letter and its dot, at most two particles stand before the next word with a capital.
    guard capital < i + 5 else { return i + 1 }
    let limit = min(reading.sentenceTokens(i).upperBound, i + 8)
    guard capital < limit else { return i + 1 }
    var j = i
    var end = i
    var words = 0
    while j < limit, words < 5 {
      if reading.isInitial(j) {
        j += reading.facts[j].kind == .abbreviation ? 1 : 2
        words += 1
      } else if isPersonWord(j), j == i || (continues(j) && !taken[j]) {
        j += 1
        end = j
        words += 1
        // A surname with a genitive ends the name.
        if reading.endBeforeApostrophe(j - 1) < reading.tokens[j - 1].range.end { break }
      } else if j > i, j + 1 < limit, reading.isHyphen(j), reading.tokens[j].isJoined, reading.tokens[j + 1].isJoined, isPersonWord(j + 1),
        reading.facts[j + 1].opening.isDisjoint(with: [.companyAfter, .role, .companyBefore, .companyNoun])
      {
        j += 1
      } else if j > i, j + 1 < limit, isPersonWord(j + 1), reading.isPersonParticle(j) {
        j += 1
      } else if j > i, j + 2 < limit, isPersonWord(j + 2), reading.isPersonParticle(j), reading.isPersonParticle(j + 1) {
        j += 2
      } else {
        break
      }
    }
    return max(end, i + 1)
  }

  /// Whether a capitalised word goes on with a person's name rather than beginning something else.
  private func continues(_ i: Int) -> Bool {
    let classes = reading.facts[i].opening
    if !classes.isDisjoint(with: .givenNames.union(.surnames)) { return true }
    if reading.lexicon.hasNounCapitals, reading.looksLikeNoun(i, below: Self.nounShape) { return false }
    return classes.isDisjoint(with: [
      .month, .weekday, .role, .title, .organization, .companyHead, .organizationHead, .currency, .companyAfter,
    ])
  }

  private func wordCount(_ tokens: Range<Int>) -> Int {
    var count = 0
    for i in tokens where reading.facts[i].kind != .punctuation && !(i > tokens.lowerBound && reading.tokens[i].isJoined) { count += 1 }
    return count
  }

  private func hasSurnameEnding(_ i: Int) -> Bool {
    reading.lexicon.hasSurnameEnding(reading.tokens[i].range.bytes, in: reading.text.folded.span)
  }

  /// For every token whether it is part of a name that is a person's rather than anything else's.
  var isPerson: [Bool] {
    var isPerson = Array(repeating: false, count: reading.tokens.count)
    for finding in findings { for i in finding.tokens { isPerson[i] = true } }
    return isPerson
  }

  private mutating func add(_ tokens: Range<Int>, _ confidence: Double) {
    let name = TextRange(reading.tokens[tokens.lowerBound].range.start, reading.stem(tokens.upperBound - 1).upperBound)
    let isFull = tokens.count > 1
    findings.append(
      Finding(
        kind: .person, tokens: tokens, range: reading.range(tokens), confidence: confidence, name: isFull ? reading.text.string(name) : nil)
    )
    let index = Int32(findings.count - 1)
    let folded = reading.text.folded
    for i in isFull ? [tokens.lowerBound, tokens.upperBound - 1] : [tokens.lowerBound] where !reading.isInitial(i) {
      known.insert(reading.tokens[i].hash, index)
      knownBeginnings.insert(reading.tokens[i].range, in: folded.span)
      if let stem = reading.stemHash(i) { known.insert(stem, index) }
    }
  }

  private mutating func findAgain() {
    guard !findings.isEmpty else { return }
    var covered = firmlyTaken
    for finding in findings { for i in finding.tokens { covered[i] = true } }
    let bytes = reading.text.folded
    let folded = bytes.span
    for i in reading.capitals where reading.isNameWord(i) && !covered[i] && reading.facts[i].kind == .word {
      guard knownBeginnings.mayContain(reading.tokens[i].range, in: folded) else { continue }
      var index = known.value(of: reading.tokens[i].hash)
      if index == nil, let stem = reading.stemHash(i) { index = known.value(of: stem) }
      guard let index else { continue }
      // „Kosan-direktører“ are named after the firm.
      if reading.isJoinedByHyphen(i), !reading.facts[i + 2].opening.isDisjoint(with: [.companyAfter, .role, .companyNoun]) { continue }
      // A company's name is a person's only behind the person.
      if taken[i], !findings.contains(where: { $0.tokens.count > 1 && $0.tokens.upperBound <= i }) { continue }
      let name = findings[Int(index)].name
      findings.append(Finding(kind: .person, tokens: i..<(i + 1), range: reading.range(i..<(i + 1)), confidence: Self.again, name: name))
    }
  }
}
