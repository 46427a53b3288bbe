import TextCore

/// How much the letters of a word speak for a name of a person or a place, from `name-shapes.tsv`.
///
/// A log-linear model over beginnings, endings and length: `-sen` is a person's in Danish, `-heim` a place’s in German, `-ung` neither’s.
struct NameShapes: Sendable {
  /// Logarithms of odds against an ordinary word.
  struct Score: Sendable {
    var person = 0.0
    var place = 0.0
  }

  private var beginnings = WordTable(minimumCapacity: 4_000)
  private var endings = WordTable(minimumCapacity: 4_000)
  private var lengths = [Score](repeating: Score(), count: longest + 1)
  private var scores: [Score] = []
  private var always = Score()

  private static let longestBeginning = 4
  private static let longestEnding = 5
  /// Words of more characters count as ones of this many.
  private static let longest = 12

  /// A language without the file knows nothing of shapes: all words score 0.
  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
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
        endings.insert(folded: Array(form.dropFirst()), value: value)
      } else if form.last == UInt8(ascii: "-") {
        beginnings.insert(folded: Array(form.dropLast()), value: value)
      } else {
        throw row.malformed(0, expected: "a form with a hyphen before or behind it")
      }
      scores.append(score)
    }
  }

  /// The score of the folded word in `range`.
  func score(of range: Range<Int>, in folded: Span<UInt8>) -> Score {
    var sum = always
    guard !scores.isEmpty else { return sum }
    var count = 0
    for i in range where folded[i] & 0xC0 != 0x80 { count += 1 }
    func add(_ score: Score) {
      sum.person += score.person
      sum.place += score.place
    }
    add(lengths[min(count, Self.longest)])
    var end = range.lowerBound
    for length in 1...Self.longestBeginning where length < count {
      end += 1
      while end < range.upperBound, folded[end] & 0xC0 == 0x80 { end += 1 }
      if let value = beginnings.value(folded: folded, range.lowerBound..<end) { add(scores[Int(value)]) }
    }
    var start = range.upperBound
    for length in 1...Self.longestEnding where length < count {
      start -= 1
      while folded[start] & 0xC0 == 0x80 { start -= 1 }
      if let value = endings.value(folded: folded, start..<range.upperBound) { add(scores[Int(value)]) }
    }
    return sum
  }
}
