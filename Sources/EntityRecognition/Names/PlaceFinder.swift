import TextCore

/// Finds places and bodies that are no companies: by lists, and by the words their names begin or end with.
struct PlaceFinder {
  let reading: Reading
  private(set) var findings: [Finding] = []

  /// Above the names of companies inside it: „Deutsche Bank Park“.
  private static let listedOrganization = 0.97
  /// Below a company of the very same name.
  private static let sharedName = 0.91
  private static let byEnding = 0.6
  private static let listedPlace = 0.78
  private static let byHead = 0.81
  private static let byPlaceHead = 0.79

  /// Forms of listed companies, in order.
  private let listed: [CompanyCandidate]

  init(reading: Reading, listed: [CompanyCandidate]) {
    self.reading = reading
    self.listed = listed
    for i in reading.unknownWords where reading.facts[i].opening.isEmpty { findEnding(at: i) }
    reading.forEachToken(with: .place) { i in
      let classes = reading.facts[i].opening
      if !classes.isDisjoint(with: [.place, .organization]) { findListed(at: i, classes) }
      if classes.contains(.organizationOpening) { findOpening(at: i) }
      if !reading.facts[i].closing.isDisjoint(with: [.organizationHead, .placeHead]) { findHead(at: i) }
      return i + 1
    }
  }

  private mutating func findListed(at i: Int, _ classes: WordClass) {
    let entry = reading.lexicon.forms.entries[Int(reading.facts[i].entry)]
    let tokens = i..<(i + Int(reading.facts[i].length))
    if entry.classes.contains(.organization) {
      let name = entry.organization >= 0 ? reading.lexicon.forms.names[Int(entry.organization)] : ""
      findings.append(
        Finding(
          kind: .organization, tokens: tokens, range: reading.range(tokens),
          confidence: isCompany(tokens) ? Self.sharedName : Self.listedOrganization, name: name.isEmpty ? nil : name))
    } else if entry.classes.contains(.place) {
      let isWord = !entry.classes.isDisjoint(with: [.stopword, .firstName])
      if isWord && reading.isFirst(i) && reading.facts[i].casing != .upper { return }
      findings.append(Finding(kind: .place, tokens: tokens, range: reading.range(tokens), confidence: Self.listedPlace))
    }
  }

  /// Whether the tokens are the name of a listed company.
  private func isCompany(_ tokens: Range<Int>) -> Bool {
    let index = listed.partitioningIndex { $0.tokens.lowerBound >= tokens.lowerBound }
    return listed[index...].prefix { $0.tokens.lowerBound == tokens.lowerBound }.contains { $0.company >= 0 && $0.end == tokens.upperBound }
  }

  /// „Pestalozzistraße“, „Østergade“
  private mutating func findEnding(at i: Int) {
    let range = reading.tokens[i].range
    guard reading.facts[i].casing == .capitalized, reading.lexicon.hasPlaceEnding(range.bytes, in: reading.text.folded.span) else { return }
    findings.append(Finding(kind: .place, tokens: i..<(i + 1), range: range, confidence: Self.byEnding))
  }

  /// „University of Leipzig“, „Министерство на финансите“: what the opening has behind it as far as a name goes.
  private mutating func findOpening(at i: Int) {
    guard reading.facts[i].casing != .lower else { return }
    var start = i + Int(reading.facts[i].length)
    let limit = reading.sentenceTokens(i).upperBound
    // „Universität von Pennsylvania“
    if start + 1 < limit, reading.isParticle(start), reading.isNameWord(start + 1) { start += 1 }
    guard start < limit else { return }
    // „Министерство на финансите“: behind a particle the name goes on with any word, „Universität“ needs a name.
    let goesOn = reading.facts[i].length > 1 && reading.facts[start - 1].casing == .lower
    guard reading.facts[start].kind == .word, goesOn || reading.isNameWord(start) else { return }
    let end = reading.isNameWord(start) ? reading.nameEnd(from: start, maximum: 4) : start + 1
    let tokens = i..<end
    findings.append(Finding(kind: .organization, tokens: tokens, range: reading.range(tokens), confidence: Self.byHead))
  }

  /// „Columbia University“, „Allianz Arena“
  private mutating func findHead(at i: Int) {
    guard reading.facts[i].casing != .lower else { return }
    let sentence = reading.sentenceTokens(i)
    // In a line of capitals every word looks like part of a name.
    if reading.facts[i].casing == .upper, i > sentence.lowerBound, reading.facts[i - 1].casing == .upper { return }
    var start = i - Int(max(1, closingLength(i))) + 1
    let last = start
    while start > sentence.lowerBound, i - start < 6 {
      let k = start - 1
      if reading.isNameWord(k), reading.facts[k].closing.isDisjoint(with: [.role, .title, .month, .weekday]) {
        start = k
      } else if k > sentence.lowerBound, reading.isHyphen(k), reading.tokens[k].isJoined, reading.isNameWord(k - 1) {
        start = k - 1
      } else {
        break
      }
    }
    guard start < last else { return }
    let isPlace = reading.facts[i].closing.contains(.placeHead)
    findings.append(
      Finding(
        kind: isPlace ? .place : .organization, tokens: start..<(i + 1), range: reading.range(start..<(i + 1)),
        confidence: isPlace ? Self.byPlaceHead : Self.byHead))
  }

  /// How many tokens the head that ends with token `i` has.
  private func closingLength(_ i: Int) -> Int32 {
    for length in [3, 2] where i >= length - 1 && reading.facts[i - length + 1].length == length { return Int32(length) }
    return 1
  }
}
