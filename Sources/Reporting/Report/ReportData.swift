import GRDB

/// What the report tells, read from the store.
struct ReportData {
  struct Summary {
    let documents: Int
    let analyzed: Int
    let refused: Int
    let duplicates: Int
    let companies: Int
    let sites: Int
    let firstSeen: String?
    let lastSeen: String?
  }

  /// Documents that were not analyzed for one reason.
  struct Refusal {
    let status: String
    let stage: String
    let code: String
    /// Of the first such document.
    let message: String
    let count: Int
  }

  struct LanguageCount {
    let language: String
    let articles: Int
    let withoutCues: Int
  }

  struct ArticleLine {
    let title: String?
    let url: String?
    let path: String
    let site: String?
    let published: String?
    let language: String
  }

  /// An article and those that repeat it.
  struct Story {
    let original: ArticleLine
    let copyCount: Int
    let copies: [(article: ArticleLine, similarity: Double)]
  }

  /// A name that texts use like a company's, and no list has.
  struct UnknownName {
    let name: String
    let articles: Int
    let mentions: Int
    let languages: String
  }

  struct Sentence {
    let text: String
    /// Code points of the text, in order, without overlap.
    let cues: [(range: Range<Int>, weight: Double)]
    let article: ArticleLine
  }

  let summary: Summary
  let refusals: [Refusal]
  let languages: [LanguageCount]
  let stories: [Story]
  let storyCount: Int
  let textsWithoutCues: [ArticleLine]
  let unknownNames: [UnknownName]
  let unknownNameCount: Int

  init(_ database: Database, _ limits: ReportLimits) throws {
    let totals = try Row.fetchOne(
      database,
      sql: """
        SELECT count(*), count(duplicate_of), count(DISTINCT site), min(substr(published, 1, 10)), max(substr(published, 1, 10)),
          (SELECT count(*) FROM refused), (SELECT count(DISTINCT company) FROM verdicts) FROM articles
        """)
    let analyzed: Int = totals?[0] ?? 0
    let refused: Int = totals?[5] ?? 0
    summary = Summary(
      documents: analyzed + refused, analyzed: analyzed, refused: refused, duplicates: totals?[1] ?? 0, companies: totals?[6] ?? 0,
      sites: totals?[2] ?? 0, firstSeen: totals?[3], lastSeen: totals?[4])
    refusals = try Row.fetchAll(
      database,
      sql: """
        SELECT status, stage, code, min(message), count(*) FROM refused GROUP BY status, stage, code ORDER BY count(*) DESC, stage, code
        """
    ).map { Refusal(status: $0[0], stage: $0[1], code: $0[2], message: $0[3], count: $0[4]) }
    languages = try Row.fetchAll(
      database,
      sql: """
        SELECT language, count(*), sum(cues = 0) FROM articles GROUP BY language ORDER BY count(*) DESC, language
        """
    ).map { LanguageCount(language: $0[0], articles: $0[1], withoutCues: $0[2]) }
    storyCount =
      try Int.fetchOne(database, sql: "SELECT count(DISTINCT duplicate_of) FROM articles WHERE duplicate_of IS NOT NULL") ?? 0
    stories = try Self.stories(database, limits)
    // The longest first: of a long text it is the least likely that it says nothing good or bad.
    textsWithoutCues = try Row.fetchAll(
      database,
      sql: """
        SELECT \(Self.lineColumns) FROM articles a WHERE cues = 0 AND duplicate_of IS NULL ORDER BY words DESC, article LIMIT ?
        """, arguments: [limits.textsWithoutCues]
    ).map(Self.line)
    unknownNameCount =
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM companies c WHERE listed = 0 AND EXISTS (SELECT 1 FROM verdicts v WHERE v.company = c.company)"
      ) ?? 0
    unknownNames = try Row.fetchAll(
      database,
      sql: """
        SELECT c.name, count(*), sum(v.mentions), group_concat(DISTINCT a.language)
        FROM companies c JOIN verdicts v ON v.company = c.company JOIN articles a ON a.article = v.article
        WHERE c.listed = 0 GROUP BY c.company ORDER BY 2 DESC, 3 DESC, c.name LIMIT ?
        """, arguments: [limits.unknownNames]
    ).map { row in
      let languages = (row[3] as String? ?? "").split(separator: ",").sorted().joined(separator: ", ")
      return UnknownName(name: row[0], articles: row[1], mentions: row[2], languages: languages)
    }
  }

  private static func stories(_ database: Database, _ limits: ReportLimits) throws -> [Story] {
    let originals = try Row.fetchAll(
      database,
      sql: """
        SELECT \(lineColumns), a.article, count(*) FROM articles d JOIN articles a ON a.article = d.duplicate_of
        GROUP BY a.article ORDER BY count(*) DESC, a.article LIMIT ?
        """, arguments: [limits.duplicateStories])
    return try originals.map { row in
      let copies = try Row.fetchAll(
        database, sql: "SELECT \(lineColumns), a.similarity FROM articles a WHERE duplicate_of = ? ORDER BY article LIMIT ?",
        arguments: [row[6] as Int64, limits.copiesOfStory])
      return Story(original: line(row), copyCount: row[7], copies: copies.map { (line($0), $0[6] ?? 0) })
    }
  }

  /// The sentences that praise or blame a company most: by the sum of their cues times the relevance of the article.
  static func sentences(of companyID: String, praising: Bool, _ database: Database, _ limits: ReportLimits) throws -> [Sentence] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT \(lineColumns), s.text, k.company, k.article, k.sentence, sum(k.weight) * v.relevance AS strength
        FROM companies c JOIN cues k ON k.company = c.company JOIN verdicts v ON v.company = k.company AND v.article = k.article
          JOIN sentences s ON s.article = k.article AND s.sentence = k.sentence JOIN articles a ON a.article = k.article
        WHERE c.id = ? AND a.duplicate_of IS NULL GROUP BY k.article, k.sentence
        HAVING strength * ? > 0 ORDER BY strength * ? DESC, k.article, k.sentence LIMIT ?
        """, arguments: [companyID, praising ? 1 : -1, praising ? 1 : -1, limits.sentences])
    return try rows.map { row in
      let cues = try Row.fetchAll(
        database, sql: "SELECT \(StoredCue.columns) FROM cues k WHERE company = ? AND article = ? AND sentence = ? ORDER BY start, end",
        arguments: [row[7] as Int64, row[8] as Int64, row[9] as Int64]
      ).map(StoredCue.init)
      var ranges: [(range: Range<Int>, weight: Double)] = []
      for cue in cues where cue.range.lowerBound >= ranges.last?.range.upperBound ?? 0 { ranges.append((cue.range, cue.weight)) }
      return Sentence(text: row[6], cues: ranges, article: line(row))
    }
  }

  private static let lineColumns = "a.title, a.url, a.path, a.site, a.published, a.language"

  private static func line(_ row: Row) -> ArticleLine {
    ArticleLine(title: row[0], url: row[1], path: row[2], site: row[3], published: row[4], language: row[5])
  }
}
