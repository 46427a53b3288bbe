import EntityRecognition
import Extraction
import Foundation
import Ingest
import LanguageIdentification
import SentimentAnalysis
import Tenor
import Testing
import TextCore

@testable import Reporting

struct CompanyTableTests {
  /// A record of an article in which companies are spoken of with the given scores.
  private func record(
    _ id: String, language: String = "en", published: String? = "2024-03-05", site: String? = "news.example", text: String = "Some text.",
    _ scores: [(name: String, score: Double)]
  ) -> Tenor.Record {
    let body = Text(text + " " + id)
    var record = Tenor.Record(id: id, status: .analyzed, source: DocumentSource(path: "dump/\(id).html"))
    record.article = Article(title: "T", published: published, site: site, url: "https://\(site ?? "x")/\(id)", text: body)
    record.language = LanguageGuess(language: Language(language), confidence: 1, candidates: [])
    record.analyzed = AnalyzedText(title: nil, body: body)
    record.sentiment = Sentiment.none
    record.companies = scores.map { name, score in
      let company = Company(id: name.lowercased(), name: name, country: "DE", kind: "airline", parent: nil, isListed: true)
      let label: Sentiment.Label = score > 0 ? .positive : score < 0 ? .negative : .neutral
      let cue = Cue(range: TextRange(0, 4), lemma: score > 0 ? "praise" : "blame", base: score, weight: score, shiftedBy: [])
      return CompanyVerdict(
        company: company, mentions: [TextRange(0, 4)], relevance: 0.5,
        sentiment: Sentiment(score: score, label: label, positive: max(0, score), negative: max(0, -score), cues: score == 0 ? [] : [cue]),
        sentences: [TextRange(0, 10)])
    }
    return record
  }

  /// A store in a folder that is gone after the test.
  private func withStore(_ records: [Tenor.Record], _ body: (Store) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "tenor-\(UUID().uuidString).sqlite").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let store = try Store(path: path)
    for record in records { try store.add(record) }
    try store.flush()
    try body(store)
  }

  private var articles: [Tenor.Record] {
    [
      record("1", [("Lufthansa", -0.5), ("Condor", 0.4)]),
      record("2", language: "de", published: "2024-04-01", site: "zeitung.example", [("Lufthansa", -0.3)]),
      record("3", language: "de", published: nil, site: nil, [("Lufthansa", 0.2), ("Eurowings", 0)]),
    ]
  }

  @Test("a company's row gathers its articles")
  func rows() throws {
    try withStore(articles) { store in
      let table = try CompanyTable(of: store)
      #expect(table.rows.map(\.company) == ["Lufthansa", "Condor", "Eurowings"])
      let row = table.rows[0]
      #expect(row.articles == 3)
      #expect(row.uniqueArticles == 3)
      #expect(row.mentions == 3)
      #expect(abs(row.score - -0.2) < 1e-9)
      #expect(row.interval.contains(row.score))
      #expect(abs(row.positiveShare - 1.0 / 3) < 1e-9 && abs(row.negativeShare - 2.0 / 3) < 1e-9 && row.neutralShare == 0)
      #expect(row.firstSeen == "2024-03-05" && row.lastSeen == "2024-04-01")
      #expect(row.topNegative == ["blame (2)"] && row.topPositive == ["praise (1)"])
    }
  }

  @Test(
    "groups divide a company's articles",
    arguments: [
      ([CompanyTable.Grouping.language], 4), ([.month], 5), ([.site], 5), ([.language, .month], 5), ([], 3),
    ])
  func groups(_ groupings: [CompanyTable.Grouping], _ count: Int) throws {
    try withStore(articles) { store in
      var query = CompanyTable.Query()
      query.groupings = groupings
      let table = try CompanyTable(of: store, query)
      #expect(table.rows.count == count)
      #expect(table.rows.reduce(0) { $0 + $1.articles } == 5)
    }
  }

  @Test("queries choose companies, languages and the order")
  func query() throws {
    try withStore(articles) { store in
      func rows(_ change: (inout CompanyTable.Query) -> Void) throws -> [CompanyTable.Row] {
        var query = CompanyTable.Query()
        change(&query)
        return try CompanyTable(of: store, query).rows
      }
      let german = try rows { query in
        query.companies = ["LUFTHANSA"]
        query.languages = ["de"]
      }
      #expect(german.map(\.articles) == [2])
      let frequent = try rows { $0.minimumArticles = 2 }
      #expect(frequent.map(\.company) == ["Lufthansa"])
      let best = try rows { $0.order = .score }
      #expect(best.map(\.company) == ["Condor", "Eurowings", "Lufthansa"])
      let first = try rows {
        $0.order = .score
        $0.limit = 1
      }
      #expect(first.map(\.company) == ["Condor"])
    }
  }

  @Test("an article seen again replaces its rows")
  func replaced() throws {
    try withStore(articles + [record("1", [("Lufthansa", 1)])]) { store in
      let rows = try CompanyTable(of: store).rows
      #expect(rows.map(\.company) == ["Lufthansa", "Eurowings"])
      #expect(rows[0].articles == 3)
    }
  }

  @Test("the formats say the same")
  func formats() throws {
    try withStore([record("1", site: "a,\"b\".example", [("Müller | Söhne", 0.25)])]) { store in
      let table = try CompanyTable(of: store)
      let csv = table.text(.csv).split(separator: "\n").map(String.init)
      #expect(csv.count == 2)
      #expect(csv[0].hasPrefix("company_id,company,country,language,period,articles,articles_unique,sites"))
      #expect(csv[1].contains(",0.25,"))
      #expect(csv[1].hasSuffix("\"https://a,\"\"b\"\".example/1\""))
      let json = try JSONSerialization.jsonObject(with: Data(table.text(.json).utf8)) as? [[String: Any]]
      #expect(json?.first?["company"] as? String == "Müller | Söhne")
      #expect(table.text(.markdown).contains("| Müller \\| Söhne | +0.25 |"))
      let lines = table.text(.terminal).split(separator: "\n")
      #expect(lines.count == 2 && lines[1].hasPrefix("Müller | Söhne"))
    }
  }
}
