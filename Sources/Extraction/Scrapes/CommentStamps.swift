import TextCore

/// Readers' comments without a heading, known by the stamps of their times.
struct CommentStamps: ScrapeRule {
  let dates: DateReader

  private static let fewest = 3

  func apply(to scrape: inout Scrape) {
    guard let first = scrape.lines.firstIndex(where: \.isParagraph) else { return }
    let stamps = scrape.lines.indices.filter { $0 > first && isStamp(scrape.lines[$0], scrape) }
    guard stamps.count >= CommentStamps.fewest, let start = stamps.first, start > first + 1 else { return }
    // The name of who comments stands above or in the line of the stamp.
    let above = scrape.lines[start - 1]
    let begin = above.words <= 4 && !above.endsSentence ? start - 1 : start
    for i in begin..<scrape.lines.count where scrape.lines[i].dropped == nil { scrape.lines[i].dropped = .section }
  }

  /// A short line with a day and a time of day, or with how long ago something was.
  private func isStamp(_ line: ScrapeLine, _ scrape: Scrape) -> Bool {
    guard line.hasDigit, line.characters < 80, line.words <= 14 else { return false }
    if let finding = line.finding, finding.kind == .date, finding.place == .whole || finding.words > 2 { return true }
    guard let finding = dates.first(in: Array(scrape.text(line))) else { return false }
    return !finding.date.time.isEmpty
  }
}
