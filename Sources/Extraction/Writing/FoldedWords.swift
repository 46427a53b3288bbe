import TextCore

/// A folded copy of a piece of text, reduced to its words, for comparing headlines, leads and lines.
struct FoldedWords: Sendable, Hashable {
  let bytes: [UInt8]

  init(_ text: ArraySlice<UInt8>) {
    let folded = CaseFolding.folded(Array(text))
    var words: [UInt8] = []
    FurniturePhrases.appendWords(folded.span, 0..<folded.count, to: &words)
    words.removeAll { $0 == 0x3A || $0 == 0x27 }
    bytes = words
  }

  init(_ string: String) { self.init(Array(string.utf8)[...]) }

  var isEmpty: Bool { bytes.isEmpty }

  func hasPrefix(_ other: FoldedWords) -> Bool {
    bytes.count >= other.bytes.count && bytes.starts(with: other.bytes)
      && (bytes.count == other.bytes.count || bytes[other.bytes.count] == 0x20)
  }

  func hasSuffix(_ other: FoldedWords) -> Bool {
    bytes.count >= other.bytes.count && bytes[(bytes.count - other.bytes.count)...].elementsEqual(other.bytes)
      && (bytes.count == other.bytes.count || bytes[bytes.count - other.bytes.count - 1] == 0x20)
  }

  func contains(_ other: FoldedWords) -> Bool {
    guard !other.isEmpty, bytes.count >= other.bytes.count else { return false }
    var i = 0
    while i + other.bytes.count <= bytes.count {
      if bytes[i] == other.bytes[0], i == 0 || bytes[i - 1] == 0x20,
        bytes[i..<(i + other.bytes.count)].elementsEqual(other.bytes),
        i + other.bytes.count == bytes.count || bytes[i + other.bytes.count] == 0x20
      {
        return true
      }
      i += 1
    }
    return false
  }
}
