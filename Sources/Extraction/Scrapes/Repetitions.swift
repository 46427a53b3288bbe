/// A label that occurs again is furniture; of sentences and questions the copies are kept, as in interviews.
struct Repetitions: ScrapeRule {
  /// The headline, which is often repeated, is one of the first lines.
  private static let lastHeadline = 2

  func apply(to scrape: inout Scrape) {
    var places: [ArraySlice<UInt8>: [Int]] = [:]
    for (i, line) in scrape.lines.enumerated() { places[words(line, scrape), default: []].append(i) }
    dropGallery(&scrape, places)
    for (_, copies) in places where copies.count > 1 {
      let first = copies[0]
      let isLabel = scrape.lines[first].characters < ScrapeLine.labelLength
      if isLabel && (scrape.lines[first].endsSentence || copies.contains { scrape.lines[$0].isPattern }) { continue }
      for i in copies where i > first || (isLabel && first > Repetitions.lastHeadline) { scrape.lines[i].dropped = .repeated }
    }
  }

  /// Long lines above the headline that come again are the captions of a gallery, and no paragraph.
  private func dropGallery(_ scrape: inout Scrape, _ places: [ArraySlice<UInt8>: [Int]]) {
    func copies(_ line: ScrapeLine) -> [Int] {
      line.characters < ScrapeLine.labelLength ? [] : places[words(line, scrape), default: []]
    }
    guard let headline = scrape.lines.firstIndex(where: { copies($0).count < 2 }), !scrape.lines[headline].isParagraph else { return }
    for copy in scrape.lines[..<headline].flatMap(copies) { scrape.lines[copy].dropped = .repeated }
  }

  /// The folded line without the mark of a list item.
  private func words(_ line: ScrapeLine, _ scrape: Scrape) -> ArraySlice<UInt8> {
    let folded = scrape.folded[line.range]
    guard line.isListItem, let space = folded.firstIndex(of: 0x20) else { return folded }
    return folded[(space + 1)...]
  }
}
