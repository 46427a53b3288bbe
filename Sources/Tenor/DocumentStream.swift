import Ingest

/// All documents of the inputs through one piece of work, on several threads, the results in the order of the inputs.
///
/// Documents travel in small batches: handing over a single line of JSONL costs more than many a stage takes for it.
public struct DocumentStream {
  private static let batchCount = 32
  private static let batchBytes = 128 << 10
  /// What a file counts for before it is read.
  private static let fileBytes = 32 << 10

  public private(set) var reader: DocumentReader
  private let loader: DocumentLoader
  private let jobs: Int

  public init(reader: DocumentReader, loader: DocumentLoader, jobs: Int) {
    self.reader = reader
    self.loader = loader
    self.jobs = jobs
  }

  /// Passes over documents that were worked on before; they are read, because only reading tells where they end.
  public mutating func skip(_ count: Int, isInterrupted: () -> Bool) {
    var left = count
    while left > 0, !isInterrupted(), reader.next() != nil { left -= 1 }
  }

  /// - Parameters:
  ///   - isInterrupted: once it is true, no further document is begun.
  ///   - work: what to make of a document, or of one that cannot be read; called by several threads at a time.
  ///   - consume: called with each result, in the order of the inputs.
  /// - Returns: whether the end of the inputs was reached.
  @discardableResult
  public mutating func forEach<Output: Sendable>(
    isInterrupted: () -> Bool = { false }, _ work: @escaping @Sendable (Result<Document, FailedDocument>) -> Output,
    consume: (Output) throws -> Void
  ) throws -> Bool {
    var reader = self.reader
    defer { self.reader = reader }
    let loader = self.loader
    return try OrderedWork.run(
      jobs: jobs, next: { Self.batch(&reader) }, weight: { batch in batch.reduce(0) { $0 + $1.heldBytes } }, isInterrupted: isInterrupted,
      work: { (batch: [PendingDocument]) in
        batch.map { pending in work(Result { () throws(FailedDocument) in try loader.load(pending) }) }
      },
      consume: { outputs in
        for output in outputs { try consume(output) }
      })
  }

  private static func batch(_ reader: inout DocumentReader) -> [PendingDocument]? {
    var batch: [PendingDocument] = []
    var bytes = 0
    while batch.count < batchCount && bytes < batchBytes, let document = reader.next() {
      batch.append(document)
      if case .file = document { bytes += fileBytes } else { bytes += document.heldBytes }
    }
    return batch.isEmpty ? nil : batch
  }
}
