import EntityRecognition
import Foundation
import GRDB
import SentimentAnalysis
import Tenor
import TextCore

import struct Tenor.Record

/// Turns records into rows of the store.
struct StoreRows {
  private var run: Int64?
  /// Numbers of the companies of the lists that this run has met. Names that no list has are without end, so the store remembers them.
  private var companies: [String: Int64] = [:]

  mutating func begin(_ description: RunDescription, in database: Database) throws {
    run = try Int64.fetchOne(
      database,
      sql: """
        INSERT INTO runs (id, version, inputs, options) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version RETURNING run
        """,
      arguments: [description.identifier, description.version, description.inputsJSON, description.optionsJSON])
  }

  func finish(_ counts: RunCounts, in database: Database) throws {
    try database.execute(
      sql: "UPDATE runs SET documents = ?, analyzed = ?, skipped = ?, failed = ? WHERE run = ?",
      arguments: [counts.documents, counts.analyzed, counts.skipped, counts.failed, run])
  }

  mutating func insert(_ record: Record, into database: Database) throws {
    let (id, known) = try key(of: record, in: database)
    guard record.status == .analyzed, let analyzed = record.analyzed, let sentiment = record.sentiment else {
      if let known { try database.execute(sql: "DELETE FROM articles WHERE article = ?", arguments: [known]) }
      return try insertRefused(record, id: id, into: database)
    }
    if let known {
      for table in ["verdicts", "sentences", "mentions"] {
        try database.cachedStatement(sql: "DELETE FROM \(table) WHERE article = ?").execute(arguments: [known])
      }
    } else {
      try database.cachedStatement(sql: "DELETE FROM refused WHERE id = ?").execute(arguments: [id])
    }
    let article = try insertArticle(record, id: id, sentiment, number: known, into: database)
    try insertVerdicts(record.companies, of: article, analyzed.text, into: database)
    let insertMention = try database.cachedStatement(sql: "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)")
    for (index, mention) in record.mentions.enumerated() {
      let company = try mention.company.map { try number(of: $0, in: database) }
      try insertMention.execute(arguments: [
        article, index, mention.kind.rawValue, company, analyzed.text.string(mention.range), mention.confidence,
      ])
    }
  }

  /// What a document is known by in the store: its id, unless that is another document's. Ids are often but the numbers of the rows of a
  /// file, and the next file has them again; there the place where the document stood is added.
  ///
  /// A document is the same one again if it has the address or stands at the place of the other; in a later run the same file may have it
  /// at another place.
  ///
  /// - Returns: also the number of the article that has this key already.
  private func key(of record: Record, in database: Database) throws -> (id: String, article: Int64?) {
    let isSame = "(coalesce(url = :url, 0) OR path = :path AND (record IS :record OR run IS NOT :run))"
    let statement = try database.cachedStatement(
      sql: """
        SELECT article, \(isSame) FROM articles WHERE id = :id UNION ALL SELECT NULL, \(isSame) FROM refused WHERE id = :id
        """)
    let known = try Row.fetchOne(
      statement,
      arguments: [
        "id": record.id, "path": record.source.path, "record": record.source.record, "run": run,
        "url": record.article?.url ?? record.source.url,
      ])
    guard let known else { return (record.id, nil) }
    if known[1] { return (record.id, known[0]) }
    let id = "\(record.id)@\(record.source.identifier)"
    return (id, try Int64.fetchOne(database.cachedStatement(sql: "SELECT article FROM articles WHERE id = ?"), arguments: [id]))
  }

