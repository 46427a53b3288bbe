/// A line of a few lower-case words without punctuation between paragraphs is a search phrase or a label, not a heading.
struct SearchPhrases: ScrapeRule {
  func apply(to scrape: inout Scrape) {
    for i in scrape.lines.indices where scrape.isOpen(i) && !scrape.lines[i].isPattern {
      let line = scrape.lines[i]
      guard line.startsLower && line.words <= 8 && !line.endsSentence && line.stops == 0 && line.isApart && !line.isListItem else {
        continue
      }
      if i + 1 == scrape.lines.count || scrape.lines[i + 1].isApart { scrape.lines[i].dropped = .query }
    }
  }
}
