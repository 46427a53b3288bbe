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

  /// - Parameters:
  ///   - work: what to make of a document, or of one that cannot be read; called by several threads at a time.
  ///   - consume: called with each result, in the order of the inputs.
  public mutating func forEach<Output: Sendable>(
    _ work: @escaping @Sendable (Result<Document, FailedDocument>) -> Output, consume: (Output) throws -> Void
  ) throws {
    var reader = self.reader
    defer { self.reader = reader }
    let loader = self.loader
    try OrderedWork.run(
      jobs: jobs, next: { Self.batch(&reader) },
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
      switch document {
      case .file: bytes += fileBytes
      case .line(_, _, _, let line): bytes += line.count
      case .bytes(_, _, let content): bytes += content.count
      case .failure: break
      }
    }
    return batch.isEmpty ? nil : batch
  }
}
