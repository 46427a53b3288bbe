/// Bylines, dates and labels above the first paragraph, and bylines below the last.
struct OpeningLabels: ScrapeRule {
  let labels: ScrapeLabels

  /// More lines with dates are a calendar.
  private static let mostDates = 3
  /// Words of a label and the name of a person, perhaps with a middle name.
  private static let bylineWords = 4
  /// Lines at the end that may be a byline.
  private static let closing = 3

  func apply(to scrape: inout Scrape) {
    let first = scrape.lines.firstIndex { $0.characters >= ScrapeLine.paragraphLength && $0.stops > 0 } ?? scrape.lines.count
    var dates = 0
    var short: [Int] = []
    for i in scrape.lines.indices where scrape.isOpen(i) {
      let line = scrape.lines[i]
      let isOpening = i < first + 2
      let isShort = line.characters < 100 && line.words <= 14 && !(line.endsSentence && line.words > 7)
      guard isShort else { continue }
      let string = scrape.string(line)
      // A line that is nothing but a short byline is one wherever it stands: below a long standfirst, above a teaser.
      if isOpening || i + OpeningLabels.closing >= scrape.lines.count || line.words <= OpeningLabels.bylineWords && !line.endsSentence {
        var names = labels.authors.names(inByline: string)
        if names.isEmpty, isOpening, let name = labels.authors.name(besideDate: string) { names = [name] }
        if !names.isEmpty {
          if scrape.authors.isEmpty { scrape.authors = names }
          if scrape.published == nil { scrape.published = labels.dates.first(in: string) }
          scrape.lines[i].dropped = .byline
          continue
        }
      }
      if isOpening, dates < OpeningLabels.mostDates, labels.isDate(line, in: scrape) {
        dates += 1
        if scrape.published == nil { scrape.published = labels.dates.first(in: string) }
        scrape.lines[i].dropped = .date
        continue
      }
      if i < first && line.words <= ScrapeLine.labelWords && !line.endsSentence && !line.isPattern { short.append(i) }
    }
    // Many lines with numbers above any paragraph are a list: of days, of results.
    let isList = short.count { scrape.lines[$0].hasDigit } >= ScrapeLine.shortestList
    for i in short where !(isList && scrape.lines[i].hasDigit) { scrape.lines[i].dropped = .fragment }
  }
}
