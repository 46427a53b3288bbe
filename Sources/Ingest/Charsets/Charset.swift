/// The character set of a document and what told it.
public struct Charset: Sendable, Equatable {
  public enum Evidence: String, Sendable {
    case byteOrderMark = "bom"
    case meta
    /// The header that came with the document: HTTP's, or the XML declaration.
    case header
    /// The bytes are well-formed UTF-8.
    case valid
    /// Nothing was declared, or nothing that holds; found by what the text would be.
    case detected
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
