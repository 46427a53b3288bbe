import TextCore

/// A table from the ``WordHash`` of words to small numbers, made for asking of every word of a text.
///
/// A word is looked for in one bucket of four, a line of the cache, all of which are compared. So there is nothing to guess on the way, as
/// there is in a table that is gone through place by place: half the words of a text are in the lists, in no order that a processor could
/// foresee. Of a hash 32 bits are kept, and its bucket tells some fourteen more, as in ``FormTable``.
///
/// The other half, of which each has hardly been asked for before, would be looked for in slow memory, but for a filter that stays in the
/// cache: they are sent to the first bucket.
struct WordIndex: Sendable {
  /// In each bucket four tags, the high halves of hashes, and behind them their values; 0 is a free tag.
  private let numbers: PackedArray<UInt32>
  private let buckets: Int
  private let filter: HashFilter

  private static let width = 4

  /// - Parameter words: with values from 1 up.
  init(_ words: FormTableBuilder) {
    // Two fifths full: so one bucket in thirteen is full, and a word that is not in it has to be looked for in the next one.
    let buckets = words.count * 5 / (2 * Self.width) + 1
    var numbers = [UInt32](repeating: 0, count: buckets * 2 * Self.width)
    var filter = HashFilter(members: words.count)
    words.forEachForm { hash, value in
      filter.insert(hash)
      precondition(value > 0, "0 stands for words that are not there")
      var home = Self.home(of: hash, buckets)
      func free() -> Int? { (0..<Self.width).map { home * 2 * Self.width + $0 }.first { numbers[$0] == 0 } }
      while free() == nil { home = home + 1 == buckets ? 0 : home + 1 }
      guard let place = free() else { return }
      numbers[place] = Self.tag(of: hash)
      numbers[place + Self.width] = UInt32(value)
    }
    self.init(PackedArray(numbers), filter)
  }

  private init(_ numbers: PackedArray<UInt32>, _ filter: HashFilter) {
    self.numbers = numbers
    self.filter = filter
    buckets = numbers.count / (2 * Self.width)
  }

  /// The index that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let numbers = pack.array(of: UInt32.self), !numbers.isEmpty, numbers.count % (2 * Self.width) == 0,
      let filter = HashFilter(from: &pack)
    else { return nil }
    self.init(numbers, filter)
  }

  func write(to pack: inout PackWriter) {
    pack.write(numbers)
    filter.write(to: &pack)
  }

  /// The value of a word; 0 when it is not there.
  @inline(__always)
  func value(of hash: UInt64) -> Int {
    let numbers = numbers.span
    let tag = Self.tag(of: hash)
    // Shifts a number of 32 bits out if the word is not there. Here as below there are numbers instead of conditions, of which a compiler
    // would make branches.
    let shift = (filter.mayContain(hash) ? 0 : 1) << 5
    var start = (Self.home(of: hash, buckets) &* (2 &* Self.width)) &>> shift
    while true {
      let last = numbers[start &+ 3]
      // 1 to 4, or 0 when none is equal.
      let number =
        Self.isZero(numbers[start] ^ tag) | Self.isZero(numbers[start &+ 1] ^ tag) << 1 | Self.isZero(numbers[start &+ 2] ^ tag) &* 3
        | Self.isZero(last ^ tag) << 2
      let missing = (number &- 1) >> 8
      if (Int(last) & missing) &>> shift == 0 { return Int(numbers[start &+ 3 &+ number]) & ~missing }
      start = start &+ 2 &* Self.width == numbers.count ? 0 : start &+ 2 &* Self.width
    }
  }

  /// 1 for 0, else 0.
  @inline(__always) private static func isZero(_ number: UInt32) -> Int { Int(truncatingIfNeeded: (UInt64(number) &- 1) >> 63) }

  @inline(__always) private static func home(of hash: UInt64, _ buckets: Int) -> Int {
    Int(((hash & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: buckets)) >> 32)
  }

  @inline(__always) private static func tag(of hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash >> 32)) }
}
