import SentimentAnalysis
import Tenor
import TestSupport
import Testing
import TextCore

@testable import Reporting

struct CompanyTableTests {
  private var articles: [Tenor.Record] {
    [
      record("1", text: "Praised or not.", [("Lufthansa", -0.5), ("Condor", 0.4)]),
      record("2", language: "de", published: "2024-04-01", site: "zeitung.example", [("Lufthansa", -0.3)]),
      record("3", language: "de", published: nil, site: nil, [("Lufthansa", 0.2), ("Eurowings", 0)]),
    ]
  }

  @Test("a company's row gathers its articles")
  func rows() throws {
    try withStore(articles) { store in
      let table = try table(of: store)
      #expect(table.rows.map(\.company) == ["Lufthansa", "Condor", "Eurowings"])
      let row = table.rows[0]
      #expect(row.articles == 3)
      #expect(row.uniqueArticles == 3)
      #expect(row.sites == 3)
      #expect(row.mentions == 3)
      #expect(abs(row.score.mean - -0.2) < 1e-9)
      #expect(row.score.interval.contains(row.score.mean))
      #expect(row.positive == Share(1, of: 3) && row.negative == Share(2, of: 3) && row.neutral == Share(0, of: 3))
      #expect(row.firstSeen == "2024-03-05" && row.lastSeen == "2024-04-01")
      #expect(row.topNegative == ["blame (2)"] && row.topPositive == ["praise (1)"])
    }
  }

  @Test("the example is the clearest sentence in the sense of the score, with its address")
  func example() throws {
    try withStore(articles) { store in
      let rows = try table(of: store).rows
      #expect(rows[0].exampleSentence == "Praised or not. 1")
      #expect(rows[0].exampleURL == "https://news.example/1")
      // Nothing was said of it: an article that names it.
      #expect(rows[2].exampleSentence == nil && rows[2].exampleURL == "https://x/3")
    }
  }

  @Test(
    "groups divide a company's articles",
    arguments: [
      ([CompanyTable.Grouping.company, .language], 4), ([.company, .month], 5), ([.company, .week], 5), ([.company, .site], 5),
      ([.company, .language, .month], 5), ([.company], 3), ([.language], 2), ([.site], 3), ([.country], 1), ([.month], 3),
    ])
  func groups(_ groupings: [CompanyTable.Grouping], _ count: Int) throws {
    try withStore(articles) { store in
      let table = try table(of: store) { $0.groupings = groupings }
      #expect(table.rows.count == count)
      #expect(table.rows.reduce(0) { $0 + $1.mentions } == 5)
      #expect(table.rows.allSatisfy { ($0.company != nil) == groupings.contains(.company) })
    }
  }

  @Test("an article is counted once in a row, however many companies it names")
  func articlesOfLanguage() throws {
    try withStore(articles) { store in
      let rows = try table(of: store) { $0.groupings = [.language] }.rows
      #expect(rows.map(\.language) == ["de", "en"])
      #expect(rows.map(\.articles) == [2, 1] && rows.map(\.mentions) == [3, 2])
    }
  }

