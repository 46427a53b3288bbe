/// A table from the hashes of folded forms to small numbers, made for lexicons of some 200,000 forms that are looked up at every token.
///
/// Of a form 40 bits of its ``WordHash`` are kept, and its place in the table tells some ten more: that any word of a text of a million
/// different ones is taken for one of the forms has a chance of about 1 in 1,000, and it would cost one wrong find. In return a form is
/// made without writing it out (a hash goes on from that of its stem), and a look-up touches few lines of the cache: that,
/// not computing, is what judging a text spends its time on.
public struct FormTable: Sendable {
  /// The high bits of the hash and, in the low ones, the value and 1; 0 is a free slot.
  @usableFromInline let slots: PackedArray<UInt64>
  /// Most words of a text are in no lexicon, and this much stays in the cache.
  public let filter: HashFilter
  public let count: Int

  @usableFromInline static let valueBits: UInt64 = 24
  @usableFromInline static let valueMask: UInt64 = 1 << valueBits - 1
  /// Values are below this.
  public static let valueLimit = Int(valueMask)

  public init(_ forms: FormTableBuilder) {
    var filter = HashFilter(members: forms.count)
    // Two thirds full: a form not in the table is missed after four slots on average, mostly in one line of the cache.
    var slots: [UInt64] = Array(repeating: 0, count: forms.count + forms.count / 2 + 1)
    forms.forEachForm { hash, value in
      filter.insert(hash)
      var index = Self.home(of: hash, slots.count)
      while slots[index] != 0 { index = index &+ 1 == slots.count ? 0 : index &+ 1 }
      slots[index] = hash & ~Self.valueMask | UInt64(value &+ 1)
    }
    self.slots = PackedArray(slots)
    self.filter = filter
    count = forms.count
  }

  /// The table that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let slots = pack.array(of: UInt64.self), let filter = HashFilter(from: &pack), let count = pack.read(Int.self)?.first,
      slots.count > count
    else { return nil }
    self.slots = slots
    self.filter = filter
    self.count = count
  }

  public func write(to pack: inout PackWriter) {
    pack.write(slots)
    filter.write(to: &pack)
    pack.write([count])
  }

  @inlinable public func value(of hash: UInt64) -> Int32? { filter.mayContain(hash) ? valueBehindFilter(of: hash) : nil }

  /// The same for a hash that ``filter`` has let pass.
  @inlinable @inline(__always) public func valueBehindFilter(of hash: UInt64) -> Int32? {
    var index = Self.home(of: hash, slots.count)
    while true {
      let slot = slots[index]
      if slot == 0 { return nil }
      if (slot ^ hash) >> Self.valueBits == 0 { return Int32(truncatingIfNeeded: slot & Self.valueMask) &- 1 }
      index = index &+ 1 == slots.count ? 0 : index &+ 1
    }
  }

  /// The slot that a form is looked for first; from the half of its hash that the filter takes no word by.
  @inlinable @inline(__always) static func home(of hash: UInt64, _ slots: Int) -> Int {
    Int(((hash & 0xFFFF_FFFF) &* UInt64(slots)) >> 32)
  }
}
