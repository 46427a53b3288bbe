import TextCore

/// The small words of a language that tell what the name behind them is, in one table.
struct SmallWords: Sendable {
  struct Classes: OptionSet, Sendable {
    let rawValue: Int32

    /// Between what belongs to a company and its name: analysts `at` X.
    static let companyPreposition = Classes(rawValue: 1 << 0)
    /// Before places: `in`.
    static let placePreposition = Classes(rawValue: 1 << 1)
    /// `and`, `or`
    static let conjunction = Classes(rawValue: 1 << 2)
    /// Before nouns and seldom before names: `the`, `einer`.
    static let determiner = Classes(rawValue: 1 << 3)
    /// Inside the names of companies and bodies: `of`, `für`.
    static let nameParticle = Classes(rawValue: 1 << 4)
    /// Inside the names of persons: `von`, `de`.
    static let personParticle = Classes(rawValue: 1 << 5)
  }

  private var words = WordTable()

  /// - Parameter lists: the words of each class.
  init(_ lists: [(classes: Classes, words: [String])]) {
    for (classes, list) in lists {
      for word in list { words.insert(word, value: (words.value(of: word) ?? 0) | classes.rawValue, replacing: true) }
    }
  }

  func classes(of token: Token, in text: Text) -> Classes { Classes(rawValue: words.value(of: token, in: text) ?? 0) }
}
