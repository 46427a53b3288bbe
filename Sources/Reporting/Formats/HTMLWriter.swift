/// Writes HTML in which texts stay texts: whatever a title, name or address contains, it makes no tag, no attribute and no script.
struct HTMLWriter {
  private(set) var text = ""

  /// Markup of our own, as it is.
  mutating func raw(_ markup: StaticString) { text += "\(markup)" }

  /// An element around what `body` writes.
  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], _ body: (inout HTMLWriter) throws -> Void)
    rethrows
  {
    begin(name, attributes)
    text += ">"
    try body(&self)
    text += "</\(name)>"
  }

  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text content: String) {
    element(name, attributes) { $0.write(content) }
  }

  /// An element without content, such as a line of a drawing.
  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    begin(name, attributes)
    text += "/>"
  }

  private mutating func begin(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
  }

  mutating func write(_ content: String) { text += Self.escaped(content) }

  /// Content of a script or style of our own.
  mutating func element(_ name: StaticString, verbatim content: String) { text += "<\(name)>\(content)</\(name)>" }

  /// A link, if the address is one of the web; `javascript:` and others stay text.
  mutating func link(_ address: String?, _ content: String) {
    guard let address, Self.isWebAddress(address) else { return write(content) }
    element("a", [("href", address), ("rel", "noopener noreferrer nofollow")], text: content)
  }

  static func isWebAddress(_ address: String) -> Bool {
    let start = address.prefix(8).lowercased()
    return (start.hasPrefix("https://") || start.hasPrefix("http://"))
      && !address.unicodeScalars.contains { $0.value < 0x21 || $0.value == 0x7F || $0 == "\"" || $0 == "<" || $0 == ">" }
  }

  /// Control characters, which HTML does not allow, become spaces.
  static func escaped(_ content: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(content.utf8.count)
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += " "
      // Marks that turn the direction of writing could make a text read as another one.
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += ""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
