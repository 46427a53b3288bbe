import TextCore

/// A table from the hashes of folded forms to small numbers, made for lexicons of some 200,000 forms that are looked up at every token.
///
/// Only the 64-bit ``WordHash`` of a form is kept. That some word of a text of a million different ones is taken for one of 250,000
/// forms has a chance of about 1 in 70 million, and it would cost one wrong cue. In return a form is made without writing it out
/// (``FormHash`` goes on from the hash of its stem), so that four languages are ready in a few milliseconds.
struct FormTable: Sendable {
  private var hashes: [UInt64]
  private var values: [Int32]
  /// One bit for each hash, by other bits than its slot: most words of a text are in no lexicon, and 256 KB stay in the cache.
  private var filter: [UInt64]
  private(set) var count = 0

  private static let free: Int32 = -1

  init(minimumCapacity: Int) {
    var capacity = 64
    while capacity < minimumCapacity * 2 { capacity *= 2 }
    hashes = Array(repeating: 0, count: capacity)
    values = Array(repeating: Self.free, count: capacity)
    filter = Array(repeating: 0, count: max(1, capacity / 16))
  }

  /// - Parameter value: at least 0.
  /// - Returns: the value now stored: a form that is already there keeps its own unless `replacing`.
  @discardableResult
  mutating func insert(_ hash: UInt64, _ value: Int32, replacing: Bool = false) -> Int32 {
    if (count + 1) * 2 > hashes.count { grow() }
    let slot = slot(of: hash)
    if values[slot] != Self.free {
      if replacing { values[slot] = value }
      return values[slot]
    }
    hashes[slot] = hash
    values[slot] = value
    mark(hash)
    count += 1
    return value
  }

  func value(of hash: UInt64) -> Int32? {
    let bit = Int(truncatingIfNeeded: hash >> 32) & (filter.count * 64 - 1)
    guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return nil }
    let value = values[slot(of: hash)]
    return value == Self.free ? nil : value
  }

  private func slot(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] != Self.free && hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func mark(_ hash: UInt64) {
    let bit = Int(truncatingIfNeeded: hash >> 32) & (filter.count * 64 - 1)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  private mutating func grow() {
    var larger = FormTable(minimumCapacity: hashes.count)
    for slot in hashes.indices where values[slot] != Self.free { larger.insert(hashes[slot], values[slot]) }
    self = larger
  }
}
