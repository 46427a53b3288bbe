import Foundation
import GRDB
import Tenor
import Testing

@testable import Reporting

struct StoreTests {
  private var articles: [Tenor.Record] {
    [
      record("1", site: "a.example", [("Lufthansa", -0.5), ("Condor", 0.4)]),
      record("2", published: "2024-04-01", site: "b.example", [("Lufthansa", -0.3)]),
      record("3", published: nil, site: nil, duplicateOf: "2", [("Lufthansa", -0.3), ("Eurowings", 0)]),
      refused("4"),
    ]
  }

  private func rows(_ store: Store, _ sql: String) throws -> [[DatabaseValue]] {
    try store.database.read { database in try GRDB.Row.fetchAll(database, sql: sql).map { Array($0.databaseValues) } }
  }

  private func count(_ store: Store, _ table: String) throws -> Int {
    try store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
  }

  /// All rows of all tables.
  private func dump(_ store: Store) throws -> [String] {
    try ["articles", "refused", "companies", "verdicts", "mentions", "sentences", "cues"].flatMap { table in
      try rows(store, "SELECT * FROM \(table)").map { "\(table) \($0)" }
    }
  }

  @Test("an article seen again replaces its rows and keeps its place")
  func replaced() throws {
    try withStore(articles + [record("1", [("Lufthansa", 1)])]) { store in
      let rows = try table(of: store).rows
      #expect(rows.map(\.company) == ["Lufthansa", "Eurowings"])
      #expect(rows[0].articles == 3)
      #expect(try self.rows(store, "SELECT article, id FROM articles WHERE id = '1'").map { $0.map(\.description) } == [["1", "\"1\""]])
      #expect(try count(store, "cues") == 3 && count(store, "sentences") == 3)
    }
  }

  @Test("articles of several files may have the same ids")
  func equalIds() throws {
    func line(_ path: String, _ number: Int, _ company: String) -> Tenor.Record {
      var line = record("1", url: "https://\(path)/\(number)", [(company, 1)])
      line.source.path = path
      line.source.record = String(number)
      return line
    }
    let lines = [line("a.jsonl", 1, "Lufthansa"), line("b.jsonl", 1, "Condor"), line("b.jsonl", 2, "Eurowings")]
    try withStore(lines + lines) { store in
      let companies = try table(of: store).rows.map(\.company)
      #expect(Set(companies) == ["Lufthansa", "Condor", "Eurowings"])
      #expect(try rows(store, "SELECT count(*), count(DISTINCT id) FROM articles") == [[3.databaseValue, 3.databaseValue]])
    }
  }

  @Test("the same records twice make the same rows, also when some come again in between")
  func repeated() throws {
    let once = try withStore(articles) { try dump($0) }
    #expect(try withStore(articles + articles) { try dump($0) } == once)
    #expect(try withStore(Array(articles.prefix(3)) + articles) { try dump($0) } == once)
  }

  @Test("a document is either in the articles or refused")
  func refusals() throws {
    try withStore(articles) { store in
      #expect(try count(store, "articles") == 3 && count(store, "refused") == 1)
      try store.add(refused("1"))
      try store.add(record("4", [("Condor", 1)]))
      try store.flush()
      #expect(try count(store, "articles") == 3 && count(store, "refused") == 1)
      #expect(try rows(store, "SELECT id FROM refused") == [["1".databaseValue]])
      #expect(try count(store, "verdicts") == 4)
    }
  }

  @Test("two halves in two sittings make the same table as one run")
  func halves() throws {
    let whole = try withStore(articles) { try table(of: $0).text(.csv) }
    let halves = try withTemporaryFile("tenor.sqlite") { path in
      for half in [articles.prefix(2), articles.suffix(2)] {
        let store = try Store(path: path)
        for record in half { try store.add(record) }
        try store.finish(RunCounts())
      }
      return try CompanyTable(of: Store(reading: path)).text(.csv)
    }
    #expect(halves == whole)
  }

  @Test("what a store has, later articles are compared with")
  func duplicateIndex() throws {
    let text = (0..<80).map { "sentence number\($0) speaks" }.joined(separator: " ")
    try withStore([record("1", text: text, [])]) { store in
      var index = try store.duplicateIndex()
      let copy = try #require(record("2", text: text, []).signature)
      #expect(index.place(copy, id: "2")?.original == "1")
      #expect(index.place(copy, id: "1") == nil)
    }
  }

