/// Placeholders that templates left in a text: `{{ count }}`, `%%slot%%`, and shortcodes such as `[gallery ids="7"]`.
enum TemplateDebris {
  private static let longest = 160

  static func remove(from line: inout [UInt8]) {
    guard line.contains(where: { $0 == 0x7B || $0 == 0x25 || $0 == 0x5B }) else { return }
    var output: [UInt8] = []
    var i = 0
    while i < line.count {
      if let end = end(of: line, from: i) {
        i = end
      } else {
        output.append(line[i])
        i += 1
      }
    }
    if output.count < line.count { line = output }
  }

  /// Where the placeholder ends that begins at `start`, if one does.
  private static func end(of line: [UInt8], from start: Int) -> Int? {
    let limit = min(line.count, start + longest)
    guard start + 4 < limit else { return nil }
    switch line[start] {
    case 0x7B where line[start + 1] == 0x7B: return pair(0x7D, in: line, from: start + 2, to: limit)
    case 0x25 where line[start + 1] == 0x25:
      guard let end = pair(0x25, in: line, from: start + 2, to: limit) else { return nil }
      return line[(start + 2)..<(end - 2)].allSatisfy(isName) ? end : nil
    case 0x5B:
      // A name of lower-case letters, then attributes; `[sic]` and `[…]` stand in quotations.
      var i = start + (line[start + 1] == 0x2F ? 2 : 1)
      while i < limit && isName(line[i]) && line[i] & 0xE0 != 0x40 { i += 1 }
      guard i - start > 2, let close = line[i..<limit].firstIndex(of: 0x5D) else { return nil }
      return line[i..<close].contains(0x3D) && line[i] == 0x20 ? close + 1 : nil
    default: return nil
    }
  }

  /// Behind the first two `byte`s in a row.
  private static func pair(_ byte: UInt8, in line: [UInt8], from: Int, to: Int) -> Int? {
    var i = from
    while i + 1 < to {
      if line[i] == byte && line[i + 1] == byte { return i + 2 }
      i += 1
    }
    return nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte == 0x2D
  }
}
