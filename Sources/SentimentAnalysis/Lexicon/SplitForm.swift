/// The rest of an expression whose parts stand apart: „lehnte den Antrag … ab“, „turned the widow down“.
struct SplitForm: Sendable {
  enum Gap: Sendable {
    /// Written `…`: the rest closes the clause, as the German particle does.
    case clause
    /// Written `_`: up to ``SplitForm/longestShortGap`` words.
    case short
  }

  static let longestShortGap = 4

  let gap: Gap
  /// First word of the rest, as a hash.
  let first: UInt64
  /// Its other words: where they begin in ``SentimentLexicon/splitRests``, and how many there are.
  let firstOther: Int32
  let otherCount: Int32
  let entry: Int32
  /// Index of another one that begins with the same word, or -1.
  let next: Int32

  /// One bit for a word: a clause without the bit of ``first`` has not the word.
  static func bit(of word: UInt64) -> UInt64 { 1 << (word & 63) }
}
