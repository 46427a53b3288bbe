/// Which words of a text one of a set of forms may begin with, by their ``WordHash``; says yes too often, never too seldom.
public struct FirstWordFilter: Sendable {
  /// The first words of all forms.
  @usableFromInline let firstWords: HashFilter
  /// Forms that are one word.
  @usableFromInline let words: HashFilter
  /// Forms that are more.
  @usableFromInline let continued: ContinuationFilter

  /// - Parameters:
  ///   - forms: folded.
  ///   - endings: those that forms of one word may have as well.
  public init(_ forms: some Sequence<[UInt8]>, endings: [[UInt8]] = []) {
    var words: Set<UInt64> = []
    var firstWords: Set<UInt64> = []
    for form in forms {
      WordHash.forEachFirstWord(of: form) { length in
        firstWords.insert(WordHash.hash(form.span, 0..<length))
        guard length == form.count else { return }
        for ending in [[]] + endings { words.insert(WordHash.hash(form + ending)) }
      }
    }
    self.firstWords = HashFilter(firstWords.union(words))
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

  /// Whether a form may begin with a word, whatever stands behind it.
  @inlinable @inline(__always) public func mayBegin(with word: UInt64) -> Bool { firstWords.mayContain(word) }

  /// Whether a word that a form ``mayBegin(with:)`` may be one, or one may go on behind `end`, where the word ends in a text.
  @inlinable @inline(__always)
  public func mayStand(withBeginning word: UInt64, endingAt end: Int, in folded: Span<UInt8>) -> Bool {
    mayBe(word) || continued.mayGoOn(behind: word, endingAt: end, in: folded)
  }
}
