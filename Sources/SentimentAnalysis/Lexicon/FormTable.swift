import TextCore

/// A table from the hashes of folded forms to small numbers, made for lexicons of some 200,000 forms that are looked up at every token.
///
/// Only the 64-bit ``WordHash`` of a form is kept. That some word of a text of a million different ones is taken for one of 250,000
/// forms has a chance of about 1 in 70 million, and it would cost one wrong cue. In return a form is made without writing it out
/// (``FormHash`` goes on from the hash of its stem), so that four languages are ready in a few milliseconds.
struct FormTable: Sendable {
  /// Hash and value side by side: what is found costs one miss of the cache.
  private struct Slot {
    var hash: UInt64 = 0
    var value: Int32 = FormTable.free
  }

  private var slots: [Slot]
  /// Most words of a text are in no lexicon, and this much stays in the cache.
  private var filter: HashFilter
  private(set) var count = 0

  private static let free: Int32 = -1

  init(minimumCapacity: Int) {
    var capacity = 64
    while capacity < minimumCapacity * 2 { capacity *= 2 }
    slots = Array(repeating: Slot(), count: capacity)
    filter = HashFilter(bits: capacity * 4)
  }

  /// - Parameter value: at least 0.
  /// - Returns: the value now stored: a form that is already there keeps its own unless `replacing`.
  @discardableResult
  mutating func insert(_ hash: UInt64, _ value: Int32, replacing: Bool = false) -> Int32 {
    if (count + 1) * 2 > slots.count { grow() }
    let index = index(of: hash)
    if slots[index].value != Self.free {
      if replacing { slots[index].value = value }
      return slots[index].value
    }
    slots[index] = Slot(hash: hash, value: value)
    filter.insert(hash)
    count += 1
    return value
  }

  func value(of hash: UInt64) -> Int32? {
    guard filter.mayContain(hash) else { return nil }
    let slot = slots[index(of: hash)]
    return slot.value == Self.free ? nil : slot.value
  }

  private func index(of hash: UInt64) -> Int {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].value != Self.free && slots[index].hash != hash { index = (index &+ 1) & mask }
    return index
  }

  private mutating func grow() {
    var larger = FormTable(minimumCapacity: slots.count)
    for slot in slots where slot.value != Self.free { larger.insert(slot.hash, slot.value) }
    self = larger
  }
}
