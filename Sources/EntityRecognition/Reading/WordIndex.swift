import TextCore

/// Where in a list each of a set of words stands, by their ``WordHash``, made for asking of every word of a text.
///
/// A word is looked for in one bucket of four, all of which are compared. So there is nothing to guess on the way, as there is in a table
/// that is gone through place by place: half the words of a text are in the lists, in no order that a processor could foresee.
/// Of a hash 32 bits are kept, and its bucket tells some fourteen more, as in ``FormTable``.
struct WordIndex: Sendable {
  /// The high halves of the hashes, four a bucket; 0 is free.
  private let tags: PackedArray<UInt32>
  private let buckets: Int

  private static let width = 4

  /// - Parameters:
  ///   - words: whose values are from 0 up, each once.
  /// - Returns: of each place of the index the value that stands there, or nil; the first place is nobody's.
  static func make(of words: FormTableBuilder) -> (index: WordIndex, values: [Int32?]) {
    // Two fifths full: so one bucket in thirteen is full, and a word that is not in it has to be looked for in the next one.
    let buckets = words.count * 5 / (2 * width) + 1
    var tags = [UInt32](repeating: 0, count: buckets * width)
    var values = [Int32?](repeating: nil, count: buckets * width + 1)
    words.forEachForm { hash, value in
      var place = home(of: hash, buckets) * width
      while tags[place] != 0 { place = place + 1 == tags.count ? 0 : place + 1 }
      tags[place] = tag(of: hash)
      values[place + 1] = value
    }
    return (WordIndex(tags: PackedArray(tags)), values)
  }

  private init(tags: PackedArray<UInt32>) {
    self.tags = tags
    buckets = tags.count / Self.width
  }

  /// The index that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let tags = pack.array(of: UInt32.self), !tags.isEmpty, tags.count % Self.width == 0 else { return nil }
    self.init(tags: tags)
  }

  func write(to pack: inout PackWriter) { pack.write(tags) }

  /// How many places there are.
  var count: Int { tags.count + 1 }

  /// The place of a word; 0 when it is not there.
  @inline(__always)
  func place(of hash: UInt64) -> Int {
    let tags = tags.span
    let tag = Self.tag(of: hash)
    var start = Self.home(of: hash, buckets) &* Self.width
    while true {
      let last = tags[start &+ 3]
      // 1 to 4, or 0 when none is equal; in numbers, as a compiler makes branches of conditions.
      let number =
        Self.isZero(tags[start] ^ tag) | Self.isZero(tags[start &+ 1] ^ tag) << 1 | Self.isZero(tags[start &+ 2] ^ tag) &* 3
        | Self.isZero(last ^ tag) << 2
      let missing = (number &- 1) >> 8
      if Int(last) & missing == 0 { return (start &+ number) & ~missing }
      start = start &+ Self.width == tags.count ? 0 : start &+ Self.width
    }
  }

  /// 1 for 0, else 0.
  @inline(__always) private static func isZero(_ number: UInt32) -> Int { Int(truncatingIfNeeded: (UInt64(number) &- 1) >> 63) }

  @inline(__always) private static func home(of hash: UInt64, _ buckets: Int) -> Int {
    Int(((hash & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: buckets)) >> 32)
  }

  @inline(__always) private static func tag(of hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash >> 32)) }
}