  @Test("queries choose companies, languages, sites, dates and the order")
  func query() throws {
    try withStore(articles) { store in
      func companies(_ change: (inout CompanyTable.Query) -> Void) throws -> [String?] { try table(of: store, change).rows.map(\.company) }
      let german = try table(of: store) { query in
        query.companies = ["LUFTHANSA"]
        query.languages = ["de"]
      }
      #expect(german.rows.map(\.articles) == [2])
      #expect(try companies { $0.minimumArticles = 2 } == ["Lufthansa"])
      #expect(try companies { $0.order = .score } == ["Condor", "Eurowings", "Lufthansa"])
      #expect(try companies { $0.order = .worst } == ["Lufthansa", "Eurowings", "Condor"])
      #expect(try companies { $0.sites = ["news.example"] } == ["Condor", "Lufthansa"])
      #expect(
        try companies { query in
          query.order = .score
          query.limit = 1
        } == ["Condor"])
    }
  }

  @Test(
    "dates bound the articles, both ends included; what has no date is left out",
    arguments: [
      ("2024-04", nil, 1), ("2024-03-05", "2024-03-05", 1), (nil, "2024-03", 1), ("2024", nil, 2), ("2025", nil, 0), (nil, "2023-12-31", 0),
    ] as [(String?, String?, Int)])
  func dates(_ since: String?, _ until: String?, _ count: Int) throws {
    try withStore(articles) { store in
      let rows = try table(of: store) { query in
        query.companies = ["Lufthansa"]
        query.since = since
        query.until = until
      }.rows
      #expect(rows.reduce(0) { $0 + $1.articles } == count)
    }
  }

  @Test("what the store cannot answer is said")
  func unanswerable() throws {
    try withStore(articles) { store in
      #expect { try table(of: store) { $0.companies = ["Swissair"] } } throws: {
        "\($0)" == "Swissair: expected the id or name of a company in the store"
      }
      #expect { try table(of: store) { $0.since = "May" } } throws: { "\($0)" == "May: expected a year, month or day such as 2024-03-05" }
    }
  }

  // MARK: Copies

  private var copied: [Tenor.Record] {
    [
      record("1", site: "a.example", [("Lufthansa", -0.5)]),
      record("2", site: "b.example", duplicateOf: "1", [("Lufthansa", -0.5)]),
      record("3", site: "c.example", duplicateOf: "1", [("Lufthansa", -0.5)]),
      record("4", site: "b.example", [("Lufthansa", 0.5)]),
    ]
  }

  @Test("copies are counted and do not weigh, unless that is asked for")
  func duplicates() throws {
    try withStore(copied) { store in
      let row = try #require(try table(of: store).rows.first)
      #expect(row.articles == 4 && row.uniqueArticles == 2 && row.sites == 4 - 1)
      #expect(row.score.mean == 0 && row.mentions == 2 && row.topNegative == ["blame (1)"])
      let all = try #require(try table(of: store) { $0.countsDuplicates = true }.rows.first)
      #expect(all.score.mean == -0.25 && all.mentions == 4 && all.topNegative == ["blame (3)"])
    }
  }

  @Test("where the original is not in the row, its first copy counts")
  func copiesAlone() throws {
    try withStore(copied) { store in
      let rows = try table(of: store) { query in
        query.groupings = [.company, .site]
        query.order = .name
      }.rows
      #expect(rows.map(\.site) == ["a.example", "b.example", "c.example"])
      #expect(rows.map(\.uniqueArticles) == [1, 2, 1])
      #expect(rows.map(\.score.mean) == [-0.5, 0, -0.5])
    }
  }

  @Test("a cue that is turned stands in the table with what turns it, and one said of a rival as such")
  func turnedCues() throws {
    var record = record("1", text: "nicht beschädigt", [("Lufthansa", 0.5)])
    let cues = [
      Cue(range: TextRange(6, 17), lemma: "beschädigt", base: -1, weight: 0.7, shiftedBy: [TextRange(0, 5)]),
      Cue(range: TextRange(0, 5), lemma: "besser", base: 1, weight: -0.8, shiftedBy: []),
    ]
    record.companies = record.companies.map {
      CompanyVerdict(
        company: $0.company, mentions: $0.mentions, relevance: $0.relevance,
        sentiment: Sentiment(score: 0.5, label: .positive, positive: 0.7, negative: 0.8, cues: cues), sentences: $0.sentences)
    }
    try withStore([record]) { store in
      let row = try CompanyTable(of: store).rows[0]
      #expect(row.topPositive == ["nicht beschädigt (1)"] && row.topNegative == ["rival: besser (1)"])
    }
  }

  @Test("to ask for companies by name takes time in proportion to their number")
  func growth() throws {
    let factor = try Growth.factor(
      from: 300,
      of: { count in
        let names = (0..<count).map { "Company \($0)" }
        let store = try Store(path: ":memory:")
        try store.add(record("1", names.map { ($0, 1) }))
        try store.flush()
        return (store: store, names: names)
      },
      work: { found in
        let rows = try table(of: found.store) { $0.companies = found.names }.rows
        #expect(rows.count == found.names.count)
      })
    #expect(factor < Growth.limit)
  }
}
