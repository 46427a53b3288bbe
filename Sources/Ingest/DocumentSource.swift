import TextCore

/// Where a document stood: enough to find its bytes again.
public struct DocumentSource: Sendable, Equatable {
  /// The file as named by the input; `-` for standard input.
  public var path: String
  /// The line of a JSONL file, from 1.
  public var record: String?
  /// Byte offset of the record in the file as it is.
  public var offset: Int?
  /// Length of the record in bytes.
  public var length: Int?
  public var url: String?
  public var charset: Charset?
  /// XXH64 of the document's bytes before decoding, 16 hexadecimal digits.
  public var digest: String?

  public init(path: String) { self.path = path }

  /// Stable as long as path and position stay: 16 hexadecimal digits.
  public var identifier: String { XXHash64.digest(Array("\(path)\u{0}\(record ?? "")".utf8)) }
}

/// The character set of a document and what told it.
public struct Charset: Sendable, Equatable {
  public enum Evidence: String, Sendable {
    case byteOrderMark = "bom"
    case meta
    /// The bytes are well-formed UTF-8.
    case valid
    /// Nothing was declared; chosen by what the bytes look like.
    case fallback
    /// JSON is UTF-8 by definition.
    case format
  }

  /// Name of the WHATWG encoding, lower-case: `utf-8`, `windows-1251`.
  public let name: String
  public let evidence: Evidence

  public init(name: String, evidence: Evidence) {
    self.name = name
    self.evidence = evidence
  }
}
