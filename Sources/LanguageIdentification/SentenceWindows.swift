import TextCore

/// The pieces of a text that are judged by themselves before the stretches are made of them: about a sentence each.
///
/// Where a sentence ends differs by language, which is not known yet; so a window ends at a line break, or at a mark that ends sentences
/// before white space (`z. B.` makes a window too many, which does no harm), or at white space once it is very long.
struct SentenceWindows {
  /// A window without any mark ends here: long enough to be told for sure, short enough to follow a change.
  static let greatestLength = 300
  /// What is shorter goes on past a mark: an abbreviation or a call, too short to be told.
  static let leastLength = 24

  let ranges: [TextRange]

  init(_ bytes: Span<UInt8>) {
    var ranges: [TextRange] = []
    var start = 0
    var end = 0  // after the last byte that is no white space
    var endsSentence = false
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    func close() {
      if end > start { ranges.append(TextRange(start, end)) }
      start = end
    }
    for i in 0..<bytes.count {
      let byte = bytes[i]
      if isSpace(byte) {
        let length = end - start
        let isBreak = byte == 0x0A || (endsSentence && length >= Self.leastLength) || length >= Self.greatestLength
        if isBreak { close() }
        endsSentence = false
        if end == start {
          start = i + 1
          end = i + 1
        }
      } else {
        end = i + 1
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): endsSentence = true
        case 0xA6 where i >= 2 && bytes[i - 1] == 0x80 && bytes[i - 2] == 0xE2: endsSentence = true  // …
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): break
        case 0x80...0xBF where endsSentence: break  // the rest of a closing quotation mark
        case 0xC2, 0xE2: break  // its beginning
        default: endsSentence = false
        }
      }
    }
    close()
    self.ranges = ranges
  }
}
