/// A label that occurs again is furniture; of sentences and questions the copies are kept, as in interviews.
struct Repetitions: ScrapeRule {
  func apply(to scrape: inout Scrape) {
    var seen: [ArraySlice<UInt8>: Int] = [:]
    for i in scrape.lines.indices {
      let line = scrape.lines[i]
      let words = scrape.folded[line.range]
      guard let first = seen[words] else {
        seen[words] = i
        continue
      }
      if line.characters < ScrapeLine.labelLength {
        if line.endsSentence || line.isPattern { continue }
        if first > Repetitions.lastHeadline { scrape.lines[first].dropped = .repeated }
      }
      scrape.lines[i].dropped = .repeated
    }
  }

  /// The headline, which is often repeated, is one of the first lines.
  private static let lastHeadline = 2
}
