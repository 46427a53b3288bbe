import TextCore

/// Finds places and bodies that are no companies: by lists, and by the words their names begin or end with.
struct PlaceFinder {
  let reading: Reading
  private(set) var findings: [Finding] = []

  private static let listedOrganization = 0.97
  private static let listedPlace = 0.78
  private static let byHead = 0.81
  private static let byPlaceHead = 0.79

  init(reading: Reading) {
    self.reading = reading
    for i in reading.tokens.indices {
      let classes = reading.opening[i]
      if classes.isDisjoint(with: [.place, .organization, .organizationOpening]) && reading.closing[i].isDisjoint(with: [.organizationHead, .placeHead]) {
        continue
      }
      if !classes.isDisjoint(with: [.place, .organization]) { findListed(at: i, classes) }
      if classes.contains(.organizationOpening) { findOpening(at: i) }
      if !reading.closing[i].isDisjoint(with: [.organizationHead, .placeHead]) { findHead(at: i) }
    }
  }

  private mutating func findListed(at i: Int, _ classes: WordClass) {
    let entry = reading.lexicon.entries[Int(reading.entry[i])]
    let tokens = i..<(i + Int(reading.length[i]))
    if entry.classes.contains(.organization) {
      let name = entry.organization >= 0 ? reading.lexicon.names[Int(entry.organization)] : ""
      findings.append(
        Finding(
          kind: .organization, tokens: tokens, range: reading.range(tokens), confidence: Self.listedOrganization, name: name.isEmpty ? nil : name))
    } else if entry.classes.contains(.place) {
      if !entry.classes.isDisjoint(with: [.stopword, .firstName]) && reading.isFirst(i) { return }
      findings.append(Finding(kind: .place, tokens: tokens, range: reading.range(tokens), confidence: Self.listedPlace))
    }
  }

  /// „University of Leipzig“, „Министерство на финансите“: what the opening has behind it as far as a name goes.
  private mutating func findOpening(at i: Int) {
    guard reading.tokens[i].casing != .lower else { return }
    let start = i + Int(reading.length[i])
    guard start < reading.sentenceTokens(i).upperBound else { return }
    let end = reading.isNameWord(start) ? reading.nameEnd(from: start, maximum: 4) : min(start + 1, reading.sentenceTokens(i).upperBound)
    guard end > start, reading.tokens[start].kind == .word else { return }
    let tokens = i..<end
    findings.append(Finding(kind: .organization, tokens: tokens, range: reading.range(tokens), confidence: Self.byHead))
  }

  /// „Columbia University“, „Allianz Arena“
  private mutating func findHead(at i: Int) {
    guard reading.tokens[i].casing != .lower else { return }
    let sentence = reading.sentenceTokens(i)
    var start = i - Int(max(1, closingLength(i))) + 1
    let last = start
    while start > sentence.lowerBound, i - start < 6 {
      let k = start - 1
      if reading.isNameWord(k), reading.closing[k].isDisjoint(with: [.role, .title, .month, .weekday]) {
        start = k
      } else if k > sentence.lowerBound, reading.isHyphen(k), reading.tokens[k].isJoined, reading.isNameWord(k - 1) {
        start = k - 1
      } else {
        break
      }
    }
    guard start < last else { return }
    let isPlace = reading.closing[i].contains(.placeHead)
    findings.append(
      Finding(
        kind: isPlace ? .place : .organization, tokens: start..<(i + 1), range: reading.range(start..<(i + 1)),
        confidence: isPlace ? Self.byPlaceHead : Self.byHead))
  }

  /// How many tokens the head that ends with token `i` has.
  private func closingLength(_ i: Int) -> Int32 {
    for length in [3, 2] where i >= length - 1 && reading.length[i - length + 1] == length { return Int32(length) }
    return 1
  }
}
