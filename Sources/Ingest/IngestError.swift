/// Why an input or a document of it cannot be read.
public enum IngestError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The input as a whole is unusable: the run cannot start.
  case missing(path: String)
  case unreadable(path: String, message: String)
  /// A document is damaged; `offset` counts from the start of the document.
  case damaged(message: String, offset: Int?)
  case tooLarge(bytes: Int, limit: Int)
  /// Compressed data made to swell.
  case bomb(bytes: Int, compressed: Int)
  case binary(hint: String)
  case empty

  /// Stable name for counting and for machines.
  public var code: String {
    switch self {
    case .missing: "missing"
    case .unreadable: "unreadable"
    case .damaged: "damaged"
    case .tooLarge: "too_large"
    case .bomb: "bomb"
    case .binary: "binary"
    case .empty: "empty"
    }
  }

  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file or folder"
    case .unreadable(let path, let message): "\(path): \(message)"
    case .damaged(let message, let offset): offset.map { "\(message) (byte \($0))" } ?? message
    case .tooLarge(let bytes, let limit): "\(bytes) bytes, at most \(limit) are read"
    case .bomb(let bytes, let compressed): "\(compressed) bytes swell to \(bytes) and more, as no text does"
    case .binary(let hint): "\(hint), not text"
    case .empty: "nothing in it"
    }
  }
}
