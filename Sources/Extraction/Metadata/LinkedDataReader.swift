import TextCore

/// Reads JSON as web pages have it: with line ends inside strings, superfluous commas, comments around it and rubbish behind it.
///
/// Never fails; what cannot be read ends the value it stands in. Input files are read by `JSONParser`, which says where they are broken.
enum LinkedDataReader {
  /// Deeper values are skipped.
  private static let maximumDepth = 64

  static func value(_ bytes: [UInt8]) -> LinkedDataValue {
    var i = 0
    // Some pages wrap their data in comments or CDATA.
    while i < bytes.count && bytes[i] != UInt8(ascii: "{") && bytes[i] != UInt8(ascii: "[") { i += 1 }
    if i + 6 < bytes.count, bytes[i..<(i + 6)].elementsEqual(Array("[CDATA".utf8)) {
      i += 7
      while i < bytes.count && bytes[i] != UInt8(ascii: "{") && bytes[i] != UInt8(ascii: "[") { i += 1 }
    }
    return value(bytes.span, &i, depth: 0)
  }

  private static func skipSpace(_ bytes: Span<UInt8>, _ i: inout Int) {
    while i < bytes.count && (bytes[i] <= 0x20 || bytes[i] == 0x2C || bytes[i] == 0x3A || bytes[i] == 0x3B) { i += 1 }
  }

  private static func value(_ bytes: Span<UInt8>, _ i: inout Int, depth: Int) -> LinkedDataValue {
    skipSpace(bytes, &i)
    guard i < bytes.count, depth < maximumDepth else {
      i = bytes.count
      return .null
    }
    switch bytes[i] {
    case UInt8(ascii: "{"):
      i += 1
      var members: [(key: String, value: LinkedDataValue)] = []
      while true {
        skipSpace(bytes, &i)
        guard i < bytes.count, bytes[i] == 0x22 else {
          if i < bytes.count && bytes[i] == UInt8(ascii: "}") { i += 1 } else { i = bytes.count }
          return .object(members)
        }
        let key = string(bytes, &i)
        members.append((key, value(bytes, &i, depth: depth + 1)))
      }
    case UInt8(ascii: "["):
      i += 1
      var values: [LinkedDataValue] = []
      while true {
        skipSpace(bytes, &i)
        guard i < bytes.count else { return .array(values) }
        if bytes[i] == UInt8(ascii: "]") {
          i += 1
          return .array(values)
        }
        if bytes[i] == UInt8(ascii: "}") { return .array(values) }
        values.append(value(bytes, &i, depth: depth + 1))
      }
    case 0x22:
      return .string(string(bytes, &i))
    default:
      let start = i
      while i < bytes.count, bytes[i] > 0x20, bytes[i] != 0x2C, bytes[i] != UInt8(ascii: "}"), bytes[i] != UInt8(ascii: "]") { i += 1 }
      if i == start { i += 1 }
      return .null
    }
  }

  /// The string whose opening quote is at `i`.
  private static func string(_ bytes: Span<UInt8>, _ i: inout Int) -> String {
    i += 1
    var text: [UInt8] = []
    while i < bytes.count && bytes[i] != 0x22 {
      guard bytes[i] == 0x5C, i + 1 < bytes.count else {
        text.append(bytes[i] < 0x20 ? 0x20 : bytes[i])
        i += 1
        continue
      }
      i += 2
      switch bytes[i - 1] {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
      case UInt8(ascii: "u"):
        guard var value = hexadecimal(bytes, i) else { break }
        i += 4
        if value >= 0xD800 && value < 0xDC00, i + 1 < bytes.count, bytes[i] == 0x5C, bytes[i + 1] == UInt8(ascii: "u"),
          let low = hexadecimal(bytes, i + 2), low >= 0xDC00 && low < 0xE000
        {
          value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
          i += 6
        }
        text.append(contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? .init())
      default: text.append(bytes[i - 1])
      }
    }
    i += 1
    return String(decoding: text, as: UTF8.self)
  }

  private static func hexadecimal(_ bytes: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for k in start..<(start + 4) {
      let byte = bytes[k] | 0x20
      if bytes[k] &- 0x30 < 10 {
        value = value << 4 | UInt32(bytes[k] - 0x30)
      } else if byte &- 0x61 < 6 {
        value = value << 4 | UInt32(byte - 0x61 + 10)
      } else {
        return nil
      }
    }
    return value
  }
}
