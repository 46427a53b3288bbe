import Ingest
import TextCore

/// The main job: all documents of the inputs through the analyzer, the records into files and to whoever else wants them.
public struct Run {
  private var stream: DocumentStream
  private let analyzer: Analyzer
  private let offsets: OffsetUnit
  private var duplicates: DuplicateIndex

  /// - Parameter duplicates: articles of earlier runs that new ones may repeat.
  public init(
    stream: DocumentStream, analyzer: Analyzer, offsets: OffsetUnit = .codepoints, duplicates: DuplicateIndex = DuplicateIndex()
  ) {
    self.stream = stream
    self.analyzer = analyzer
    self.offsets = offsets
    self.duplicates = duplicates
  }

  /// Analyzes everything. `files` gets each record as a line, `collect` as a value, both in the order of the inputs.
  public mutating func callAsFunction(into files: RecordFiles, collect: (Record) throws -> Void) throws -> RunCounts {
    let analyzer = self.analyzer
    let offsets = self.offsets
    var counts = RunCounts()
    try stream.forEach { document -> (Record, [UInt8]) in
      var record = analyzer.record(of: document)
      record.signature = ArticleSignature(of: record)
      return (record, record.json(offsets: offsets))
    } consume: { original, originalLine in
      let (record, line) = duplicates.marked(original, line: originalLine, offsets: offsets)
      counts.add(record)
      try files.append(line, status: record.status)
      try collect(record)
    }
    try files.finish()
    return counts
  }

  /// Files in folders that were left aside, by the ending of their name.
  public var ignored: [String: Int] { stream.reader.ignored }
}

extension Analyzer {
  /// The record of a document, or of what should have been one.
  public func record(of document: Result<Document, FailedDocument>) -> Record {
    switch document {
    case .success(let document): record(of: document)
    case .failure(let failure): Self.record(of: failure)
    }
  }
}
