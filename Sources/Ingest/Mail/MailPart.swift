import TextCore

/// A message or one of its parts: fields and what they describe.
struct MailPart {
  /// Parts inside parts; deeper ones are left aside.
  private static let maximumDepth = 8
  /// Parts of one message; more are left aside.
  private static let maximumParts = 10_000

  private let fields: [(name: String, value: String)]
  /// As it was sent.
  private let body: ArraySlice<UInt8>
  let mediaType: MediaType

  init(_ bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      let isBlank = end == start || end == start + 1 && bytes[start] == 0x0D
      start = end + 1
      if isBlank { break }
    }
    fields = HeaderLines.fields(of: Array(bytes[..<start]))
    body = bytes[start...]
    mediaType = fields.first { $0.name == "content-type" && !$0.value.isEmpty }.map { MediaType($0.value) } ?? MediaType("text/plain")
  }

  /// - Parameter name: in lower case.
  subscript(name: String) -> String? { fields.first { $0.name == name && !$0.value.isEmpty }?.value }

  /// The parts that have none themselves, in order; attachments are left out.
  func leaves(depth: Int = 0) -> [MailPart] {
    guard mediaType.name.hasPrefix("multipart/"), let boundary = mediaType.boundary else { return [self] }
    if depth == Self.maximumDepth { return [] }
    var leaves: [MailPart] = []
    for part in parts(between: Array("--\(boundary)".utf8)) {
      if part["content-disposition"]?.lowercased().hasPrefix("attachment") == true { continue }
      leaves += part.leaves(depth: depth + 1)
      if leaves.count > Self.maximumParts { break }
    }
    return leaves
  }

  /// What stands between lines that begin with `delimiter`; the last of them may be missing.
  private func parts(between delimiter: [UInt8]) -> [MailPart] {
    var parts: [MailPart] = []
    var begin: Int?
    var line = body.startIndex
    while line < body.endIndex && parts.count < Self.maximumParts {
      let end = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[line..<end].starts(with: delimiter) {
        let behind = body[(line + delimiter.count)..<end].drop { $0 == UInt8(ascii: "-") }
        if behind.allSatisfy({ $0 <= 0x20 }) {
          if let begin { parts.append(MailPart(withoutLineEnd(body[begin..<max(begin, line)]))) }
          begin = min(end + 1, body.endIndex)
          // Two hyphens close the message.
          if body[line..<end].dropFirst(delimiter.count).starts(with: "--".utf8) { return parts }
        }
      }
      line = end + 1
    }
    if let begin, begin < body.endIndex { parts.append(MailPart(body[begin...])) }
    return parts
  }

  /// The line end before a delimiter belongs to that.
  private func withoutLineEnd(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard part.last == 0x0A else { return part }
    return part.dropLast(part.dropLast().last == 0x0D ? 2 : 1)
  }

  /// The body without its transfer encoding.
  var content: [UInt8] {
    switch self["content-transfer-encoding"]?.lowercased() {
    case "base64": TransferEncoding.base64(body)
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    default: Array(body)
    }
  }
}
