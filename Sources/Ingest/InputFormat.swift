import TextCore

/// The kinds of files that hold documents.
public enum InputFormat: String, Sendable, CaseIterable {
  case html, text, jsonl

  /// By the name's ending, `.gz` left aside; nil when the name says nothing.
  public init?(name: String) {
    var name = name.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...] {
    case "html", "htm", "xhtml": self = .html
    case "txt", "text": self = .text
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }

  /// By the first bytes of a file whose name says nothing.
  init(sniffing bytes: [UInt8]) {
    switch bytes.drop(while: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }).first {
    case UInt8(ascii: "{"): self = .jsonl
    case UInt8(ascii: "<"): self = .html
    default: self = .text
    }
  }
}