  private func insertRefused(_ record: Record, id: String, into database: Database) throws {
    let statement = try database.cachedStatement(sql: "INSERT OR REPLACE INTO refused VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var arguments: StatementArguments = [id, run, record.source.path, record.source.record, record.source.url]
    arguments += [record.status.rawValue, record.reason?.stage ?? "", record.reason?.code ?? "", record.reason?.message ?? ""]
    try statement.execute(arguments: arguments)
  }

  /// Returns the number of the article, which is the one it had before if it was there.
  private func insertArticle(
    _ record: Record, id: String, _ sentiment: Sentiment, number: Int64?, into database: Database
  ) throws -> Int64 {
    let original = try record.duplicate.flatMap { duplicate in
      try Int64.fetchOne(database.cachedStatement(sql: "SELECT article FROM articles WHERE id = ?"), arguments: [duplicate.original])
    }
    let words = (record.article?.text.utf8.count { $0 == 0x20 || $0 == 0x0A } ?? 0) + 1
    // GDELT: words of praise less words of blame, in percent of all words.
    let balance = sentiment.cues.reduce(0) { $0 + ($1.weight > 0 ? 1 : -1) }
    var values: StatementArguments = [id, run, record.source.path, record.source.record, record.article?.url ?? record.source.url]
    values += [record.article?.site, record.article?.title, record.article?.published, record.language?.language.code ?? "und"]
    values += [record.language?.confidence ?? 0, sentiment.score, sentiment.label.rawValue, 100 * Double(balance) / Double(words), words]
    values += [sentiment.cues.count, original, record.duplicate?.similarity, record.signature.map { Data($0.bytes) }]
    guard let number else {
      try database.cachedStatement(
        sql: """
          INSERT INTO articles (id, run, path, record, url, site, title, published, language, language_confidence, score, label, tone,
            words, cues, duplicate_of, similarity, signature)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: values)
      return database.lastInsertedRowID
    }
    try database.cachedStatement(
      sql: """
        UPDATE articles SET id = ?, run = ?, path = ?, record = ?, url = ?, site = ?, title = ?, published = ?, language = ?,
          language_confidence = ?, score = ?, label = ?, tone = ?, words = ?, cues = ?, duplicate_of = ?, similarity = ?, signature = ?
        WHERE article = ?
        """
    ).execute(arguments: values + [number])
    return number
  }

  private mutating func insertVerdicts(
    _ verdicts: [CompanyVerdict], of article: Int64, _ text: Text, into database: Database
  ) throws {
    let insertVerdict = try database.cachedStatement(sql: "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?)")
    let insertSentence = try database.cachedStatement(sql: "INSERT INTO sentences VALUES (?, ?, ?)")
    // The same words may count twice for a company when they belong to two expressions; one row shows them.
    let insertCue = try database.cachedStatement(sql: "INSERT OR IGNORE INTO cues VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var sentences: [TextRange: Int] = [:]
    for verdict in verdicts {
      let company = try number(of: verdict.company, in: database)
      try insertVerdict.execute(arguments: [
        company, article, verdict.mentions.count, verdict.sentences.count, verdict.relevance, verdict.sentiment.score,
        verdict.sentiment.label.rawValue,
      ])
      for cue in verdict.sentiment.cues {
        let place = verdict.sentences.partitioningIndex { $0.end > cue.range.start }
        let isInside = place < verdict.sentences.count && verdict.sentences[place].contains(cue.range)
        let range = isInside ? verdict.sentences[place] : cue.range
        let sentence = sentences[range] ?? sentences.count
        if sentences.updateValue(sentence, forKey: range) == nil {
          try insertSentence.execute(arguments: [article, sentence, text.string(range)])
        }
        let start = text.codePoints(range.start..<cue.range.start)
        let shifters = cue.shiftedBy.isEmpty ? nil : cue.shiftedBy.map(text.string).joined(separator: ", ")
        try insertCue.execute(arguments: [
          company, article, sentence, start, start + text.codePoints(cue.range.bytes), text.string(cue.range),
          expression(of: cue, in: text), cue.weight,
          shifters,
        ])
      }
    }
  }

  /// The lemma of a cue; with the words that turn it where it says the contrary: `nicht beschädigt`, `rival: besser`.
  private func expression(of cue: Cue, in text: Text) -> String {
    guard cue.isTurned else { return cue.lemma }
    return cue.shiftedBy.isEmpty ? "rival: " + cue.lemma : (cue.shiftedBy.map(text.foldedString) + [cue.lemma]).joined(separator: " ")
  }

  private mutating func number(of company: Company, in database: Database) throws -> Int64 {
    if let number = companies[company.id] { return number }
    // A list knows better than what was there; a text does not.
    let change =
      company.isListed
      ? "name = excluded.name, country = excluded.country, kind = excluded.kind, parent = excluded.parent, listed = excluded.listed"
      : "name = name"
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO companies (id, name, country, kind, parent, listed) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET \(change) RETURNING company
        """)
    let number = try Int64.fetchOne(
      statement, arguments: [company.id, company.name, company.country, company.kind, company.parent, company.isListed])
    guard let number else { preconditionFailure("an insertion that returns a column has a row") }
    if company.isListed { companies[company.id] = number }
    return number
  }
}

extension Text {
  /// How many code points the bytes hold.
  fileprivate func codePoints(_ bytes: Range<Int>) -> Int { utf8[bytes].count { $0 & 0xC0 != 0x80 } }
}
