import LanguageIdentification

/// Text that is no language, made up: what stands in tables, addresses and logs, and what fingers leave on a keyboard.
///
/// No corpus has it, and weights that were learned of languages alone take a tenth to a half of it for one of them.
enum Junk {
  /// The letters that it is made of.
  private struct Letters {
    /// In the order of the keyboard.
    let rows: [[Unicode.Scalar]]
    let all: [Unicode.Scalar]
    let consonants: [Unicode.Scalar]
    /// The first six of the alphabet, which are digits to the base of 16.
    let digits: [Unicode.Scalar]

    init(rows: [String], vowels: String, digits: String) {
      self.rows = rows.map { Array($0.unicodeScalars) }
      all = self.rows.flatMap(\.self)
      consonants = all.filter { !vowels.unicodeScalars.contains($0) }
      self.digits = Array(digits.unicodeScalars)
    }
  }

  private static let latin = Letters(rows: ["qwertyuiop", "asdfghjkl", "zxcvbnm"], vowels: "aeiouy", digits: "abcdef")
  private static let cyrillic = Letters(rows: ["явертъуиопшщ", "асдфгхйкл", "зьцжбнмчю"], vowels: "аеиоуъюя", digits: "абвгде")
  private static let digits = Array("0123456789".unicodeScalars)

  /// Pieces of one sort, about as many as a text of the kind has words.
  static func text(_ kind: ExampleSampler.Kind, in script: WritingSystem, _ random: inout SplitMix64) -> [UInt8] {
    let letters = script == .cyrillic ? cyrillic : latin
    let count =
      switch kind {
      case .word: 1
      case .pair: 2
      case .window: 3 + random.below(6)
      case .sentence: 9 + random.below(12)
      }
    let sort = random.below(7)
    var text: [UInt8] = []
    for number in 0..<count {
      if number > 0 { text.append(0x20) }
      for scalar in piece(sort, letters, &random) { text += UTF8.encode(scalar)! }
    }
    return text
  }

  private static func piece(_ sort: Int, _ letters: Letters, _ random: inout SplitMix64) -> [Unicode.Scalar] {
    switch sort {
    case 0: some(letters.consonants, 3 + random.below(10), &random)
    case 1: some(letters.all, 3 + random.below(10), &random)
    case 2: some(letters.rows[random.below(letters.rows.count)], 4 + random.below(11), &random)
    case 3: keys(letters, &random)
    // To the base of 64, where two of three are letters at least.
    case 4: some(letters.all + letters.all + digits, 8 + random.below(40), &random)
    case 5: some(letters.digits + digits, 6 + random.below(35), &random)
    default: code(letters, &random)
    }
  }

  private static func some(_ letters: [Unicode.Scalar], _ count: Int, _ random: inout SplitMix64) -> [Unicode.Scalar] {
    (0..<count).map { _ in letters[random.below(letters.count)] }
  }

  /// Keys beside each other.
  private static func keys(_ letters: Letters, _ random: inout SplitMix64) -> [Unicode.Scalar] {
    var row = random.below(letters.rows.count)
    var key = random.below(letters.rows[row].count)
    var piece: [Unicode.Scalar] = []
    for _ in 0..<(4 + random.below(11)) {
      piece.append(letters.rows[row][key])
      if random.happens(0.2) { row = random.below(letters.rows.count) }
      key = min(max(0, key + random.below(5) - 2), letters.rows[row].count - 1)
    }
    return piece
  }

  /// Of a product, a train, a flight: one to four letters, a number, and perhaps some letters more.
  private static func code(_ letters: Letters, _ random: inout SplitMix64) -> [Unicode.Scalar] {
    var piece = some(letters.all, 1 + random.below(4), &random)
    if random.happens(0.4) { piece.append("-") }
    piece += some(digits, 1 + random.below(5), &random)
    if random.happens(0.4) { piece += [random.happens(0.5) ? "-" : "/"] + some(letters.all, 1 + random.below(3), &random) }
    return piece
  }
}
