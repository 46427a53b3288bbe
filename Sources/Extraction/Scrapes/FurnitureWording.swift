/// Lines that are furniture by their words, leftovers of templates, and names of the page's programs.
struct FurnitureWording: ScrapeRule {
  func apply(to scrape: inout Scrape) {
    for i in scrape.lines.indices where scrape.isOpen(i) {
      let line = scrape.lines[i]
      if let finding = line.finding, isFurniture(line, finding) {
        scrape.lines[i].dropped = .phrase
      } else if line.isTemplate || isIdentifier(line, scrape) {
        scrape.lines[i].dropped = .fragment
      }
    }
  }

  /// A name of the page's programs: `landscape-tablet-and-above`.
  private func isIdentifier(_ line: ScrapeLine, _ scrape: Scrape) -> Bool {
    let text = scrape.text(line).drop { $0 == 0x2A || $0 == 0x2D || $0 == 0x20 || $0 >= 0x80 }
    guard line.words <= 2, text.count(where: { $0 == 0x2D || $0 == 0x5F }) >= (line.isListItem ? 1 : 2) else { return false }
    return text.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x2D || $0 == 0x5F || $0 &- 0x30 < 10 } && text.contains { $0 >= 0x61 }
  }

  private func isFurniture(_ line: ScrapeLine, _ finding: FurniturePhrases.Finding) -> Bool {
    // Comments have one heading; `Antwort:` again and again is an interview.
    if finding.kind == .comments && line.isPattern { return false }
    let isSentence = line.endsSentence && line.words >= 8
    switch finding.place {
    case .whole, .inside: return true
    case .end: return line.characters < 120 && !isSentence
    case .start:
      switch finding.kind {
      case .byline: return finding.words > 1 && line.words <= 10 && !line.endsSentence
      case .navigation, .video: return line.words <= 8 && !line.endsSentence
      case .legal, .cookie, .copyright, .spam: return true
      case .signoff: return line.characters < 200 || line.stops < 2
      case .related, .follow, .app, .rating, .correction: return !isSentence || line.characters < 100
      case .credit, .caption: return line.characters < 140 && !(line.endsSentence && line.stops > 2)
      case .advert: return !isSentence || finding.words > 1 && line.characters < 100
      default: return !isSentence
      }
    }
  }
}
