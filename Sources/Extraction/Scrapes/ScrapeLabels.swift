import TextCore

/// Tells the lines of a scrape that are bylines and dates.
struct ScrapeLabels: Sendable {
  let dates: DateReader
  let authors: AuthorReader

  func isByline(_ line: ScrapeLine, in scrape: Scrape) -> Bool {
    line.words <= 16 && !authors.names(inByline: scrape.string(line)).isEmpty
  }

  /// A date and little else.
  func isDate(_ line: ScrapeLine, in scrape: Scrape) -> Bool {
    guard line.hasDigit, line.characters < 90, let finding = dates.first(in: Array(scrape.text(line))) else { return false }
    return line.range.count - finding.range.count < 45
  }
}
