import TextCore

/// How likely one character follows another in the languages of the lexicons, read from `Lexicons/shared/letter-pairs.tsv`.
///
/// Letters count without case; all that is no letter of these languages is of a ``LetterClass``.
struct LetterPairs: Sendable {
  typealias Symbol = UInt8

  /// Tenths of a bit that an upper-case letter behind a lower-case one costs, as in no language it is usual inside a word.
  private static let caseCost: Int32 = 30
  /// Tenths of a bit that a line costs whose first letter is lower-case.
  static let lowerStartCost: Int32 = 30

  private var symbols: [Unicode.Scalar: Symbol] = [:]
  private var classes: [LetterClass: Symbol] = [:]
  private let count: Int
  /// Tenths of a bit by first and second symbol; less is likelier.
  private let costs: [Int32]

  init(lexicons: LexiconFolder) throws(LexiconError) {
    var rows: [(first: String, second: String, cost: Int32)] = []
    try lexicons.file("letter-pairs.tsv", of: nil, columns: ["first", "second", "cost"]).forEachRow { (row) throws(LexiconError) in
      guard let cost = Int32(row.string(2)) else { throw row.malformed(2, expected: "tenths of a bit, a whole number") }
      rows.append((row.string(0), row.string(1), cost))
    }
    var ids: [String: Symbol] = [:]
    for row in rows where row.first != "*" && ids[row.first] == nil { ids[row.first] = Symbol(truncatingIfNeeded: ids.count) }
    for name in LetterClass.allCases {
      let id = ids[name.rawValue] ?? Symbol(truncatingIfNeeded: ids.count)
      ids[name.rawValue] = id
      classes[name] = id
    }
    for (name, id) in ids where name.unicodeScalars.count == 1 {
      if let scalar = name.unicodeScalars.first { symbols[scalar] = id }
    }
    count = ids.count
    // A row with `*` says what a pair costs that has no row of its own.
    var costs = [Int32](repeating: rows.first { $0.first == "*" }?.cost ?? 0, count: count * count)
    for row in rows {
      if let first = ids[row.first], let second = ids[row.second] { costs[Int(first) * count + Int(second)] = row.cost }
    }
    self.costs = costs
  }

  /// The symbol of a character, and whether it is an upper-case (2) or lower-case (1) letter.
  func symbol(of scalar: Unicode.Scalar) -> (symbol: Symbol, letterCase: UInt8) {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    let letterCase: UInt8 = lower != scalar ? 2 : scalar.properties.isLowercase ? 1 : 0
    if let symbol = symbols[lower] { return (symbol, letterCase) }
    return (classes[LetterClass(of: scalar)] ?? 0, letterCase)
  }

  /// What the pair costs, in tenths of a bit.
  @inline(__always)
  func cost(_ first: (symbol: Symbol, letterCase: UInt8), _ second: (symbol: Symbol, letterCase: UInt8)) -> Int32 {
    let cost = costs[Int(first.symbol) * count + Int(second.symbol)]
    return first.letterCase == 1 && second.letterCase == 2 ? cost + Self.caseCost : cost
  }
}
