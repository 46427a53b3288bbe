import EntityRecognition
import Extraction
import Foundation
import Ingest
import LanguageIdentification
import SentimentAnalysis
import Tenor
import TextCore

@testable import Reporting

/// A record of an article in which companies are spoken of with the given scores; the first word of the text is the cue.
func record(
  _ id: String, language: String = "en", published: String? = "2024-03-05", site: String? = "news.example", text: String = "Some text.",
  title: String = "T", url: String? = nil, isListed: Bool = true, duplicateOf: String? = nil, _ scores: [(name: String, score: Double)]
) -> Tenor.Record {
  let body = Text(text + " " + id)
  var record = Tenor.Record(id: id, status: .analyzed, source: DocumentSource(path: "dump/\(id).html"))
  record.article = Article(title: title, published: published, site: site, url: url ?? "https://\(site ?? "x")/\(id)", text: body)
  record.language = LanguageGuess(language: Language(language), confidence: 1, candidates: [])
  record.analyzed = AnalyzedText(title: nil, body: body)
  record.duplicate = duplicateOf.map { Duplicate(original: $0, similarity: 0.75) }
  record.signature = ArticleSignature(of: body)
  let firstWord = TextRange(0, body.utf8.firstIndex(of: 0x20) ?? body.count)
  record.companies = scores.map { name, score in
    let company = Company(id: name.lowercased(), name: name, country: "DE", kind: "airline", parent: nil, isListed: isListed)
    let label: Sentiment.Label = score > 0 ? .positive : score < 0 ? .negative : .neutral
    let cue = Cue(range: firstWord, lemma: score > 0 ? "praise" : "blame", base: score, weight: score, shiftedBy: [])
    return CompanyVerdict(
      company: company, mentions: [firstWord], relevance: 0.5,
      sentiment: Sentiment(score: score, label: label, positive: max(0, score), negative: max(0, -score), cues: score == 0 ? [] : [cue]),
      sentences: [body.range])
  }
  let cues = record.companies.flatMap(\.sentiment.cues)
  record.sentiment = Sentiment(score: 0, label: .neutral, positive: 0, negative: 0, cues: cues)
  return record
}

/// A record of a document that could not be used.
func refused(_ id: String, code: String = "no_article_text") -> Tenor.Record {
  Tenor.Record(
    id: id, status: .skipped, reason: Record.Reason(stage: "extraction", code: code, message: "nothing to read"),
    source: DocumentSource(path: "dump/\(id).html"))
}

/// The path of a file in a folder that is gone after the test.
func withTemporaryFile<Result>(_ name: String, _ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "tenor-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.appending(path: name).path)
}

/// A store with the records, gone after the test.
func withStore<Result>(_ records: [Tenor.Record], _ body: (Store) throws -> Result) throws -> Result {
  try withTemporaryFile("tenor.sqlite") { path in
    let store = try Store(path: path)
    for record in records { try store.add(record) }
    try store.flush()
    return try body(store)
  }
}

/// A table with the query changed from the default.
func table(of store: Store, _ change: (inout CompanyTable.Query) -> Void = { _ in }) throws -> CompanyTable {
  var query = CompanyTable.Query()
  change(&query)
  return try CompanyTable(of: store, query)
}
