/// Forms as they are gathered for a ``FormTable``: by their whole hashes, so that there is always room for one more.
public struct FormTableBuilder: Sendable {
  @usableFromInline struct Slot: Sendable, BitwiseCopyable {
    @usableFromInline var hash: UInt64 = 0
    @usableFromInline var value: Int32 = FormTableBuilder.free
  }

  @usableFromInline var slots: [Slot]
  public private(set) var count = 0

  @usableFromInline static var free: Int32 { -1 }

  public init(minimumCapacity: Int) {
    var capacity = 64
    while capacity < minimumCapacity * 2 { capacity *= 2 }
    slots = Array(repeating: Slot(), count: capacity)
  }

  /// - Parameter value: at least 0 and below ``FormTable/valueLimit``.
  /// - Returns: the value now stored: a form that is already there keeps its own unless `replacing`.
  @discardableResult
  public mutating func insert(_ hash: UInt64, _ value: Int32, replacing: Bool = false) -> Int32 {
    if (count + 1) * 2 > slots.count { grow() }
    let index = index(of: hash)
    if slots[index].value != Self.free {
      if replacing { slots[index].value = value }
      return slots[index].value
    }
    slots[index] = Slot(hash: hash, value: value)
    count += 1
    return value
  }

  @inlinable public func value(of hash: UInt64) -> Int32? {
    let slot = slots[index(of: hash)]
    return slot.value == Self.free ? nil : slot.value
  }

  public func forEachForm(_ body: (_ hash: UInt64, _ value: Int32) -> Void) {
    for slot in slots where slot.value != Self.free { body(slot.hash, slot.value) }
  }

  @inlinable func index(of hash: UInt64) -> Int {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].value != Self.free && slots[index].hash != hash { index = (index &+ 1) & mask }
    return index
  }

  private mutating func grow() {
    var larger = FormTableBuilder(minimumCapacity: slots.count)
    forEachForm { larger.insert($0, $1) }
    self = larger
  }
}
