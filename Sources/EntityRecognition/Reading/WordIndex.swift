import TextCore

/// A table from the ``WordHash`` of words to small numbers, made for asking of every word of a text.
///
/// A word is looked for in one bucket of four, a line of the cache, all of which are compared. So there is nothing to guess on the way, as
/// there is in a table that is gone through place by place: half the words of a text are in the lists, in no order that a processor could
/// foresee. Of a hash 32 bits are kept, and its bucket tells some fourteen more, as in ``FormTable``.
struct WordIndex: Sendable {
  /// Four places, which are taken from the last to the first; each has a tag, the high half of a hash, over a value. 0 is free.
  private struct Bucket: BitwiseCopyable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var last: UInt64 = 0

    /// Whether there was a free place to take.
    mutating func insert(_ place: UInt64) -> Bool {
      for path in [\Bucket.last, \.third, \.second, \.first] where self[keyPath: path] == 0 {
        self[keyPath: path] = place
        return true
      }
      return false
    }
  }

  private let buckets: PackedArray<Bucket>

  /// Places for each word. So one bucket in thirteen is full, and a word that is not in it has to be looked for in the next one.
  private static let room = 2.5

  /// - Parameter words: with values from 1 up.
  init(_ words: FormTableBuilder) {
    var buckets = [Bucket](repeating: Bucket(), count: Int(Double(words.count) * Self.room) / 4 + 1)
    words.forEachForm { hash, value in
      precondition(value > 0, "0 stands for words that are not there")
      var home = Self.home(of: hash, buckets.count)
      while !buckets[home].insert(Self.tag(of: hash) | UInt64(value)) { home = home + 1 == buckets.count ? 0 : home + 1 }
    }
    self.buckets = PackedArray(buckets)
  }

  /// The index that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let buckets = pack.array(of: Bucket.self), !buckets.isEmpty else { return nil }
    self.buckets = buckets
  }

  func write(to pack: inout PackWriter) { pack.write(buckets) }

  /// The value of a word; 0 when it is not there.
  @inline(__always)
  func value(of hash: UInt64) -> Int {
    let buckets = buckets.span
    let tag = Self.tag(of: hash)
    var home = Self.home(of: hash, buckets.count)
    while true {
      let bucket = buckets[home]
      // Below 2^32 where the tags are equal; in numbers, as a compiler makes branches of conditions.
      let value =
        Self.low(bucket.first ^ tag) | Self.low(bucket.second ^ tag) | Self.low(bucket.third ^ tag) | Self.low(bucket.last ^ tag)
      if value != 0 || bucket.first == 0 { return Int(value) }
      home = home &+ 1 == buckets.count ? 0 : home &+ 1
    }
  }

  /// A number of 32 bits; 0 for greater ones.
  @inline(__always) private static func low(_ number: UInt64) -> UInt64 {
    number & UInt64(bitPattern: (Int64(bitPattern: number >> 32) &- 1) >> 63)
  }

  @inline(__always) private static func home(of hash: UInt64, _ buckets: Int) -> Int {
    Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: buckets)) >> 32)
  }

  /// In the high half of a number.
  @inline(__always) private static func tag(of hash: UInt64) -> UInt64 { max(1, hash >> 32) << 32 }
}
