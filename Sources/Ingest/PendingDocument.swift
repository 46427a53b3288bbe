/// A document whose place is known and that is not read yet; reading and decoding is the workers' share.
public enum PendingDocument: Sendable {
  case file(path: String, format: InputFormat?)
  /// What a stream or a member of an archive held.
  case bytes(source: DocumentSource, format: InputFormat?, bytes: [UInt8])
  /// A line of a JSONL file, without its line end.
  case line(source: DocumentSource, number: Int, bytes: [UInt8])
  /// A value of a JSON file, over any number of lines.
  case value(source: DocumentSource, number: Int, bytes: [UInt8])
  /// A row of a table.
  case row(source: DocumentSource, header: CSVHeader, bytes: [UInt8])
  /// An entry of a feed whose XML declaration names an encoding.
  case entry(source: DocumentSource, encoding: String?, bytes: [UInt8])
  /// What a crawler stored.
  case capture(WebCapture)
  /// A document that could not even be cut out of its file.
  case failure(FailedDocument)

  /// Bytes that are held for it.
  public var heldBytes: Int {
    switch self {
    case .file, .failure: 0
    case .bytes(_, _, let bytes), .line(_, _, let bytes), .value(_, _, let bytes), .row(_, _, let bytes), .entry(_, _, let bytes):
      bytes.count
    case .capture(let capture): capture.block.count
    }
  }
}
