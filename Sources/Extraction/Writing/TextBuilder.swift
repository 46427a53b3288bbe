import TextCore

/// Puts paragraphs together to a text with passages, one paragraph a line.
struct TextBuilder {
  private var bytes: [UInt8] = []
  private var lines: [(kind: Passage.Kind, start: Int, end: Int)] = []

  var isEmpty: Bool { lines.isEmpty }

  /// - Parameter line: valid UTF-8, spaces normalised, not empty.
  mutating func append(_ line: ArraySlice<UInt8>, _ kind: Passage.Kind) {
    if line.isEmpty { return }
    if !bytes.isEmpty { bytes.append(0x0A) }
    let start = bytes.count
    bytes.append(contentsOf: line)
    lines.append((kind, start, bytes.count))
  }

  /// Continues the last line, as after a line break inside a sentence.
  mutating func extend(_ line: ArraySlice<UInt8>) {
    guard let last = lines.indices.last, !line.isEmpty else { return }
    bytes.append(0x20)
    bytes.append(contentsOf: line)
    lines[last].end = bytes.count
  }

  func finished() -> (text: Text, passages: [Passage]) {
    let text = Text(repairing: bytes)
    if text.count == bytes.count {
      return (text, lines.map { Passage(kind: $0.kind, range: TextRange($0.start, $0.end)) })
    }
    // Composition moved the offsets: each line is composed by itself, which a line end never takes part in.
    var composed = TextBuilder()
    for line in lines { composed.append(Text(repairing: Array(bytes[line.start..<line.end])).utf8[...], line.kind) }
    return (
      Text(repairing: composed.bytes), composed.lines.map { Passage(kind: $0.kind, range: TextRange($0.start, $0.end)) }
    )
  }
}
