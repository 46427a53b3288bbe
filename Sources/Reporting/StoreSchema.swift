import GRDB

/// The tables of the store, version by version, and the views that are made anew whenever a store is opened for writing.
///
/// Numbers of rows follow the order of the records and nothing else, so that the same records make the same rows whatever happened
/// on the way.
enum StoreSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in try database.execute(sql: first) }
    migrator.registerMigration("2") { database in
      try database.execute(sql: setFirstAside)
      try database.execute(sql: tables)
      try database.execute(sql: takeOverFirst)
    }
    return migrator
  }

  /// Replaces the views: they hold nothing, so they need no migration.
  static func makeViews(_ database: Database) throws {
    try database.execute(
      sql: "DROP VIEW IF EXISTS company_table; DROP VIEW IF EXISTS company_by_month; DROP VIEW IF EXISTS company_by_site")
    try database.execute(sql: "DROP VIEW IF EXISTS company_verdicts")
    try database.execute(
      sql: """
        -- A company in an article: what the other views and most questions begin with. `story` is the article that this one repeats, or
        -- itself; `month` is null when the article does not say when it was published.
        CREATE VIEW company_verdicts AS
        SELECT c.id AS company_id, c.name AS company, c.country, a.id AS article_id, a.title, a.url, a.site, a.published,
               CASE WHEN length(a.published) >= 7 THEN substr(a.published, 1, 7) END AS month, a.language,
               coalesce(a.duplicate_of, a.article) AS story, a.duplicate_of IS NOT NULL AS is_duplicate, a.tone AS article_tone,
               v.mentions, v.sentences, v.relevance, v.score, v.label, v.company AS company_number, v.article AS article_number
        FROM verdicts v JOIN companies c ON c.company = v.company JOIN articles a ON a.article = v.article;
        """)
    try database.execute(sql: summary("company_table", dividedBy: nil))
    try database.execute(sql: summary("company_by_month", dividedBy: "month"))
    try database.execute(sql: summary("company_by_site", dividedBy: "site"))
  }

  /// A view with a row a company, or a company and month or site. Of each story the first article counts, as in the company table.
  private static func summary(_ name: String, dividedBy column: String?) -> String {
    let division = column.map { ", \($0)" } ?? ""
    func mean(_ value: String) -> String { "sum(CASE WHEN first THEN \(value) END) / sum(first)" }
    return """
      CREATE VIEW \(name) AS
      SELECT company_id, company, country\(division), count(*) AS articles, sum(first) AS articles_unique,
             count(DISTINCT coalesce(site, '')) AS sites, sum(CASE WHEN first THEN mentions END) AS mentions,
             sum(CASE WHEN first THEN sentences END) AS sentences, \(mean("relevance")) AS relevance,
             CASE WHEN sum(CASE WHEN first THEN relevance END) > 0
               THEN sum(CASE WHEN first THEN relevance * score END) / sum(CASE WHEN first THEN relevance END)
               ELSE \(mean("score")) END AS score,
             \(mean("(label = 'positive') * 1.0")) AS positive_share, \(mean("(label = 'neutral') * 1.0")) AS neutral_share,
             \(mean("(label = 'negative') * 1.0")) AS negative_share, \(mean("article_tone")) AS article_tone,
             min(substr(published, 1, 10)) AS first_seen, max(substr(published, 1, 10)) AS last_seen
      FROM (SELECT *, row_number() OVER (PARTITION BY company_number\(division), story ORDER BY article_number) = 1 AS first
            FROM company_verdicts)
      GROUP BY company_number\(division)
      """
  }

  private static let tables = """
    CREATE TABLE runs (
      run INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,        -- digest of what the run was asked
      version TEXT NOT NULL, inputs TEXT NOT NULL, options TEXT NOT NULL,
      documents INTEGER, analyzed INTEGER, skipped INTEGER, failed INTEGER   -- null until the run is through
    ) STRICT;
    CREATE TABLE articles (
      article INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE, run INTEGER REFERENCES runs(run),
      path TEXT NOT NULL, record TEXT, url TEXT, site TEXT, title TEXT, published TEXT,
      language TEXT NOT NULL, language_confidence REAL NOT NULL, score REAL NOT NULL, label TEXT NOT NULL,
      tone REAL NOT NULL,             -- cues of praise less cues of blame, in percent of all words
      words INTEGER NOT NULL, cues INTEGER NOT NULL,
      duplicate_of INTEGER REFERENCES articles(article) ON DELETE SET NULL, similarity REAL,
      signature BLOB
    ) STRICT;
    CREATE INDEX articles_by_original ON articles(duplicate_of) WHERE duplicate_of IS NOT NULL;
    CREATE TABLE refused (
      id TEXT PRIMARY KEY, run INTEGER REFERENCES runs(run),
      path TEXT NOT NULL, record TEXT, url TEXT, status TEXT NOT NULL, stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE companies (
      company INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT, kind TEXT, parent TEXT,
      listed INTEGER NOT NULL         -- 0: known from the texts alone
    ) STRICT;
    CREATE TABLE verdicts (
      company INTEGER NOT NULL REFERENCES companies(company),
      article INTEGER NOT NULL REFERENCES articles(article) ON DELETE CASCADE,
      mentions INTEGER NOT NULL, sentences INTEGER NOT NULL, relevance REAL NOT NULL, score REAL NOT NULL, label TEXT NOT NULL,
      PRIMARY KEY (company, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX verdicts_by_article ON verdicts(article);
    CREATE TABLE mentions (
      article INTEGER NOT NULL REFERENCES articles(article) ON DELETE CASCADE,
      mention INTEGER NOT NULL,       -- in order of reading, from 0
      type TEXT NOT NULL, company INTEGER REFERENCES companies(company), text TEXT NOT NULL, confidence REAL NOT NULL,
      PRIMARY KEY (article, mention)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mentions_by_company ON mentions(company) WHERE company IS NOT NULL;
    CREATE TABLE sentences (          -- those with a cue towards a company
      article INTEGER NOT NULL REFERENCES articles(article) ON DELETE CASCADE,
      sentence INTEGER NOT NULL, text TEXT NOT NULL,
      PRIMARY KEY (article, sentence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cues (
      company INTEGER NOT NULL, article INTEGER NOT NULL, sentence INTEGER NOT NULL,
      start INTEGER NOT NULL, end INTEGER NOT NULL,   -- code points of the sentence, half-open
      text TEXT NOT NULL, lemma TEXT NOT NULL, weight REAL NOT NULL, shifted_by TEXT,
      PRIMARY KEY (company, article, sentence, start, end),
      FOREIGN KEY (company, article) REFERENCES verdicts(company, article) ON DELETE CASCADE,
      FOREIGN KEY (article, sentence) REFERENCES sentences(article, sentence) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cues_by_sentence ON cues(article, sentence);
    """

  // MARK: Version 1: texts for keys, sentences inside cues

  private static let first = """
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
    """

  private static let setFirstAside = """
    DROP INDEX verdicts_by_company; DROP INDEX mentions_by_article; DROP INDEX mentions_by_company;
    DROP INDEX cues_by_article; DROP INDEX cues_by_company;
    ALTER TABLE articles RENAME TO old_articles;
    ALTER TABLE companies RENAME TO old_companies;
    ALTER TABLE verdicts RENAME TO old_verdicts;
    ALTER TABLE mentions RENAME TO old_mentions;
    ALTER TABLE cues RENAME TO old_cues;
    """

  /// Articles of version 1 have no signature: later ones are not compared with them.
  private static let takeOverFirst = """
    INSERT INTO articles (id, path, record, url, site, title, published, language, language_confidence, score, label, tone, words, cues)
      SELECT id, path, record, url, site, title, published, language, language_confidence, score, label, tone, words,
             (SELECT count(*) FROM old_cues WHERE article_id = id)
      FROM old_articles ORDER BY rowid;
    INSERT INTO companies (id, name, country, kind, parent, listed)
      SELECT id, name, country, kind, parent, listed FROM old_companies ORDER BY rowid;
    INSERT INTO verdicts
      SELECT c.company, a.article, v.mentions, v.sentences, v.relevance, v.score, v.label
      FROM old_verdicts v JOIN articles a ON a.id = v.article_id JOIN companies c ON c.id = v.company_id;
    INSERT INTO mentions
      SELECT a.article, row_number() OVER (PARTITION BY a.article ORDER BY m.rowid) - 1, m.type, c.company, m.text, m.confidence
      FROM old_mentions m JOIN articles a ON a.id = m.article_id LEFT JOIN companies c ON c.id = m.company_id;
    INSERT INTO sentences
      SELECT article, row_number() OVER (PARTITION BY article ORDER BY first) - 1, text
      FROM (SELECT a.article, o.sentence AS text, min(o.rowid) AS first
            FROM old_cues o JOIN articles a ON a.id = o.article_id GROUP BY a.article, o.sentence);
    INSERT OR IGNORE INTO cues
      SELECT c.company, a.article, s.sentence, max(0, instr(o.sentence, o.text) - 1),
             max(0, instr(o.sentence, o.text) - 1) + length(o.text), o.text, o.lemma, o.weight, NULL
      FROM old_cues o JOIN articles a ON a.id = o.article_id JOIN companies c ON c.id = o.company_id
        JOIN sentences s ON s.article = a.article AND s.text = o.sentence
      ORDER BY o.rowid;
    DROP TABLE old_cues; DROP TABLE old_mentions; DROP TABLE old_verdicts; DROP TABLE old_companies; DROP TABLE old_articles;
    """
}
