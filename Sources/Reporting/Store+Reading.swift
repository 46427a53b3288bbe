import GRDB
import TextCore

extension Store {
  /// The verdicts with their cues, by company in the order in which companies were first seen, then by article.
  ///
  /// - Parameter companies: numbers of the companies to read; nil for all.
  func forEachVerdict(of companies: [Int64]?, _ body: (StoredVerdict, [StoredCue]) throws -> Void) throws {
    // Numbers, not texts of the user.
    let chosen = companies.map { "IN (" + $0.map(String.init).joined(separator: ",") + ")" } ?? "IS NOT NULL"
    try database.read { database in
      // CROSS JOIN keeps SQLite from choosing another order of reading; both cursors go along their primary keys.
      let verdicts = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(StoredVerdict.columns)
          FROM verdicts v CROSS JOIN companies c ON c.company = v.company CROSS JOIN articles a ON a.article = v.article
          WHERE v.company \(chosen) ORDER BY v.company, v.article
          """)
      let cues = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(StoredCue.columns) FROM cues k WHERE k.company \(chosen)
          ORDER BY k.company, k.article, k.sentence, k.start, k.end
          """)
      var next = try cues.next().map(StoredCue.init)
      while let row = try verdicts.next() {
        let verdict = StoredVerdict(row)
        var own: [StoredCue] = []
        while let cue = next, (cue.company, cue.article) <= (verdict.company, verdict.article) {
          own.append(cue)
          next = try cues.next().map(StoredCue.init)
        }
        try body(verdict, own)
      }
    }
  }

  /// Numbers of the companies that go by these ids or names, whatever the case of their letters.
  ///
  /// - Throws: ``QueryError`` for a name that the store does not have.
  func numbers(ofCompanies names: [String]) throws -> [Int64] {
    var known: [String: Set<Int64>] = [:]
    try database.read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT company, id, name FROM companies")
      while let row = try rows.next() {
        for key in [row[1] as String, row[2]] { known[CaseFolding.folded(key), default: []].insert(row[0]) }
      }
    }
    var numbers: Set<Int64> = []
    for name in names {
      guard let named = known[CaseFolding.folded(name)] else {
        throw QueryError(found: name, expected: "the id or name of a company in the store")
      }
      numbers.formUnion(named)
    }
    return numbers.sorted()
  }

  /// Numbers of the companies with these ids, which the store has.
  func numbers(ofIDs ids: [String]) throws -> [Int64] {
    try database.read { database in
      let statement = try database.cachedStatement(sql: "SELECT company FROM companies WHERE id = ?")
      return try ids.compactMap { try Int64.fetchOne(statement, arguments: [$0]) }
    }
  }

  func sentence(_ sentence: Int, ofArticle article: Int64) throws -> String? {
    try database.read { database in
      try String.fetchOne(
        database, sql: "SELECT text FROM sentences WHERE article = ? AND sentence = ?", arguments: [article, sentence])
    }
  }
}

/// A question that the store cannot answer.
public struct QueryError: Error, CustomStringConvertible {
  public let found: String
  public let expected: String

  public var description: String { "\(found): expected \(expected)" }
}
