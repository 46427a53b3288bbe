import TextCore

/// A message in the form of mail (RFC 5322, MIME): a mail, or a page that a browser saved with all its parts (MHTML).
struct MailMessage {
  /// The part that is read: the first page, else the first text.
  let part: MailPart
  /// The address of a saved page.
  let url: String?
  /// The subject of a mail, as it is written; that of a saved page is its title, with the name of the site.
  let subject: String?
  /// When a mail was sent; a saved page tells when it was saved.
  let date: String?

  /// - Throws: when none of the parts is a page or a text.
  init(_ bytes: [UInt8]) throws(IngestError) {
    let message = MailPart(bytes[...])
    let leaves = message.leaves()
    guard
      let part = leaves.first(where: { $0.mediaType.format == .html }) ?? leaves.first(where: { $0.mediaType.format == .text })
    else { throw .damaged(message: "found no page or text among the parts of the message", offset: nil) }
    self.part = part
    url = part["content-location"] ?? message["snapshot-content-location"]
    let isSavedPage = url != nil || message.mediaType.name == "multipart/related"
    subject = isSavedPage ? nil : message["subject"]
    date = isSavedPage ? nil : message["date"]
  }

  /// Whether a file begins as such a message: with fields, one of which names the version of MIME.
  static func isStart(_ head: [UInt8]) -> Bool {
    guard let first = head.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else { return false }
    for line in head.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let first = line.first else { return false }
      if first == 0x20 || first == 0x09 { continue }
      let name = line.prefix { $0 == UInt8(ascii: "-") || ($0 | 0x20) &- 0x61 < 26 }
      guard !name.isEmpty, name.endIndex < line.endIndex, line[name.endIndex] == UInt8(ascii: ":") else { return false }
      if name.map({ $0 | 0x20 }) == Array("mime-version".utf8) { return true }
    }
    return false
  }
}
