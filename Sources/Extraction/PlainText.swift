import TextCore

/// Small strings of metadata, cleaned.
enum PlainText {
  /// The entities that occur in titles; all others are left as written.
  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—", "hellip": "…", "rsquo": "’",
    "lsquo": "‘", "rdquo": "”", "ldquo": "“", "bdquo": "„", "sbquo": "‚", "laquo": "«", "raquo": "»", "auml": "ä", "ouml": "ö", "uuml": "ü",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "aelig": "æ", "oslash": "ø", "aring": "å", "AElig": "Æ", "Oslash": "Ø",
    "Aring": "Å",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "euro": "€", "copy": "©", "shy": "", "ntilde": "ñ", "oacute": "ó",
    "aacute": "á",
    "iacute": "í", "uacute": "ú",
  ]

  /// One line of text: entities resolved, tags dropped, spaces normalised.
  static func unescaped(_ string: String) -> String {
    var text = string
    // Twice, for `&amp;quot;`.
    for _ in 0..<2 where text.utf8.contains(UInt8(ascii: "&")) { text = resolved(text) }
    if text.utf8.contains(UInt8(ascii: "<")) { text = withoutTags(text) }
    return normalized(text)
  }

  static func normalized(_ string: String) -> String {
    let bytes = Array(string.utf8)
    var output: [UInt8] = []
    var normalizer = SpaceNormalizer()
    normalizer.append(bytes.span, 0..<bytes.count, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func resolved(_ string: String) -> String {
    var output = ""
    var rest = string[...]
    while let ampersand = rest.firstIndex(of: "&") {
      output += rest[..<ampersand]
      rest = rest[ampersand...]
      let name = rest.dropFirst().prefix(10).prefix { $0 != ";" && $0 != "&" && $0 != " " }
      let end = name.endIndex
      guard end < rest.endIndex, rest[end] == ";", let value = entity(name) else {
        output.append("&")
        rest = rest.dropFirst()
        continue
      }
      output += value
      rest = rest[rest.index(after: end)...]
    }
    return output + rest
  }

  private static func entity(_ name: Substring) -> String? {
    guard name.first == "#" else { return entities[String(name)] }
    let digits = name.dropFirst()
    let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
    return String(Character(scalar))
  }

  private static func withoutTags(_ string: String) -> String {
    var output = ""
    var isInTag = false
    for character in string {
      if character == "<" {
        isInTag = true
      } else if character == ">" && isInTag {
        isInTag = false
        output.append(" ")
      } else if !isInTag {
        output.append(character)
      }
    }
    return output
  }
}
