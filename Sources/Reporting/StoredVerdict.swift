import GRDB

/// What one article says of one company, as the store has it.
struct StoredVerdict: Sendable {
  static let columns = """
    v.company, c.id, c.name, c.country, v.article, coalesce(a.duplicate_of, a.article), a.language, a.published, a.site, a.url, a.path,
    a.tone, v.mentions, v.sentences, v.relevance, v.score, v.label
    """

  let company: Int64
  let companyID: String
  let companyName: String
  let country: String?
  let article: Int64
  /// The article that this one repeats, or itself.
  let story: Int64
  let language: String
  let published: String?
  let site: String?
  let url: String?
  let path: String
  /// Of the article, as GDELT defines it: cues of praise less cues of blame in percent of all words.
  let tone: Double
  let mentions: Int
  let sentences: Int
  let relevance: Double
  let score: Double
  let label: String

  /// From a row with ``columns``.
  init(_ row: Row) {
    company = row[0]
    companyID = row[1]
    companyName = row[2]
    country = row[3]
    article = row[4]
    story = row[5]
    language = row[6]
    published = row[7]
    site = row[8]
    url = row[9]
    path = row[10]
    tone = row[11]
    mentions = row[12]
    sentences = row[13]
    relevance = row[14]
    score = row[15]
    label = row[16]
  }
}
