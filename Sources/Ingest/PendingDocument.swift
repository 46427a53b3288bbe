/// A document whose place is known and that is not read yet; reading and decoding is the workers' share.
public enum PendingDocument: Sendable {
  case file(path: String, format: InputFormat?)
  /// What a single-document stream held.
  case bytes(path: String, format: InputFormat, bytes: [UInt8])
  /// A line of a JSONL file, without its line end.
  case line(path: String, number: Int, offset: Int, bytes: [UInt8])
  /// A document that could not even be cut out of its file.
  case failure(FailedDocument)
}

/// A document that cannot be read, and why.
public struct FailedDocument: Error, Sendable {
  public let source: DocumentSource
  public let id: String?
  public let error: IngestError

  public init(source: DocumentSource, id: String?, error: IngestError) {
    self.source = source
    self.id = id
    self.error = error
  }
}
