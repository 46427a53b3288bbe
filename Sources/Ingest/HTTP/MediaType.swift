/// A media type as `Content-Type` writes it: `text/html; charset="utf-8"`.
struct MediaType: Equatable {
  /// In lower case, without parameters.
  let name: String
  /// The label in `charset`, in lower case.
  let charset: String?

  init(_ value: String) {
    let parts = value.split(separator: ";", omittingEmptySubsequences: false)
    name = Self.trimmed(parts[0]).lowercased()
    charset =
      parts.dropFirst().lazy.compactMap { part -> String? in
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2, Self.trimmed(pair[0]).lowercased() == "charset" else { return nil }
        let label = Self.trimmed(pair[1]).lowercased().filter { $0 != "\"" && $0 != "'" }
        return label.isEmpty ? nil : label
      }.first
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
