/// Fields as mail, HTTP and WARC write them: `Name: value`, a line each, folded lines joined.
enum HeaderLines {
  /// Names in lower case, values without space around them. Bytes that are no UTF-8 are Latin-1, as in old HTTP.
  static func fields(of lines: [UInt8]) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for line in lines.split(separator: 0x0A) {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let first = line.first else { continue }
      if first == 0x20 || first == 0x09 {
        guard !fields.isEmpty else { continue }
        fields[fields.count - 1].value += " " + trimmed(line)
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        fields.append((trimmed(line[..<colon]).lowercased(), trimmed(line[(colon + 1)...])))
      }
    }
    return fields
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    var bytes = bytes.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes = bytes.dropLast() }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}
