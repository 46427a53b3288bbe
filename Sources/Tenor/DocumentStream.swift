import Ingest

/// All documents of the inputs through one piece of work, on several threads, the results in the order of the inputs.
///
/// Documents travel in small batches: handing over a single line of JSONL costs more than many a stage takes for it.
public struct DocumentStream {
  private static let batchCount = 32
  private static let batchBytes = 128 << 10
  /// What a file counts for before it is read.
  private static let fileBytes = 32 << 10
  /// No batch reaches over a multiple of so many documents: there the stream may be left and entered again.
  static let stride = 512

  public private(set) var reader: DocumentReader
  private let loader: DocumentLoader
  private let jobs: Int
  /// Documents read so far.
  private var documents = 0

  public init(reader: DocumentReader, loader: DocumentLoader, jobs: Int) {
    self.reader = reader
    self.loader = loader
    self.jobs = jobs
  }

  /// Goes to where an earlier stream of the same inputs stood, behind so many documents.
  public mutating func go(to place: ReadingPlace, documents: Int, isInterrupted: () -> Bool) {
    reader.go(to: place, isInterrupted: isInterrupted)
    self.documents = documents
  }

  /// - Parameters:
  ///   - isInterrupted: once it is true, no further document is begun.
  ///   - work: what to make of a document, or of one that cannot be read; called by several threads at a time.
  ///   - consume: called with each result, in the order of the inputs.
  ///   - arrive: called behind the last result of every batch, with the place to which the inputs are worked off.
  /// - Returns: whether the end of the inputs was reached.
  @discardableResult
  public mutating func forEach<Output: Sendable>(
    isInterrupted: () -> Bool = { false }, _ work: @escaping @Sendable (Result<Document, FailedDocument>) -> Output,
    consume: (Output) throws -> Void, arrive: (ReadingPlace) throws -> Void = { _ in }
  ) throws -> Bool {
    var stream = self
    defer { self = stream }
    let loader = self.loader
    return try OrderedWork.run(
      jobs: jobs, next: { stream.nextBatch() }, weight: { batch in batch.documents.reduce(0) { $0 + $1.heldBytes } },
      isInterrupted: isInterrupted,
      work: { (batch: Batch) in
        (batch.documents.map { pending in work(Result { () throws(FailedDocument) in try loader.load(pending) }) }, batch.end)
      },
      consume: { (outputs: [Output], end: ReadingPlace) in
        for output in outputs { try consume(output) }
        try arrive(end)
      })
  }

  private struct Batch: Sendable {
    let documents: [PendingDocument]
    /// Where the reader stands behind it.
    let end: ReadingPlace
  }

  private mutating func nextBatch() -> Batch? {
    var batch: [PendingDocument] = []
    var bytes = 0
    while batch.count < Self.batchCount && bytes < Self.batchBytes, let document = reader.next() {
      batch.append(document)
      documents += 1
      if case .file = document { bytes += Self.fileBytes } else { bytes += document.heldBytes }
      if documents % Self.stride == 0 { break }
    }
    return batch.isEmpty ? nil : Batch(documents: batch, end: reader.place)
  }
}
