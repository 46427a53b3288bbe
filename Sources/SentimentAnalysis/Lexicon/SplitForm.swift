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
  /// Words of the rest, as hashes.
  let rest: [UInt64]
  let entry: Int32
  /// Index of another one that begins with the same word, or -1.
  let next: Int32
}
