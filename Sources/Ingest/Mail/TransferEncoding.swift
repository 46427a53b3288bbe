import TextCore

/// How mail carries bytes through lines of ASCII (RFC 2045, 2047).
enum TransferEncoding {
  /// Bytes that belong to no such text are passed over; it ends where its padding begins.
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte &- UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte &- UInt8(ascii: "a") &+ 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte &- UInt8(ascii: "0") &+ 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="): return output
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return output
  }

  /// `=C3=A4` is a byte each, `=` at the end of a line joins it with the next; what is neither stays.
  static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var i = text.startIndex
    while i < text.endIndex {
      guard text[i] == UInt8(ascii: "=") else {
        output.append(text[i])
        i += 1
        continue
      }
      if i + 2 < text.endIndex, let high = hexadecimal(text[i + 1]), let low = hexadecimal(text[i + 2]) {
        output.append(high << 4 | low)
        i += 3
        continue
      }
      var k = i + 1
      while k < text.endIndex && (text[k] == 0x20 || text[k] == 0x09 || text[k] == 0x0D) { k += 1 }
      if k == text.endIndex || text[k] == 0x0A {
        i = min(k + 1, text.endIndex)
      } else {
        output.append(text[i])
        i += 1
      }
    }
    return output
  }

  /// A field with its encoded words read: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=`.
  static func words(_ field: String, _ decoder: CharsetDecoder) -> String {
    var output = ""
    var rest = field[...]
    var isBehindWord = false
    while let open = rest.firstRange(of: "=?") {
      let parts = rest[open.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      let before = rest[..<open.lowerBound]
      // Between two encoded words, space is but for folding.
      if !(isBehindWord && before.allSatisfy(\.isWhitespace)) { output += before }
      guard parts.count == 4, parts[3].hasPrefix("="), ["q", "b"].contains(parts[1].lowercased()) else {
        output += "=?"
        rest = rest[open.upperBound...]
        isBehindWord = false
        continue
      }
      let text = Array(parts[2].utf8)
      let bytes = parts[1].lowercased() == "b" ? base64(text) : quotedPrintable(text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }[...])
      output += String(decoding: decoder.utf8(of: bytes, isPage: false, header: parts[0].lowercased()).content, as: UTF8.self)
      rest = parts[3].dropFirst()
      isBehindWord = true
    }
    return output + rest
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    if UTF8Scalar.isDigit(byte) { return byte &- 0x30 }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}
