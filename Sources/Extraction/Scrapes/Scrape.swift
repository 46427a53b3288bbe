import TextCore

/// A plain text that was scraped from a page: its lines, and what the rules found out about them.
struct Scrape: Sendable {
  /// The lines one after another: debris of templates cut out, spaces normalised.
  private(set) var bytes: [UInt8] = []
  private(set) var folded: [UInt8] = []
  /// Without empty ones.
  var lines: [ScrapeLine] = []
  var title: String?
  var authors: [String] = []
  var published: CalendarDate?

  init(_ text: [UInt8], phrases: FurniturePhrases) {
    read(text, debris: phrases.debris)
    folded = CaseFolding.folded(bytes)
    var scratch = FurniturePhrases.Scratch()
    for i in lines.indices {
      lines[i].finding = phrases.finding(folded: folded.span, lines[i].range, characters: lines[i].characters, &scratch)
    }
  }

  private mutating func read(_ text: [UInt8], debris: [[UInt8]]) {
    var isApart = true
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      var cut = Array(raw)
      for fragment in debris { cut = cut.removing(fragment) }
      let whole = cut.count
      TemplateDebris.remove(from: &cut)
      let start = bytes.count
      var normalizer = SpaceNormalizer()
      normalizer.append(cut.span, 0..<cut.count, to: &bytes, from: start)
      if bytes.count == start {
        isApart = true
        continue
      }
      var line = ScrapeLine(bytes.span, start..<bytes.count, isApart: isApart)
      // What is left beside a placeholder are labels: `{{ count }} Mal geteilt`.
      line.isTemplate = cut.count < whole && line.words <= 4 && !line.endsSentence
      lines.append(line)
      isApart = false
    }
  }

  func text(_ line: ScrapeLine) -> ArraySlice<UInt8> { bytes[line.range] }

  func string(_ line: ScrapeLine) -> String { String(decoding: text(line), as: UTF8.self) }

  /// Whether nothing was decided about a line yet: it was not left out, and it is not the headline.
  func isOpen(_ i: Int) -> Bool { lines[i].dropped == nil && !lines[i].isTitle }
}

extension [UInt8] {
  /// Without any occurrence of `fragment`.
  fileprivate func removing(_ fragment: [UInt8]) -> [UInt8] {
    guard let first = fragment.first, count >= fragment.count, contains(first) else { return self }
    var output: [UInt8] = []
    var i = 0
    var found = false
    while i < count {
      if self[i] == first, i + fragment.count <= count, self[i..<(i + fragment.count)].elementsEqual(fragment) {
        i += fragment.count
        found = true
        continue
      }
      output.append(self[i])
      i += 1
    }
    return found ? output : self
  }
}
