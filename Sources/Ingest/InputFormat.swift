import TextCore

/// The kinds of files that hold documents.
public enum InputFormat: String, Sendable, CaseIterable {
  case html, text
  /// A mail, or a page that a browser saved with its pictures (MHTML).
  case mail
  /// A JSON object a line.
  case jsonl
  /// An array of JSON objects, or objects one after the other, over any number of lines.
  case json
  case csv, tsv
  /// RSS or Atom.
  case feed
  /// Web archives; WET files as well.
  case warc
  case zip, tar

  /// Whether a file of this kind is one document.
  public var isSingle: Bool { self == .html || self == .text || self == .mail }

  /// Whether a file of this kind holds other files.
  var isArchive: Bool { self == .zip || self == .tar }

  /// By the name's ending, compression left aside; nil when the name says nothing.
  public init?(name: String) {
    var name = name.lowercased()
    var isCompressed = false
    while let ending = [".gz", ".zst"].first(where: name.hasSuffix) {
      name.removeLast(ending.count)
      isCompressed = true
    }
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...] {
    case "html", "htm", "xhtml": self = .html
    case "txt", "text": self = .text
    case "mht", "mhtml", "eml": self = .mail
    case "jsonl", "ndjson": self = .jsonl
    case "json": self = .json
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "rss", "atom", "xml": self = .feed
    case "warc", "wet": self = .warc
    case "zip" where !isCompressed: self = .zip
    case "tar", "tgz", "tzst": self = .tar
    default: return nil
    }
  }

  /// By the first bytes of what a file holds, and by what its name says. Containers are known by their bytes whatever the name.
  init(of head: [UInt8], named: InputFormat?) {
    if let container = Self.container(head) {
      self = container
    } else {
      self = named ?? InputFormat(sniffing: head)
      // A whole array in a file of lines has the bracket alone in its first line.
      if self == .jsonl, Self.isArrayStart(head) { self = .json }
    }
  }

  /// The container that only bytes like these begin.
  static func container(_ head: [UInt8]) -> InputFormat? {
    if ZipReader.magics.contains(where: { head.starts(with: $0) }) { return .zip }
    let isBlank: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D }
    if head.drop(while: isBlank).starts(with: WARCReader.magic) { return .warc }
    if head.dropFirst(TarReader.magicOffset).starts(with: TarReader.magic) { return .tar }
    return XMLText.isFeed(head) ? .feed : nil
  }

  private static func isArrayStart(_ head: [UInt8]) -> Bool {
    let head = UTF8Scalar.withoutByteOrderMark(head[...])
    guard let end = head.firstIndex(of: 0x0A) else { return false }
    return head[..<end].filter { $0 > 0x20 } == [UInt8(ascii: "[")] && head[end...].first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  /// By the first bytes of a file whose name says nothing.
  init(sniffing bytes: [UInt8]) {
    // Byte order marks, and the zero byte beside each ASCII letter of UTF-16.
    let skipped: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00]
    switch bytes.first(where: { !skipped.contains($0) }) {
    case UInt8(ascii: "{"): self = .jsonl
    case UInt8(ascii: "[") where Self.isArrayStart(bytes): self = .json
    case UInt8(ascii: "<"): self = .html
    default: self = MailMessage.isStart(bytes) ? .mail : .text
    }
  }
}
