/// Reads JSON (RFC 8259) from bytes.
///
/// Foundation's parser refuses a document for one lone surrogate and does not say where a text is broken; dumps have the first, and
/// their users need the second.
public struct JSONParser {
  /// Deeper nesting is refused: no article has it, and the parser is recursive.
  private static let maximumDepth = 256

  private let bytes: [UInt8]
  private var position: Int

  /// The one value in `bytes`, with nothing but white space around it.
  public static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes, position: 0)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    if parser.position < bytes.count { throw JSONError(offset: parser.position, expected: "the end of the line") }
    return value
  }

  private init(bytes: [UInt8], position: Int) {
    self.bytes = bytes
    self.position = position
    if bytes.starts(with: UTF8Scalar.byteOrderMark) { self.position = UTF8Scalar.byteOrderMark.count }
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func error(_ expected: String) -> JSONError { JSONError(offset: position, expected: expected) }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.maximumDepth else { throw error("at most \(Self.maximumDepth) levels") }
    skipSpace()
    switch peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case .some(let byte) where byte == UInt8(ascii: "-") || UTF8Scalar.isDigit(byte): return try number()
    default: throw error("a value")
    }
  }

  private mutating func literal(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw error("a value") }
    position += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if peek() == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard peek() == UInt8(ascii: "\"") else { throw error("a key in quotes") }
      let key = try string()
      skipSpace()
      guard peek() == UInt8(ascii: ":") else { throw error("“:”") }
      position += 1
      members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      switch peek() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return .object(members)
      default: throw error("“,” or “}”")
      }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if peek() == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      switch peek() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return .array(values)
      default: throw error("“,” or “]”")
      }
    }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    if peek() == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return .number(Array(bytes[start..<position]))
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = peek(), UTF8Scalar.isDigit(byte) { position += 1 }
    if position == start { throw error("a digit") }
  }

  private mutating func string() throws(JSONError) -> [UInt8] {
    position += 1
    var output: [UInt8] = []
    while true {
      let start = position
      position = plainEnd(from: start)
      output.append(contentsOf: bytes[start..<position])
      guard let byte = peek() else { throw error("“\"” at the end of a string") }
      if byte == UInt8(ascii: "\"") {
        position += 1
        return UTF8Scalar.isValid(output) ? output : Array(String(decoding: output, as: UTF8.self).utf8)
      }
      guard byte == UInt8(ascii: "\\") else { throw error("no control character in a string") }
      // A run of escapes: whole words of Cyrillic are written so.
      while peek() == UInt8(ascii: "\\") { try escape(to: &output) }
    }
  }

  /// Where a run of bytes ends that stand for themselves.
  private func plainEnd(from start: Int) -> Int {
    let span = bytes.span
    var i = start
    while i < span.count {
      let byte = span[i]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      i &+= 1
    }
    return i
  }

  /// Appends what the escape at the backslash stands for.
  private mutating func escape(to output: inout [UInt8]) throws(JSONError) {
    position += 1
    guard let byte = peek() else { throw error("an escape") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(byte)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"):
      position += 1
      append(try escapedScalar(), to: &output)
      return
    default: throw error("an escape")
    }
    position += 1
  }

  private func append(_ scalar: UInt32, to output: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F }
    switch scalar {
    case 0..<0x80:
      output.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      output.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      output.append(tail(0))
    case 0x800..<0x10000:
      output.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      output.append(tail(6))
      output.append(tail(0))
    default:
      output.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      output.append(tail(12))
      output.append(tail(6))
      output.append(tail(0))
    }
  }

  /// The scalar of `\uXXXX`, two of them when they are a pair; U+FFFD for half a pair.
  private mutating func escapedScalar() throws(JSONError) -> UInt32 {
    let first = try hexadecimal()
    guard (0xD800...0xDFFF).contains(first) else { return first }
    if first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") {
      let back = position
      position += 2
      let second = try hexadecimal()
      if (0xDC00...0xDFFF).contains(second) { return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00) }
      position = back
    }
    return 0xFFFD
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek() else { throw error("four hexadecimal digits") }
      let digit: UInt8
      if UTF8Scalar.isDigit(byte) {
        digit = byte &- 0x30
      } else if (byte | 0x20) &- 0x61 < 6 {
        digit = (byte | 0x20) &- 0x61 &+ 10
      } else {
        throw error("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
