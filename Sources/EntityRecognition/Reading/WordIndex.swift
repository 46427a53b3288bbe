import TextCore

/// A table from the ``WordHash`` of words to small numbers, made for asking of every word of a text.
///
/// A word is looked for in one bucket of four, half a line of the cache, all of which are compared at once. So there is nothing to guess on
/// the way, as there is in a table that is gone through place by place: half the words of a text are in the lists, in no order that a
/// processor could foresee. Of a hash 32 bits are kept, and its bucket tells some fourteen more, as in ``FormTable``.
///
/// The other half, of which each has hardly been asked for before, would be looked for in slow memory, but for a filter that stays in the
/// cache: they are sent to the first bucket, which is empty.
struct WordIndex: Sendable {
  private struct Bucket: BitwiseCopyable {
    /// The high halves of hashes; 0 is a free place.
    var tags = SIMD4<UInt32>()
    var values = SIMD4<UInt32>()

    /// The value of a word; 0 when it is not there.
    @inline(__always) func value(of tag: UInt32) -> UInt32 { values.replacing(with: 0, where: tags .!= tag).wrappedSum() }

    /// The last tag: 0 in a bucket that has room.
    var last: UInt32 { @inline(__always) get { tags[tags.scalarCount - 1] } }
  }

  private let buckets: PackedArray<Bucket>
  private let filter: HashFilter

  /// - Parameter words: with values from 1 to `Int32.max`.
  init(_ words: FormTableBuilder) {
    // Two fifths full: so one bucket in thirteen is full, and a word that is not in it has to be looked for in the next one.
    var buckets = [Bucket](repeating: Bucket(), count: words.count * 5 / (2 * Bucket().tags.scalarCount) + 2)
    var filter = HashFilter(members: words.count)
    words.forEachForm { hash, value in
      filter.insert(hash)
      precondition(value > 0, "0 stands for words that are not there")
      var home = Self.home(of: hash, buckets.count)
      while buckets[home].last != 0 { home = home + 1 == buckets.count ? 1 : home + 1 }
      guard let place = buckets[home].tags.indices.first(where: { buckets[home].tags[$0] == 0 }) else {
        preconditionFailure("the last place of a bucket is taken last")
      }
      buckets[home].tags[place] = Self.tag(of: hash)
      buckets[home].values[place] = UInt32(value)
    }
    self.buckets = PackedArray(buckets)
    self.filter = filter
  }

  /// The index that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let buckets = pack.array(of: Bucket.self), buckets.count > 1, let filter = HashFilter(from: &pack) else { return nil }
    self.buckets = buckets
    self.filter = filter
  }

  func write(to pack: inout PackWriter) {
    pack.write(buckets)
    filter.write(to: &pack)
  }

  /// The value of a word; 0 when it is not there.
  @inline(__always)
  func value(of hash: UInt64) -> Int { Int(value(of: hash, from: start(of: hash), in: buckets.span)) }

  /// The values of words, those of tokens in their order.
  ///
  /// Two loops, as short as can be, so that a processor waits for several words at once: those that are seldom asked for lie in slow memory.
  func values(of tokens: Span<Token>) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: tokens.count)
    var values = numbers.mutableSpan
    let buckets = buckets.span
    for i in tokens.indices { values[i] = UInt32(truncatingIfNeeded: start(of: tokens[i].hash)) }
    for i in tokens.indices { values[i] = value(of: tokens[i].hash, from: Int(values[i]), in: buckets) }
    return numbers
  }

  @inline(__always)
  private func value(of hash: UInt64, from start: Int, in buckets: Span<Bucket>) -> UInt32 {
    let tag = Self.tag(of: hash)
    var index = start
    while true {
      let bucket = buckets[index]
      let value = bucket.value(of: tag)
      // All bits if there is no value. Whether there is one is as good as chance: a condition would be guessed wrong half the time.
      let isMissing = (Int(value) &- 1) >> 32
      if Int(bucket.last) & isMissing == 0 { return value }
      index = index &+ 1 == buckets.count ? 1 : index &+ 1
    }
  }

  /// The bucket that a word is looked for first.
  @inline(__always)
  private func start(of hash: UInt64) -> Int {
    Self.home(of: hash, buckets.count) & (filter.mayContain(hash) ? -1 : 0)
  }

  /// The bucket that a word belongs to, from 1 up.
  @inline(__always) private static func home(of hash: UInt64, _ buckets: Int) -> Int {
    Int(((hash & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: buckets &- 1)) >> 32) &+ 1
  }

  @inline(__always) private static func tag(of hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash >> 32)) }
}
