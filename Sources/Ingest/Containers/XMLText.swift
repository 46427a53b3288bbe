import TextCore

/// The little of XML that feeds need, read leniently: they are seldom well-formed.
enum XMLText {
  static let cdataStart = Array("<![CDATA[".utf8)
  static let cdataEnd = Array("]]>".utf8)

  /// Whether the root element is that of a feed.
  static func isFeed(_ head: [UInt8]) -> Bool {
    var rest = head[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      guard let first = rest.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!") else { continue }
      return ["rss", "feed", "rdf:RDF"].contains { rest.starts(with: $0.utf8) }
    }
    return false
  }

  /// The label in `<?xml … encoding="…"?>`, in lower case.
  static func encoding(of head: [UInt8]) -> String? {
    let text = String(decoding: head.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    guard text.contains("<?xml"), let found = text.firstRange(of: "encoding") else { return nil }
    let rest = text[found.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    let label = rest.dropFirst().prefix { $0 != quote }.lowercased()
    return label.isEmpty ? nil : label
  }

  /// The elements directly inside the outermost one: names in lower case, attributes as written, content with its markup.
  static func children(of element: [UInt8]) -> [(name: String, attributes: [UInt8], content: ArraySlice<UInt8>)] {
    var children: [(name: String, attributes: [UInt8], content: ArraySlice<UInt8>)] = []
    var depth = 0
    var child: (name: String, attributes: [UInt8], start: Int)?
    var i = 0
    while i < element.count {
      guard element[i] == UInt8(ascii: "<") else {
        i += 1
        continue
      }
      if element[i...].starts(with: cdataStart) {
        i = element[i...].firstRange(of: cdataEnd)?.upperBound ?? element.count
        continue
      }
      guard let end = element[i...].firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = element[(i + 1)..<end]
      if tag.first == UInt8(ascii: "/") {
        depth -= 1
        if depth == 1, let open = child {
          children.append((open.name, open.attributes, element[open.start..<i]))
          child = nil
        }
      } else if tag.first != UInt8(ascii: "!") && tag.first != UInt8(ascii: "?") {
        let isEmpty = tag.last == UInt8(ascii: "/")
        let name = String(decoding: tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }, as: UTF8.self).lowercased()
        let attributes = Array(tag.drop { $0 > 0x20 })
        if depth == 1 {
          if isEmpty { children.append((name, attributes, [])) } else { child = (name, attributes, end + 1) }
        }
        if !isEmpty { depth += 1 }
      }
      i = end + 1
    }
    return children
  }

  /// The value of an attribute.
  static func attribute(_ name: String, in attributes: [UInt8]) -> String? {
    let text = String(decoding: attributes, as: UTF8.self)
    guard let found = text.firstRange(of: name + "=") else { return nil }
    guard let quote = text[found.upperBound...].first, quote == "\"" || quote == "'" else { return nil }
    return unescaped(Array(text[found.upperBound...].dropFirst().prefix { $0 != quote }.utf8)[...])
  }

  /// The text of an element: sections of CDATA as they are, references resolved.
  static func unescaped(_ content: ArraySlice<UInt8>) -> String {
    var output: [UInt8] = []
    var rest = content
    while let open = rest.firstRange(of: cdataStart) {
      output.append(contentsOf: resolved(rest[..<open.lowerBound]))
      let behind = rest[open.upperBound...]
      guard let close = behind.firstRange(of: cdataEnd) else {
        output.append(contentsOf: behind)
        return String(decoding: output, as: UTF8.self)
      }
      output.append(contentsOf: behind[..<close.lowerBound])
      rest = behind[close.upperBound...]
    }
    output.append(contentsOf: resolved(rest))
    return String(decoding: output, as: UTF8.self)
  }

  private static let entities: [String: String] = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
  /// The longest reference, `&#x10FFFF;`, without its marks.
  private static let maximumReference = 9

  /// References replaced by what they stand for; unknown ones stay.
  private static func resolved(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var i = text.startIndex
    while i < text.endIndex {
      if text[i] == UInt8(ascii: "&"), let end = text[i...].prefix(maximumReference + 2).firstIndex(of: UInt8(ascii: ";")) {
        let name = String(decoding: text[(i + 1)..<end], as: UTF8.self)
        if let value = entities[name] ?? scalar(name) {
          output.append(contentsOf: value.utf8)
          i = end + 1
          continue
        }
      }
      output.append(text[i])
      i += 1
    }
    return output
  }

  private static func scalar(_ reference: String) -> String? {
    guard reference.hasPrefix("#") else { return nil }
    let digits = reference.dropFirst()
    let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
