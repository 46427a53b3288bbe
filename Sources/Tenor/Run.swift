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

  /// What a run did.
  public struct Outcome: Sendable, Equatable {
    public let counts: RunCounts
    /// False when it was interrupted before the end of the inputs.
    public let isComplete: Bool
  }

  /// Analyzes everything, or what an interrupted run has left.
  ///
  /// - Parameters:
  ///   - files: get each record as a line, in the order of the inputs.
  ///   - checkpoint: where to go on; `files` must be opened there.
  ///   - isInterrupted: once it is true, the documents in hand are finished and the run ends.
  ///   - save: keeps a checkpoint. All records before it have been given to `collect`.
  ///   - collect: gets each record as a value, in the order of the inputs.
  public mutating func callAsFunction(
    into files: RecordFiles, from checkpoint: RunCheckpoint? = nil, isInterrupted: () -> Bool = { false },
    save: (RunCheckpoint) throws -> Void = { _ in }, collect: (Record) throws -> Void
  ) throws -> Outcome {
    let analyzer = self.analyzer
    let offsets = self.offsets
    var counts = checkpoint?.counts ?? RunCounts()
    var place = checkpoint?.place
    func keep() throws {
      if let place, let position = try files.checkpoint() { try save(RunCheckpoint(counts: counts, files: position, place: place)) }
    }
    if let place { stream.go(to: place, documents: counts.documents, isInterrupted: isInterrupted) }
    let isComplete = try stream.forEach(isInterrupted: isInterrupted) { document -> (Record, [UInt8]) in
      var record = analyzer.record(of: document)
      record.signature = ArticleSignature(of: record)
      return (record, record.json(offsets: offsets))
    } consume: { original, originalLine in
      let (record, line) = duplicates.marked(original, line: originalLine, offsets: offsets)
      counts.add(record)
      try files.append(line, status: record.status)
      try collect(record)
    } arrive: { end in
      place = end
      // A second's work, against the milliseconds of writing a checkpoint.
      if counts.documents % DocumentStream.stride == 0 { try keep() }
    }
    if isComplete { try files.finish() } else { try keep() }
    return Outcome(counts: counts, isComplete: isComplete)
  }

  /// What was come by and holds no documents, by what it is.
  public var leftAside: LeftAside { stream.reader.leftAside }
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
