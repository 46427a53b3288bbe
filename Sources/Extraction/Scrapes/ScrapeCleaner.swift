/// Line cleaning of plain text that was scraped from pages: leaves out the lines that are furniture, by their wording and by what
/// stands around them.
///
/// A scrape has lost the elements of its page, so position, length, punctuation, repetition and neighbours have to do.
struct ScrapeCleaner: Sendable {
  private let phrases: FurniturePhrases
  private let rules: [any ScrapeRule]

  init(phrases: FurniturePhrases, dates: DateReader, authors: AuthorReader) {
    self.phrases = phrases
    let labels = ScrapeLabels(dates: dates, authors: authors)
    rules = [
      RecurringMakes(), Repetitions(), HeadlineChoice(labels: labels), OpeningLabels(labels: labels), FurnitureWording(),
      FurnitureSections(), CommentStamps(dates: dates), SearchPhrases(), LabelRuns(), TailLabels(),
    ]
  }

  /// The lines of `text`, each with what decided about it.
  func cleaned(_ text: [UInt8]) -> Scrape {
    var scrape = Scrape(text, phrases: phrases)
    for rule in rules { rule.apply(to: &scrape) }
    return scrape
  }
}
