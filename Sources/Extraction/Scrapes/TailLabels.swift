/// Headlines of other articles at the end: lines that are no sentences, below the last paragraph. A list of days or numbers is
/// kept: dates of a tour, results.
struct TailLabels: ScrapeRule {
  func apply(to scrape: inout Scrape) {
    guard let last = scrape.lines.lastIndex(where: { $0.dropped == nil && $0.isParagraph }) else { return }
    let tail = scrape.lines.indices.filter { $0 > last && scrape.isOpen($0) }
    let listed = tail.count { scrape.lines[$0].hasDigit || scrape.lines[$0].isListItem }
    // A list of prices is a shop's.
    let priced = tail.count { isPriced(scrape.lines[$0], scrape) }
    if tail.count >= ScrapeLine.shortestList && listed * 3 > tail.count * 2 && priced * 2 < tail.count { return }
    for i in tail where !scrape.lines[i].endsSentence || scrape.lines[i].words <= 3 { scrape.lines[i].dropped = .tail }
  }

  private func isPriced(_ line: ScrapeLine, _ scrape: Scrape) -> Bool {
    line.hasDigit && scrape.string(line).unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
  }
}
