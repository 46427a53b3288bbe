import GRDB

/// A word that decided how an article speaks of a company, as the store has it.
struct StoredCue: Sendable {
  static let columns = "k.company, k.article, k.sentence, k.start, k.end, k.lemma, k.weight"

  let company: Int64
  let article: Int64
  let sentence: Int
  /// Code points of the sentence.
  let range: Range<Int>
  let lemma: String
  let weight: Double

  /// From a row with ``columns``.
  init(_ row: Row) {
    company = row[0]
    article = row[1]
    sentence = row[2]
    let start: Int = row[3]
    range = start..<max(start, row[4])
    lemma = row[5]
    weight = row[6]
  }
}
