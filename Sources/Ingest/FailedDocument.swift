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
