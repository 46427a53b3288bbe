import EntityRecognition
import Foundation
import GRDB
import SentimentAnalysis
import Tenor
import TextCore

import struct Tenor.Record

/// The SQLite store of a run: what the company table is made from, open to any SQL tool.
///
/// One writer; rows go in one transaction a batch.
public final class Store {
  /// Articles in one transaction: big enough that its cost vanishes, small enough that the records held back for it weigh nothing.
  private static let batch = 200

  private let database: DatabaseQueue
  private var pending: [Record] = []
  private var knownCompanies: Set<String> = []

  /// Opens the store in `path`, or makes it.
  public init(path: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in try database.execute(sql: "PRAGMA synchronous = NORMAL") }
    database = try DatabaseQueue(path: path, configuration: configuration)
    try Self.migrator.migrate(database)
  }

  /// Opens a store that is there, for reading only.
  public init(reading path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw OutputError(path: path, message: "no store here; `tenor run` makes one")
    }
    var configuration = Configuration()
    configuration.readonly = true
    database = try DatabaseQueue(path: path, configuration: configuration)
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE articles (
            id TEXT PRIMARY KEY, path TEXT NOT NULL, record TEXT, url TEXT, site TEXT, title TEXT, published TEXT,
            language TEXT NOT NULL, language_confidence REAL NOT NULL, score REAL NOT NULL, label TEXT NOT NULL,
            tone REAL NOT NULL, words INTEGER NOT NULL, digest TEXT NOT NULL
          ) STRICT;
          CREATE TABLE companies (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, kind TEXT, parent TEXT, listed INTEGER NOT NULL
          ) STRICT;
          CREATE TABLE verdicts (
            article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            company_id TEXT NOT NULL REFERENCES companies(id),
            mentions INTEGER NOT NULL, sentences INTEGER NOT NULL, relevance REAL NOT NULL, score REAL NOT NULL, label TEXT NOT NULL,
            PRIMARY KEY (article_id, company_id)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX verdicts_by_company ON verdicts(company_id);
          CREATE TABLE mentions (
            article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            type TEXT NOT NULL, company_id TEXT REFERENCES companies(id), text TEXT NOT NULL, confidence REAL NOT NULL
          ) STRICT;
          CREATE INDEX mentions_by_article ON mentions(article_id);
          CREATE INDEX mentions_by_company ON mentions(company_id);
          CREATE TABLE cues (
            article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            company_id TEXT NOT NULL REFERENCES companies(id),
            lemma TEXT NOT NULL, text TEXT NOT NULL, weight REAL NOT NULL, sentence TEXT NOT NULL
          ) STRICT;
          CREATE INDEX cues_by_article ON cues(article_id);
          CREATE INDEX cues_by_company ON cues(company_id);
          """)
    }
    return migrator
  }

  /// Removes what earlier runs put in.
  public func clear() throws {
    try database.write { database in
      for table in ["cues", "mentions", "verdicts", "articles", "companies"] { try database.execute(sql: "DELETE FROM \(table)") }
    }
    knownCompanies = []
  }

  /// Takes an analyzed record; an article seen again replaces its old rows. Other records leave no trace here.
  public func add(_ record: Record) throws {
    guard record.status == .analyzed else { return }
    pending.append(record)
    if pending.count == Self.batch { try flush() }
  }

  /// Writes what is held back.
  public func flush() throws {
    let records = pending
    pending = []
    try database.write { database in
      for record in records { try insert(record, into: database) }
    }
  }

  private func insert(_ record: Record, into database: Database) throws {
    guard let article = record.article, let analyzed = record.analyzed, let sentiment = record.sentiment, let language = record.language
    else {
      return
    }
    let delete = try database.cachedStatement(sql: "DELETE FROM articles WHERE id = ?")
    try delete.execute(arguments: [record.id])
    let words = article.text.utf8.count { $0 == 0x20 || $0 == 0x0A } + 1
    // GDELT: (praise − blame) in percent of all words.
    let tone = 100 * (sentiment.positive - sentiment.negative) / Double(max(1, words))
    var arguments: StatementArguments = [record.id, record.source.path, record.source.record, article.url ?? record.source.url]
    arguments += [article.site, article.title, article.published, language.language.code, language.confidence]
    arguments += [sentiment.score, sentiment.label.rawValue, tone, words, XXHash64.digest(article.text.folded)]
    try database.cachedStatement(sql: "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: arguments)
    for verdict in record.companies {
      try insert(verdict.company, into: database)
      try database.cachedStatement(sql: "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
        record.id, verdict.company.id, verdict.mentions.count, verdict.sentences.count, verdict.relevance, verdict.sentiment.score,
        verdict.sentiment.label.rawValue,
      ])
      for cue in verdict.sentiment.cues {
        let sentence = verdict.sentences.first { $0.contains(cue.range) }
        try database.cachedStatement(sql: "INSERT INTO cues VALUES (?, ?, ?, ?, ?, ?)").execute(arguments: [
          record.id, verdict.company.id, expression(of: cue, in: analyzed.text), analyzed.text.string(cue.range), cue.weight,
          sentence.map(analyzed.text.string) ?? "",
        ])
      }
    }
    for mention in record.mentions {
      try database.cachedStatement(sql: "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)").execute(arguments: [
        record.id, mention.kind.rawValue, mention.company?.id, analyzed.text.string(mention.range), mention.confidence,
      ])
    }
  }

  private func insert(_ company: Company, into database: Database) throws {
    guard knownCompanies.insert(company.id).inserted else { return }
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO companies VALUES (?, ?, ?, ?, ?, ?)").execute(arguments: [
      company.id, company.name, company.country, company.kind, company.parent, company.isListed,
    ])
  }

  /// The verdicts that a table is made of, by article in the order of their ids.
  func forEachVerdict(_ body: (StoredVerdict) throws -> Void) throws {
    try database.read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT v.company_id, c.name, c.country, a.id, a.language, a.published, a.site, a.url, a.path, a.digest, a.tone,
                 v.mentions, v.sentences, v.relevance, v.score, v.label
          FROM verdicts v JOIN companies c ON c.id = v.company_id JOIN articles a ON a.id = v.article_id
          ORDER BY v.company_id, a.id
          """)
      while let row = try rows.next() {
        try body(
          StoredVerdict(
            companyID: row[0], company: row[1], country: row[2], articleID: row[3], language: row[4], published: row[5], site: row[6],
            url: row[7], path: row[8], digest: row[9], tone: row[10], mentions: row[11], sentences: row[12], relevance: row[13],
            score: row[14], label: row[15]))
      }
    }
  }

  /// The lemma of a cue; with the words that turn it where it says the contrary: `nicht beschädigt`, `rival: besser`.
  private func expression(of cue: Cue, in text: Text) -> String {
    guard cue.isTurned else { return cue.lemma }
    return cue.shiftedBy.isEmpty ? "rival: " + cue.lemma : (cue.shiftedBy.map(text.foldedString) + [cue.lemma]).joined(separator: " ")
  }

  /// Cues towards each company by article: lemma and weight.
  func forEachCue(_ body: (_ companyID: String, _ articleID: String, _ lemma: String, _ weight: Double) -> Void) throws {
    try database.read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT company_id, article_id, lemma, weight FROM cues ORDER BY company_id, rowid")
      while let row = try rows.next() { body(row[0], row[1], row[2], row[3]) }
    }
  }
}
