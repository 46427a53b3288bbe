/// Writes JSON to bytes, without white space and in the order of the calls: the same input gives the same bytes.
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  /// An object with the fields that `body` writes.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body) }
  /// An array of the values that `body` writes.
  public mutating func array(_ body: (inout JSONWriter) -> Void) { nested(UInt8(ascii: "["), UInt8(ascii: "]"), body) }

  private mutating func nested(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  /// The key of the value that comes next. Whether an object has it already is not looked at.
  public mutating func key(_ key: String) {
    separate()
    quote(Array(key.utf8)[...])
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func null() { literal("null") }
  public mutating func value(_ value: Bool) { literal(value ? "true" : "false") }
  public mutating func value(_ value: Int) { literal(String(value)) }

  public mutating func value(_ value: String) {
    separate()
    quote(Array(value.utf8)[...])
    needsComma = true
  }

  /// - Parameter utf8: valid UTF-8.
  public mutating func value(utf8: [UInt8]) { value(utf8: utf8[...]) }

  /// - Parameter utf8: valid UTF-8.
  public mutating func value(utf8: ArraySlice<UInt8>) {
    separate()
    quote(utf8)
    needsComma = true
  }

  /// A number rounded to four decimals, without trailing zeros; never `NaN` or an exponent.
  public mutating func value(_ value: Double) {
    let scaled = value.isFinite ? (value * 10_000).rounded() : 0
    guard abs(scaled) < 1e15 else { return literal(String(Int(clamping: Int64(max(-9e18, min(9e18, value)))))) }
    var fraction = Int(abs(scaled))
    var text = String(fraction / 10_000)
    fraction %= 10_000
    if fraction > 0 {
      var digits = String(fraction + 10_000).dropFirst()
      while digits.last == "0" { digits = digits.dropLast() }
      text += "." + digits
    }
    literal(scaled < 0 ? "-" + text : text)
  }

  /// A field of an object: its key and its value, `null` for none.
  public mutating func field(_ key: String, _ value: String?) {
    self.key(key)
    if let value { self.value(value) } else { null() }
  }

  public mutating func field(_ key: String, _ value: Int) {
    self.key(key)
    self.value(value)
  }

  public mutating func field(_ key: String, _ value: Double) {
    self.key(key)
    self.value(value)
  }

  public mutating func field(_ key: String, _ value: Bool) {
    self.key(key)
    self.value(value)
  }

  public mutating func field(_ key: String, _ values: [String]) {
    self.key(key)
    array { writer in
      for value in values { writer.value(value) }
    }
  }

  public mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func quote(_ utf8: ArraySlice<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    let span = utf8.span
    var start = 0
    for i in 0..<span.count {
      let byte = span[i]
      if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F { continue }
      bytes.append(contentsOf: utf8[(utf8.startIndex + start)..<(utf8.startIndex + i)])
      start = i + 1
      escape(byte)
    }
    bytes.append(contentsOf: utf8[(utf8.startIndex + start)...])
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(Self.hexadecimal[Int(byte >> 4)])
      bytes.append(Self.hexadecimal[Int(byte & 15)])
    }
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
