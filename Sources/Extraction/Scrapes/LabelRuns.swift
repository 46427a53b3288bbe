/// Headings stand alone: three labels in a row are a menu, a list of headlines or the captions of a gallery.
struct LabelRuns: ScrapeRule {
  private static let longestLabel = 70

  func apply(to scrape: inout Scrape) {
    guard let first = scrape.lines.firstIndex(where: \.isParagraph) else { return }
    var i = first + 1
    while i < scrape.lines.count {
      var k = i
      var listed = 0
      while k < scrape.lines.count && isLabel(scrape.lines[k]) {
        if scrape.lines[k].isListItem || scrape.lines[k].hasDigit { listed += 1 }
        k += 1
      }
      let count = k - i
      let open = (i..<k).count { scrape.lines[$0].dropped == nil }
      let isRun = (count >= 3 && open >= 2) || (count == 2 && open == 2 && scrape.lines[i].words <= 4)
      if isRun && listed * 2 <= count && k < scrape.lines.count {
        for line in i..<k where scrape.isOpen(line) { scrape.lines[line].dropped = .fragment }
      }
      i = max(k, i + 1)
    }
  }

  private func isLabel(_ line: ScrapeLine) -> Bool {
    line.characters < LabelRuns.longestLabel && !line.endsSentence && !(line.isPattern && line.dropped == nil)
  }
}
