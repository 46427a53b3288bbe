/// An expression whose parts stand apart: „lehnte den Antrag … ab“, „turned the widow down“, „Absatz ging im Mai zurück“.
struct SplitForm: Sendable {
  /// Stands for a gap among the words: written `_`, up to ``longestShortGap`` words.
  static let shortGap: UInt64 = 0
  /// The same written `…`: what is behind it closes the clause, as the German particle does.
  static let clauseGap: UInt64 = 1
  static let longestShortGap = 4

  /// What is behind the first word, words as hashes and gaps: where it begins in ``SentimentLexicon/splitParts``, and how many parts it has.
  /// A word stands behind each gap.
  let firstPart: Int32
  let partCount: Int32
  /// The word behind the last gap, as a hash: a sentence without it has not the expression.
  let sign: UInt64
  let entry: Int32
  /// Index of another one that begins with the same word, or -1.
  let next: Int32

  static func isGap(_ part: UInt64) -> Bool { part <= clauseGap }

  /// One bit for a word: a sentence without the bit of ``sign`` has not the word.
  static func bit(of word: UInt64) -> UInt64 { 1 << (word & 63) }
}
