/// Answers for most hashes that are not in a set that they are not, from little memory (Bloom 1970, with one bit a hash).
struct HashFilter: Sendable {
  private var words: [UInt64]
  private let mask: Int

  /// - Parameter bits: rounded up to a power of two; eight for each member let one stranger in eight pass.
  init(bits: Int) {
    var size = 64
    while size < bits { size *= 2 }
    words = Array(repeating: 0, count: size / 64)
    mask = size - 1
  }

  mutating func insert(_ hash: UInt64) {
    let bit = Int(truncatingIfNeeded: hash >> 32) & mask
    words[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// False only for what was never inserted.
  func mayContain(_ hash: UInt64) -> Bool {
    // The low bits of a hash choose its slot in a table, so the filter takes others.
    let bit = Int(truncatingIfNeeded: hash >> 32) & mask
    return words[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }
}
