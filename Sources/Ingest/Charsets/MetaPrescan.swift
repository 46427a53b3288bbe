import TextCore

/// What a page says of its own encoding, found as the HTML standard's „prescan“ finds it: in `<meta charset>` or in `<meta http-equiv=content-type
/// content>` and nowhere else, not in comments; in XHTML also in the XML declaration.
enum MetaPrescan {
  /// The standard looks at 1,024 bytes; pages with scripts in front of their `<meta>` are common.
  private static let maximumBytes = 4096

  /// The label in lower case, as it is written.
  static func label(of page: [UInt8]) -> String? {
    let head = Array(page.prefix(maximumBytes))
    var i = 0
    while let open = head[i...].firstIndex(of: UInt8(ascii: "<")) {
      i = open + 1
      if head[i...].starts(with: Array("!--".utf8)) {
        guard let close = head[i...].firstRange(of: Array("-->".utf8)) else { return nil }
        i = close.upperBound
      } else if isMeta(head[i...]) {
        i += 4
        if let label = label(inTag: head, &i) { return label }
      }
    }
    return XMLText.encoding(of: head)
  }

  private static func isMeta(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > 5 else { return false }
    let behind = bytes[bytes.startIndex + 4]
    return bytes.prefix(4).map { $0 | 0x20 } == Array("meta".utf8) && (behind <= 0x20 || behind == UInt8(ascii: "/"))
  }

  /// The label in a `<meta>` whose attributes begin at `i`, which moves behind them.
  private static func label(inTag head: [UInt8], _ i: inout Int) -> String? {
    var charset: String?
    var content: String?
    var isPragma = false
    while let (name, value) = attribute(head, &i) {
      switch name {
      case "charset": charset = charset ?? value
      case "content": content = content ?? value
      case "http-equiv": isPragma = isPragma || value == "content-type"
      default: break
      }
    }
    if let charset, !charset.isEmpty { return charset }
    return isPragma ? content.flatMap(Self.label(inContent:)) : nil
  }

  /// The next attribute of a tag, in lower case; nil at its end.
  private static func attribute(_ head: [UInt8], _ i: inout Int) -> (name: String, value: String)? {
    while i < head.count && (head[i] <= 0x20 || head[i] == UInt8(ascii: "/")) { i += 1 }
    guard i < head.count, head[i] != UInt8(ascii: ">") else { return nil }
    let nameStart = i
    while i < head.count && head[i] > 0x20 && head[i] != UInt8(ascii: "=") && head[i] != UInt8(ascii: ">") && head[i] != UInt8(ascii: "/") {
      i += 1
    }
    // A lone „=“ is a name to the standard.
    if i == nameStart { i += 1 }
    let name = lower(head[nameStart..<i])
    var k = i
    while k < head.count && head[k] <= 0x20 { k += 1 }
    guard k < head.count, head[k] == UInt8(ascii: "=") else { return (name, "") }
    k += 1
    while k < head.count && head[k] <= 0x20 { k += 1 }
    i = k
    guard k < head.count else { return (name, "") }
    if head[k] == UInt8(ascii: "\"") || head[k] == UInt8(ascii: "'") {
      let end = head[(k + 1)...].firstIndex(of: head[k]) ?? head.count
      i = min(head.count, end + 1)
      return (name, lower(head[(k + 1)..<end]))
    }
    while i < head.count && head[i] > 0x20 && head[i] != UInt8(ascii: ">") { i += 1 }
    return (name, lower(head[k..<i]))
  }

  /// The label behind `charset=` in a `content` attribute.
  private static func label(inContent content: String) -> String? {
    var rest = content[...]
    while let found = rest.firstRange(of: "charset") {
      rest = rest[found.upperBound...].drop { $0.isWhitespace }
      guard rest.first == "=" else { continue }
      let value = rest.dropFirst().drop { $0.isWhitespace }
      if let quote = value.first, quote == "\"" || quote == "'" {
        let label = value.dropFirst().prefix { $0 != quote }
        return label.isEmpty ? nil : String(label)
      }
      let label = value.prefix { !$0.isWhitespace && $0 != ";" }
      return label.isEmpty ? nil : String(label)
    }
    return nil
  }

  private static func lower(_ bytes: ArraySlice<UInt8>) -> String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    var text = String(decoding: bytes, as: UTF8.self).lowercased()[...]
    text = text.drop(while: isSpace)
    while text.last.map(isSpace) == true { text = text.dropLast() }
    return String(text)
  }
}
