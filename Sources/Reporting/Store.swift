import Foundation
import GRDB
import Tenor

import struct Tenor.Record

/// The SQLite store of runs: what the company table and the report are made from, open to any SQL tool.
///
/// One writer; rows go in one transaction a batch, and others may read meanwhile (write-ahead log). A run adds to what is there: an
/// article that is seen again, by its id, replaces its old rows and keeps its place.
public final class Store {
  /// Articles in one transaction: big enough that its cost vanishes, small enough that the records held back for it weigh nothing.
  private static let batch = 200

  let database: DatabaseQueue
  private var pending: [Record] = []
  private var rows = StoreRows()

  /// Opens the store in `path`, or makes it. A store of an earlier version is brought to this one.
  ///
  /// - Throws: ``OutputError`` when the file is none of ours, or was made by a later version.
  public init(path: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      try Self.check(database, path: path)
      try StoreSchema.migrator.migrate(database)
      try database.write(StoreSchema.makeViews)
    } catch let error as DatabaseError {
      throw OutputError(path: path, message: "cannot be used as a store: \(error.message ?? "\(error)")")
    }
  }

  /// Opens a store that is there, for reading only.
  public init(reading path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw OutputError(path: path, message: "no store here; `tenor run` makes one")
    }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      try Self.check(database, path: path)
      guard try database.read(StoreSchema.migrator.hasCompletedMigrations) else {
        throw OutputError(path: path, message: "the store is of an earlier version; `tenor run` brings it to this one")
      }
    } catch let error as DatabaseError {
      throw OutputError(path: path, message: "cannot be read as a store: \(error.message ?? "\(error)")")
    }
  }

  private static func check(_ database: DatabaseQueue, path: String) throws {
    if try database.read(StoreSchema.migrator.hasBeenSuperseded) {
      throw OutputError(path: path, message: "the store was made by a later version of Tenor")
    }
  }

  /// Says which run the records that follow belong to.
  public func begin(_ run: RunDescription) throws {
    try database.write { database in try rows.begin(run, in: database) }
  }

  /// Takes a record; one with an id that was seen before replaces it.
  public func add(_ record: Record) throws {
    pending.append(record)
    if pending.count == Self.batch { try flush() }
  }

  /// Writes what is held back.
  public func flush() throws {
    let records = pending
    pending = []
    try database.write { database in
      for record in records { try rows.insert(record, into: database) }
    }
  }

  /// Writes what is held back and the counts of the run, and leaves one plain file that opens anywhere, also where nothing may be written.
  public func finish(_ counts: RunCounts) throws {
    try flush()
    try database.write { database in try rows.finish(counts, in: database) }
    database.writeWithoutTransaction { database in
      // A reader that is looking keeps the log in use; then it stays, which does no harm.
      _ = try? String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
    }
  }

  /// All articles that repeat no other, in the order in which they came: what new ones are compared with.
  public func duplicateIndex() throws -> DuplicateIndex {
    var index = DuplicateIndex()
    try database.read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT id, signature FROM articles WHERE duplicate_of IS NULL AND signature IS NOT NULL ORDER BY article")
      while let row = try rows.next() {
        if let signature = ArticleSignature(bytes: [UInt8](row[1] as Data)) { index.insert(signature, id: row[0]) }
      }
    }
    return index
  }
}
