/// What one article says of one company, as the store has it.
struct StoredVerdict {
  let companyID: String
  let company: String
  let country: String?
  let articleID: String
  let language: String
  let published: String?
  let site: String?
  let url: String?
  let path: String
  let digest: String
  /// Of the article, as GDELT defines it: praise minus blame in percent of all words.
  let tone: Double
  let mentions: Int
  let sentences: Int
  let relevance: Double
  let score: Double
  let label: String
}
