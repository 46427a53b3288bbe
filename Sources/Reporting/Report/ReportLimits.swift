/// How much of a large run the report shows; each limit is stated where it cuts something off. They keep the page under 5 MB.
struct ReportLimits: Sendable {
  var leagueRows = 300
  var companySections = 60
  /// Rows of the splits by language and site.
  var splitRows = 8
  /// Praising and blaming sentences of a company, each.
  var sentences = 3
  var duplicateStories = 40
  var copiesOfStory = 5
  var textsWithoutCues = 40
  var unknownNames = 100
  /// Characters of a sentence or title.
  var sentenceLength = 500
  var titleLength = 160
}
