/// Finds what a tag or attribute name stands for by its hash: open addressing, one probe as a rule.
///
/// Names are told apart by 32 bits, which no two of the names in use share; an unknown name is taken for a known one once in
/// forty million.
struct NameTable<Value: Sendable>: Sendable {
  private var hashes: [UInt32]
  private var values: [Value?]
  private let mask: Int

  init(_ entries: [(name: String, value: Value)]) {
    var capacity = 16
    while capacity < entries.count * 4 { capacity *= 2 }
    mask = capacity - 1
    hashes = Array(repeating: 0, count: capacity)
    values = Array(repeating: nil, count: capacity)
    for (name, value) in entries {
      let hash = NameHash.hash(name)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while hashes[slot] != 0 { slot = (slot + 1) & mask }
      hashes[slot] = hash
      values[slot] = value
    }
  }

  func value(hash: UInt32) -> Value? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
