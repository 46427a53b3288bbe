import TextCore

/// Where a document stood: enough to find its bytes again.
public struct DocumentSource: Sendable, Equatable {
  /// The file as named by the input; `-` for standard input.
  public var path: String
  /// The line of a JSONL file from 1, the id of a WARC record, the name of an archive's member, or what of these comes together: „a.jsonl#7“.
  public var record: String?
  /// Byte offset of the record in the file as it is; of lines in compressed files, in what they hold.
  public var offset: Int?
  /// Length of the record in bytes.
  public var length: Int?
  public var url: String?
  /// When a crawler fetched the document (WARC-Date).
  public var date: String?
  public var charset: Charset?
  /// XXH64 of the document's bytes before decoding, 16 hexadecimal digits.
  public var digest: String?

  public init(path: String) { self.path = path }

  /// Stable as long as path and position stay: 16 hexadecimal digits. What comes through standard input has no path: there the bytes count.
  public var identifier: String {
    let content = path == Self.standardInput ? digest ?? "" : ""
    return XXHash64.digest(Array("\(path)\u{0}\(record ?? "")\u{0}\(offset ?? 0)\(content)".utf8))
  }

  private static let standardInput = "-"
}
