import TextCore

/// Working memory of a reading, used again for every sentence.
struct ReadingScratch {
  /// A word or phrase of the lexicon where it stands.
  struct Item {
    let tokens: Range<Int32>
    let range: TextRange
    let clause: Int32
    let entry: Int32
    let shifter: Int32
    let mark: Int32
    let weight: Double
  }

  struct PlacedShifter {
    let shifter: Shifter
    let tokens: Range<Int32>
    let range: TextRange
    let clause: Int32
  }

  /// Proper names in order of reading; those before ``nextName`` are behind.
  private let names: [TextRange]
  private var nextName = 0

  init(names: [TextRange]) { self.names = names }

  /// Whether a token is a part of a name. Tokens are asked for in order of reading.
  mutating func isInName(_ token: TextRange) -> Bool {
    guard nextName < names.count else { return false }
    while nextName < names.count, names[nextName].end <= token.start { nextName += 1 }
    return nextName < names.count && names[nextName].start < token.end
  }

  /// Of each token of the text the index of what the lexicon says of the word, or -1.
  var senses: [Int32] = []
  /// ``SplitForm/bit(of:)`` of all words of the sentence.
  var wordBits: UInt64 = 0
  var items: [Item] = []
  var shifters: [PlacedShifter] = []
  /// Tokens that are the second half of a split form.
  var taken: [Int] = []
  var matches: [PatternTrie.Match] = []
}
