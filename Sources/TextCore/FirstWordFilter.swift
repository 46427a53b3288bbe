/// Which words of a text one of a set of forms may begin with, by their ``WordHash``; says yes too often, never too seldom.
///
/// A form that goes on behind its first word is told by what follows the word in the text as well: of the many names that begin with
/// `new` or `deutsche` few are looked for. A hyphen stands for a space there, as it does in compounds („Red-Bull-Chef“).
public struct FirstWordFilter: Sendable {
  /// The first words of all forms.
  @usableFromInline let firstWords: HashFilter
  /// Forms that are one word.
  @usableFromInline let words: HashFilter
  /// The first words of forms that go on, each with ``reach`` bytes behind it, or with one if the form has no more.
  @usableFromInline let continued: HashFilter

  /// In bytes: a space and the beginning of the second word.
  @usableFromInline static let reach = 3

  /// - Parameter forms: folded.
  public init(_ forms: some Sequence<[UInt8]>) {
    var words: Set<UInt64> = []
    var firstWords: Set<UInt64> = []
    var continued: Set<UInt64> = []
    for form in forms {
      WordHash.forEachFirstWord(of: form) { length in
        let word = WordHash.hash(form.span, 0..<length)
        firstWords.insert(word)
        if length == form.count {
          words.insert(word)
        } else {
          let count = form.count - length < Self.reach ? 1 : Self.reach
          continued.insert(Self.hash(word, with: form.span, at: length, count))
        }
      }
    }
    self.firstWords = HashFilter(firstWords)
    self.words = HashFilter(words)
    self.continued = HashFilter(continued)
  }

  /// The filter that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let firstWords = HashFilter(from: &pack), let words = HashFilter(from: &pack), let continued = HashFilter(from: &pack) else {
      return nil
    }
    self.firstWords = firstWords
    self.words = words
    self.continued = continued
  }

  public func write(to pack: inout PackWriter) {
    firstWords.write(to: &pack)
    words.write(to: &pack)
    continued.write(to: &pack)
  }

  /// Whether a form may begin with a word: be it, or go on behind it.
  @inlinable @inline(__always) public func mayBegin(with word: UInt64) -> Bool { firstWords.mayContain(word) }

  /// Whether a word may be a form.
  @inlinable @inline(__always) public func mayBe(_ word: UInt64) -> Bool { words.mayContain(word) }

  /// Whether a form may begin with a word that ends at `end` and go on behind it.
  ///
  /// For words that ``mayBegin(with:)`` lets pass: it asks for less.
  @inlinable @inline(__always) public func mayGoOn(behind word: UInt64, endingAt end: Int, in folded: Span<UInt8>) -> Bool {
    if end &+ Self.reach <= folded.count, continued.mayContain(Self.hash(word, with: folded, at: end, Self.reach)) { return true }
    return end < folded.count && continued.mayContain(Self.hash(word, with: folded, at: end, 1))
  }

  /// The hash of a word together with `count` bytes that follow it.
  @inlinable @inline(__always) static func hash(_ word: UInt64, with bytes: Span<UInt8>, at start: Int, _ count: Int) -> UInt64 {
    var following: UInt64 = 0
    for k in 0..<count {
      let byte = bytes[start &+ k]
      following = following << 8 | UInt64(byte == UInt8(ascii: "-") ? UInt8(ascii: " ") : byte)
    }
    return WordHash.finish(word ^ following << 8 ^ UInt64(count))
  }
}
