/// Which words of a text a form may go on behind that begins with them; says yes too often, never too seldom.
///
/// A form is told by what follows the word in the text as well: of the many names that begin with `new` or `deutsche` few are looked for.
/// A hyphen stands for a space there, as it does in compounds („Red-Bull-Chef“).
public struct ContinuationFilter: Sendable {
  /// The first words of forms that go on, each with ``reach`` bytes behind it, or with one if the form has no more.
  @usableFromInline let filter: HashFilter

  /// In bytes: a space and the beginning of the second word.
  @usableFromInline static let reach = 3

  /// - Parameter forms: folded.
  public init(_ forms: some Sequence<[UInt8]>) {
    var continued: Set<UInt64> = []
    for form in forms {
      WordHash.forEachFirstWord(of: form) { length in
        if length == form.count { return }
        let count = form.count - length < Self.reach ? 1 : Self.reach
        continued.insert(Self.hash(WordHash.hash(form.span, 0..<length), with: form.span, at: length, count))
      }
    }
    filter = HashFilter(continued)
  }

  /// The filter that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let filter = HashFilter(from: &pack) else { return nil }
    self.filter = filter
  }

  public func write(to pack: inout PackWriter) { filter.write(to: &pack) }

  /// Whether a form may begin with a word that ends at `end` and go on behind it.
  @inlinable @inline(__always) public func mayGoOn(behind word: UInt64, endingAt end: Int, in folded: Span<UInt8>) -> Bool {
    if end &+ Self.reach <= folded.count, filter.mayContain(Self.hash(word, with: folded, at: end, Self.reach)) { return true }
    return end < folded.count && filter.mayContain(Self.hash(word, with: folded, at: end, 1))
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
