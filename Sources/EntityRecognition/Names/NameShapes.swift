import TextCore

/// How much the letters of a word speak for a name of a person or a place, from `name-shapes.tsv`.
///
/// A log-linear model over beginnings, endings and length: `-sen` is a person's in Danish, `-heim` a place’s in German, `-ung` neither’s.
struct NameShapes: Sendable {
  /// Logarithms of odds against an ordinary word.
  struct Score: Sendable {
    var person = 0.0
    var place = 0.0

    static func += (sum: inout Score, other: Score) {
      sum.person += other.person
      sum.place += other.place
    }
  }

  private var beginnings = PatternTrie([])
  private var endings = EndingTrie([])
  private var lengths = [Score](repeating: Score(), count: longest + 1)
  private var scores: [Score] = []
  private var always = Score()

  /// Words of more characters count as ones of this many.
  private static let longest = 12

  /// A language without the file knows nothing of shapes: all words score 0.
  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    var beginnings: [(pattern: [UInt8], value: Int32)] = []
    var endings: [(ending: [UInt8], value: Int32)] = []
    let file = try folder.fileIfPresent("name-shapes.tsv", of: language, columns: ["form", "person", "place"])
    try file?.forEachRow { (row) throws(LexiconError) in
      let form = row.literal(0)
      let score = Score(person: try row.number(1), place: try row.number(2))
      let value = Int32(scores.count)
      if form.first == UInt8(ascii: "=") {
        guard form.count > 1 else {
          always = score
          return
        }
        guard let length = Int(String(decoding: form.dropFirst(), as: UTF8.self)), (1...Self.longest).contains(length) else {
          throw row.malformed(0, expected: "= and a length from 1 to \(Self.longest)")
        }
        lengths[length] = score
        return
      }
      if form.first == UInt8(ascii: "-") {
        endings.append((Array(form.dropFirst()), value))
      } else if form.last == UInt8(ascii: "-") {
        beginnings.append((Array(form.dropLast()), value))
      } else {
        throw row.malformed(0, expected: "a form with a hyphen before or behind it")
      }
      scores.append(score)
    }
    self.beginnings = PatternTrie(beginnings)
    self.endings = EndingTrie(endings)
  }

  /// The shapes that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let beginnings = PatternTrie(from: &pack), let endings = EndingTrie(from: &pack), let lengths = pack.read(Score.self),
      lengths.count == Self.longest + 1, let scores = pack.read(Score.self), let always = pack.read(Score.self)?.first
    else { return nil }
    self.beginnings = beginnings
    self.endings = endings
    self.lengths = lengths
    self.scores = scores
    self.always = always
  }

  func write(to pack: inout PackWriter) {
    beginnings.write(to: &pack)
    endings.write(to: &pack)
    pack.write(lengths)
    pack.write(scores)
    pack.write([always])
  }

  /// The score of the folded word in `range`.
  func score(of range: Range<Int>, in folded: Span<UInt8>) -> Score {
    var sum = always
    guard !scores.isEmpty else { return sum }
    var count = 0
    for i in range where folded[i] & 0xC0 != 0x80 { count += 1 }
    sum += lengths[min(count, Self.longest)]
    beginnings.forEachMatch(in: folded, at: range.lowerBound, isLikely: true) { match in
      if match.end < range.upperBound { sum += scores[Int(match.value)] }
    }
    endings.forEachMatch(in: folded, endingOf: range) { start, value in
      if start > range.lowerBound { sum += scores[Int(value)] }
    }
    return sum
  }
}
