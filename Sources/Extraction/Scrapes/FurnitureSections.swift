/// What stands under “Comments” at the end, and the headlines under “Related”.
struct FurnitureSections: ScrapeRule {
  /// Comments stand below this share of the text.
  private static let commentsShare: Float = 0.4

  func apply(to scrape: inout Scrape) {
    let total = scrape.lines.reduce(0) { $0 + $1.characters }
    var before = 0
    for i in scrape.lines.indices {
      before += scrape.lines[i].characters
      guard scrape.lines[i].dropped == .phrase, let finding = scrape.lines[i].finding, finding.place != .inside else { continue }
      if finding.kind == .comments && Float(before) > Float(total) * FurnitureSections.commentsShare {
        for k in (i + 1)..<max(i + 1, scrape.lines.count) where scrape.lines[k].dropped == nil { scrape.lines[k].dropped = .section }
        return
      }
      guard finding.kind == .related && finding.place == .whole else { continue }
      var k = i + 1
      while k < scrape.lines.count && !scrape.lines[k].isParagraph {
        if scrape.lines[k].dropped == nil { scrape.lines[k].dropped = .section }
        k += 1
      }
    }
  }
}
