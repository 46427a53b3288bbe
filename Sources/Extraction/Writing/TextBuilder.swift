import TextCore

/// Puts paragraphs together to a text with passages, one paragraph a line; captions stand beside it.
struct TextBuilder {
  private struct Line {
    let kind: Passage.Kind
    let start: Int
    var end: Int
  }

  private struct Caption {
    /// How many lines stand above it.
    let line: Int
    let words: [UInt8]
  }

  private var bytes: [UInt8] = []
  private var lines: [Line] = []
  private var captions: [Caption] = []
  private var knownCaptions: Set<[UInt8]> = []

  var isEmpty: Bool { lines.isEmpty }

  /// - Parameter line: valid UTF-8, spaces normalised, not empty.
  mutating func append(_ line: ArraySlice<UInt8>, _ kind: Passage.Kind) {
    if line.isEmpty { return }
    if !bytes.isEmpty { bytes.append(0x0A) }
    let start = bytes.count
    bytes.append(contentsOf: line)
    lines.append(Line(kind: kind, start: start, end: bytes.count))
  }

  /// Continues the last line, as after a line break inside a sentence.
  mutating func extend(_ line: ArraySlice<UInt8>) {
    guard let last = lines.indices.last, !line.isEmpty else { return }
    bytes.append(0x20)
    bytes.append(contentsOf: line)
    lines[last].end = bytes.count
  }

  /// A caption below the last line; one that was there before is left out, as of pictures shown again in large.
  mutating func append(caption words: [UInt8]) {
    guard !words.isEmpty, knownCaptions.insert(words).inserted else { return }
    captions.append(Caption(line: lines.count, words: words))
  }

  func finished() -> (text: Text, passages: [Passage]) {
    let text = Text(repairing: bytes)
    if text.count == bytes.count { return (text, passages()) }
    // Composition moved the offsets: each line is composed by itself, which a line end never takes part in.
    var composed = TextBuilder()
    for line in lines { composed.append(Text(repairing: Array(bytes[line.start..<line.end])).utf8[...], line.kind) }
    composed.captions = captions
    return (Text(repairing: composed.bytes), composed.passages())
  }

  private func passages() -> [Passage] {
    var passages: [Passage] = []
    passages.reserveCapacity(lines.count + captions.count)
    var next = 0
    for (i, line) in lines.enumerated() {
      addCaptions(of: i, from: &next, at: i == 0 ? 0 : lines[i - 1].end, to: &passages)
      passages.append(Passage(kind: line.kind, range: TextRange(line.start, line.end)))
    }
    addCaptions(of: lines.count, from: &next, at: bytes.count, to: &passages)
    return passages
  }

  private func addCaptions(of line: Int, from next: inout Int, at offset: Int, to passages: inout [Passage]) {
    while next < captions.count && captions[next].line == line {
      passages.append(Passage(caption: Text(repairing: captions[next].words).string, at: offset))
      next += 1
    }
  }
}
