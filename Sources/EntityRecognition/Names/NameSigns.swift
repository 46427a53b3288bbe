import TextCore

/// What each ``NameSign`` is worth in a language, from `name-signs.tsv`.
final class NameSigns: Sendable {
  /// Logarithms of odds against a word that names nothing.
  struct Score: Sendable {
    var person = 0.0
    var place = 0.0
    var organization = 0.0

    static func += (sum: inout Score, other: Score) { sum.add(other, times: 1) }

    mutating func add(_ other: Score, times factor: Double) {
      person += factor * other.person
      place += factor * other.place
      organization += factor * other.organization
    }

    /// No kind is more probable than this; quickly told, as few names are likely to be any.
    var mostProbable: Double {
      let odds = exponential(max(person, place, organization))
      return odds / (1 + odds)
    }

    /// The likeliest kind and its probability.
    var best: (kind: Mention.Kind, probability: Double) {
      let odds = (person: exponential(person), place: exponential(place), organization: exponential(organization))
      let sum = 1 + odds.person + odds.place + odds.organization
      if odds.organization > max(odds.person, odds.place) { return (.organization, odds.organization / sum) }
      return odds.place > odds.person ? (.place, odds.place / sum) : (.person, odds.person / sum)
    }
  }

  /// The score of a name by the signs it is told.
  struct Sum: NameSignSink {
    // Outside of the class that owns them: of a struct in a class every use copies all fields.
    private let signs: [Score]
    private let before: WordTable
    private let behind: WordTable
    private let words: [Score]
    private let text: Text
    var score = Score()

    init(_ signs: NameSigns, _ text: Text) {
      self.signs = signs.signs
      before = signs.before
      behind = signs.behind
      words = signs.words
      self.text = text
    }

    mutating func add(_ sign: NameSign, _ amount: Double) { score.add(signs[sign.rawValue], times: amount) }

    mutating func addWord(after token: Token) {
      if let number = before.value(of: token, in: text) { score += words[Int(number)] }
    }

    mutating func addWord(before token: Token) {
      if let number = behind.value(of: token, in: text) { score += words[Int(number)] }
    }
  }

  private let signs: [Score]
  private let before: WordTable
  private let behind: WordTable
  private let words: [Score]
  /// Without a file nothing is known, and unknown names stay unknown.
  let isEmpty: Bool

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    var signs = [Score](repeating: Score(), count: NameSign.allCases.count)
    var before = WordTable(minimumCapacity: 100)
    var behind = WordTable(minimumCapacity: 100)
    var words: [Score] = []
    let file = try folder.fileIfPresent("name-signs.tsv", of: language, columns: ["sign", "person", "place", "organization"])
    isEmpty = file == nil
    let numbers = Dictionary(uniqueKeysWithValues: NameSign.allCases.map { ("\($0)", $0.rawValue) })
    try file?.forEachRow { (row) throws(LexiconError) in
      let score = Score(person: try row.number(1), place: try row.number(2), organization: try row.number(3))
      let sign = row.string(0)
      if let number = numbers[sign] {
        signs[number] = score
      } else if sign.hasPrefix("after=") {
        before.insert(String(sign.dropFirst("after=".count)), value: Int32(words.count))
        words.append(score)
      } else if sign.hasPrefix("before=") {
        behind.insert(String(sign.dropFirst("before=".count)), value: Int32(words.count))
        words.append(score)
      } else {
        throw row.malformed(0, expected: "a sign that the program knows, or after= or before= and a word")
      }
    }
    self.signs = signs
    self.before = before
    self.behind = behind
    self.words = words
  }
}
