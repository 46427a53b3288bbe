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
    // Byte order marks, and the zero byte beside each ASCII letter of UTF-16.
    let skipped: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00]
    switch bytes.first(where: { !skipped.contains($0) }) {
    case UInt8(ascii: "{"): self = .jsonl
    case UInt8(ascii: "<"): self = .html
    default: self = .text
    }
  }
}
