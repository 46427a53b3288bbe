import TextCore

/// Marks lines such as `[The Verge]`, `Account: …` or `Question:` that come again and again between paragraphs: so the article is made.
struct RecurringMakes: ScrapeRule {
  private static let fewest = 5

  func apply(to scrape: inout Scrape) {
    var places: [[UInt8]: [Int]] = [:]
    for (i, line) in scrape.lines.enumerated() where line.characters < ScrapeLine.labelLength && !line.isParagraph {
      if let make = make(scrape.folded[line.range]) { places[make, default: []].append(i) }
    }
    for (_, found) in places where found.count >= RecurringMakes.fewest {
      let apart = zip(found, found.dropFirst()).count { scrape.lines[$0..<$1].contains(where: \.isParagraph) }
      guard apart * 2 >= found.count else { continue }
      for i in found { scrape.lines[i].isPattern = true }
    }
  }

  /// What lines of one make have in common: the word before a colon, all of a label that ends in one, or brackets around everything.
  private func make(_ folded: ArraySlice<UInt8>) -> [UInt8]? {
    if folded.first == UInt8(ascii: "[") && folded.last == UInt8(ascii: "]") { return [UInt8(ascii: "[")] }
    guard let colon = folded.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let label = folded[..<colon]
    if colon + 1 == folded.endIndex { return label.count { $0 == 0x20 } < RecurringMakes.labelWords ? Array(folded) : nil }
    return folded[colon + 1] == 0x20 && !label.contains(0x20) ? Array(label) : nil
  }

  /// Words of a label such as the name of who speaks in an interview.
  private static let labelWords = 3
}
