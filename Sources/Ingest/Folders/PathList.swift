import TextCore

/// The paths in a file, one a line; blank lines are passed over.
struct PathList {
  /// Longer lines are no paths: Linux takes 4,096 bytes.
  private static let maximumPath = 1 << 16

  private let path: String
  private var lines: LineReader?
  private var failure: IngestError?

  init(_ path: String) {
    self.path = path
    do throws(IngestError) {
      lines = LineReader(try InputFile.opened(path), origin: Origin(path: path), maximumBytes: Self.maximumPath)
    } catch {
      failure = error
    }
  }

  mutating func next() -> Result<String, FailedDocument>? {
    if let error = failure {
      failure = nil
      return .failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: error))
    }
    switch lines?.next() {
    case .document(.line(_, let number, let bytes)):
      // Editors of some systems put a byte order mark before the first line.
      let path = number == 1 ? UTF8Scalar.withoutByteOrderMark(bytes[...]) : bytes[...]
      return .success(String(decoding: path, as: UTF8.self))
    case .document(.failure(let failure)): return .failure(failure)
    default: return nil
    }
  }
}
