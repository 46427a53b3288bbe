/// Which words may be the beginning of one of a set of forms, by their first three bytes; says yes too often, never too seldom.
struct PrefixFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << (bitCount - 6))
  /// A form shorter than a prefix may begin any word.
  private var hasShortForm = false

  private static let bitCount = 14
  private static let length = 3

  /// - Parameter form: folded.
  mutating func insert(_ form: ArraySlice<UInt8>) {
    guard form.count >= Self.length else {
      hasShortForm = true
      return
    }
    let bit = Self.bit(form[form.startIndex], form[form.startIndex + 1], form[form.startIndex + 2])
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  func mayHold(formAt start: Int, in folded: Span<UInt8>) -> Bool {
    guard !hasShortForm, start + Self.length <= folded.count else { return true }
    let bit = Self.bit(folded[start], folded[start + 1], folded[start + 2])
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  private static func bit(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    // Fibonacci hashing (Knuth 1973): the highest bits of a product with 2^32 divided by the golden ratio.
    Int(((UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16) &* 0x9E37_79B1) >> UInt32(32 - bitCount))
  }
}
