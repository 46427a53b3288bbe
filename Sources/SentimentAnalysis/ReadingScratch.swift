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
    let weight: Double
  }

  struct PlacedShifter {
    let shifter: Shifter
    let tokens: Range<Int32>
    let range: TextRange
    let clause: Int32
  }

  var items: [Item] = []
  var shifters: [PlacedShifter] = []
  /// Tokens that are the second half of a split form.
  var taken: [Int] = []
  var matches: [PatternTrie.Match] = []
}
