/// Which words of a text one of a set of forms may begin with, by their ``WordHash``; says yes too often, never too seldom.
public struct FirstWordFilter: Sendable {
  /// The first words of all forms.
  @usableFromInline let firstWords: HashFilter
  /// Forms that are one word.
  @usableFromInline let words: HashFilter
  /// Forms that are more.
  @usableFromInline let continued: ContinuationFilter

  /// - Parameter forms: folded.
  public init(_ forms: some Sequence<[UInt8]>) {
    var words: Set<UInt64> = []
    for form in forms {
      WordHash.forEachFirstWord(of: form) { if $0 == form.count { words.insert(WordHash.hash(form)) } }
    }
    firstWords = HashFilter(firstWordsOf: forms)
    self.words = HashFilter(words)
    continued = ContinuationFilter(forms)
  }

  /// The filter that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let firstWords = HashFilter(from: &pack), let words = HashFilter(from: &pack), let continued = ContinuationFilter(from: &pack)
    else { return nil }
    self.firstWords = firstWords
    self.words = words
    self.continued = continued
  }

  public func write(to pack: inout PackWriter) {
    firstWords.write(to: &pack)
    words.write(to: &pack)
    continued.write(to: &pack)
  }

  /// Whether a word may be a form.
  @inlinable @inline(__always) public func mayBe(_ word: UInt64) -> Bool { words.mayContain(word) }

  /// Whether a word may be a form, or one may begin with it that goes on behind `end`, where the word ends in a text.
  @inlinable @inline(__always) public func mayStand(with word: UInt64, endingAt end: Int, in folded: Span<UInt8>) -> Bool {
    firstWords.mayContain(word) && (mayBe(word) || continued.mayGoOn(behind: word, endingAt: end, in: folded))
  }
}
