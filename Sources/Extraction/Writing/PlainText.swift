import TextCore

/// Small strings of metadata, cleaned.
enum PlainText {
  /// One line of text: entities resolved, tags dropped, spaces normalised.
  static func unescaped(_ string: String) -> String {
    var text = string
    // Twice, for `&amp;quot;`.
    for _ in 0..<2 where text.utf8.contains(UInt8(ascii: "&")) { text = CharacterReferences.resolved(text, isAttribute: false) }
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