  @Test("a run has one row, however often it is begun")
  func runs() throws {
    try withStore([]) { store in
      let run = RunDescription(version: "1", inputs: ["dump \"a\""], options: [("offsets", "utf8")])
      var counts = RunCounts()
      counts.add(refused("4"))
      try store.begin(run)
      try store.begin(run)
      try store.finish(counts)
      #expect(
        try rows(store, "SELECT inputs, options, documents, skipped FROM runs") == [
          ["[\"dump \\\"a\\\"\"]".databaseValue, "{\"offsets\":\"utf8\"}".databaseValue, 1.databaseValue, 1.databaseValue]
        ])
    }
  }

  @Test(
    "the views say what the table says",
    arguments: [("company_table", nil), ("company_by_month", .month), ("company_by_site", .site)] as [(String, CompanyTable.Grouping?)])
  func views(_ view: String, _ grouping: CompanyTable.Grouping?) throws {
    try withStore(articles) { store in
      let expected = try table(of: store) { $0.groupings = [.company] + (grouping.map { [$0] } ?? []) }.rows.map { row in
        let division = grouping == .month ? row.period ?? "" : grouping == .site ? row.site ?? "" : ""
        return "\(row.company ?? "") \(division) \(row.articles) \(row.uniqueArticles) \(row.sites) \(row.mentions) "
          + String(format: "%.4f %.4f %.4f %.4f ", row.score.mean, row.positive.value, row.negative.value, row.articleTone)
          + "\(row.firstSeen ?? "") \(row.lastSeen ?? "")"
      }
      let division = grouping == .month ? "ifnull(month, 'unknown')" : grouping == .site ? "ifnull(site, 'unknown')" : "''"
      let got = try store.database.read { database in
        try String.fetchAll(
          database,
          sql: """
            SELECT printf('%s %s %d %d %d %d %.4f %.4f %.4f %.4f %s %s', company, \(division), articles, articles_unique, sites, mentions,
              score, positive_share, negative_share, article_tone, ifnull(first_seen, ''), ifnull(last_seen, '')) FROM \(view)
            """)
      }
      #expect(got.sorted() == expected.sorted())
    }
  }

  @Test("deleting an article leaves nothing of it behind")
  func cascade() throws {
    try withStore(articles) { store in
      try store.database.write { try $0.execute(sql: "DELETE FROM articles") }
      for table in ["verdicts", "mentions", "sentences", "cues"] { #expect(try count(store, table) == 0) }
    }
  }

  // MARK: Versions

  @Test("a store of version 1 is taken over with all its rows")
  func migration() throws {
    try withTemporaryFile("tenor.sqlite") { path in
      do {
        let old = try DatabaseQueue(path: path)
        try StoreSchema.migrator.migrate(old, upTo: "1")
        try old.write { database in
          try database.execute(
            sql: """
              INSERT INTO articles VALUES ('a', 'dump/a.html', NULL, 'https://x.example/a', 'x.example', 'T', '2024-03-05', 'de', 1, -0.5,
                'negative', -1.5, 100, 'd');
              INSERT INTO companies VALUES ('lufthansa', 'Lufthansa', 'DE', 'airline', NULL, 1);
              INSERT INTO verdicts VALUES ('a', 'lufthansa', 2, 1, 0.75, -0.5, 'negative');
              INSERT INTO mentions VALUES ('a', 'company', 'lufthansa', 'Lufthansa', 0.9), ('a', 'place', NULL, 'Köln', 0.8);
              INSERT INTO cues VALUES ('a', 'lufthansa', 'schlecht', 'schlecht', -2, 'Sie flog schlecht.');
              """)
        }
      }
      #expect { try Store(reading: path) } throws: { "\($0)".contains("the store is of an earlier version") }
      let store = try Store(path: path)
      let row = try #require(try table(of: store).rows.first)
      #expect(row.company == "Lufthansa" && row.articles == 1 && row.score.mean == -0.5 && row.articleTone == -1.5)
      #expect(row.topNegative == ["schlecht (1)"] && row.exampleSentence == "Sie flog schlecht.")
      #expect(try rows(store, "SELECT start, end FROM cues") == [[9.databaseValue, 17.databaseValue]])
      #expect(try count(store, "mentions") == 2)
    }
  }

  @Test("a store of a later version is left alone")
  func later() throws {
    try withTemporaryFile("tenor.sqlite") { path in
      do {
        let store = try Store(path: path)
        try store.database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
      }
      #expect { try Store(path: path) } throws: { "\($0)".hasSuffix("the store was made by a later version of Tenor") }
    }
  }

  @Test("a file that is no store is said to be none, and stays as it is")
  func noStore() throws {
    try withTemporaryFile("tenor.sqlite") { path in
      let bytes =
        Data("This is a text about a store, longer than the head of a database would be. ".utf8) + Data(repeating: 65, count: 4096)
      try bytes.write(to: URL(filePath: path))
      #expect { try Store(path: path) } throws: { "\($0)".contains("tenor.sqlite: cannot be used as a store: ") }
      #expect { try Store(reading: path) } throws: { "\($0)".contains("tenor.sqlite: cannot be read as a store: ") }
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }
  }
}
