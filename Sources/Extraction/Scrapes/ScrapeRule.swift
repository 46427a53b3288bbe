/// One reason for which lines of a scrape are left out; rules are applied in order, each sees what the ones before it decided.
protocol ScrapeRule: Sendable {
  func apply(to scrape: inout Scrape)
}
