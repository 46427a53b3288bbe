/// A media type as `Content-Type` writes it: `text/html; charset="utf-8"`.
struct MediaType: Equatable {
  /// In lower case, without parameters.
  let name: String
  /// The label in `charset`, in lower case.
  let charset: String?
  /// What stands between the parts of a message.
  let boundary: String?

  init(_ value: String) {
    let parts = value.split(separator: ";", omittingEmptySubsequences: false)
    // Given twice, the first counts: `text/html,text/html`.
    name = Self.trimmed(parts[0].prefix { $0 != "," }).lowercased()
    func parameter(_ name: String) -> String? {
      parts.dropFirst().lazy.compactMap { part -> String? in
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2, Self.trimmed(pair[0]).lowercased() == name else { return nil }
        let value = Self.trimmed(pair[1]).filter { $0 != "\"" && $0 != "'" }
        return value.isEmpty ? nil : value
      }.first
    }
    charset = parameter("charset")?.lowercased()
    boundary = parameter("boundary")
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }

  /// What a document of this type is read as; nil when it is none.
  var format: Document.Format? {
    switch name {
    case "text/html", "application/xhtml+xml", "application/xhtml": .html
    case "text/plain": .text
    default: nil
    }
  }
}
