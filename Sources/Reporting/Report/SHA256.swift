/// SHA-256 (FIPS 180-4): by it a page names the one script and the one style that may run in it.
enum SHA256 {
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) { padded.append(UInt8(truncatingIfNeeded: (message.count * 8) >> shift)) }
    var state = initial
    var w = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: padded.count, by: 64) {
      for t in 0..<16 { w[t] = (0..<4).reduce(0) { $0 << 8 | UInt32(padded[block + t * 4 + $1]) } }
      for t in 16..<64 {
        let s0 = turned(w[t - 15], 7) ^ turned(w[t - 15], 18) ^ w[t - 15] >> 3
        let s1 = turned(w[t - 2], 17) ^ turned(w[t - 2], 19) ^ w[t - 2] >> 10
        w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
      }
      var v = state
      for t in 0..<64 {
        let s1 = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let first = v[7] &+ s1 &+ choice &+ constants[t] &+ w[t]
        let s0 = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)
        let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
        v = [first &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
      }
      for i in 0..<8 { state[i] = state[i] &+ v[i] }
    }
    return state.flatMap { word in stride(from: UInt32(24), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) } }
  }

  private static func turned(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }

  /// The first 64 primes: their square roots (of eight) and cube roots, 32 bits behind the point.
  private static let primes: [UInt64] = {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }()

  private static let initial: [UInt32] = primes.prefix(8).map { prime in fraction { $0 * $0 <= UInt128(prime) << 64 } }
  private static let constants: [UInt32] = primes.map { prime in fraction { $0 * $0 * $0 <= UInt128(prime) << 96 } }

  /// The lower 32 bits of the greatest number that fits; no root of these primes reaches 32, so 37 bits hold it.
  private static func fraction(_ fits: (UInt128) -> Bool) -> UInt32 {
    var root: UInt128 = 0
    for bit in stride(from: 37, through: 0, by: -1) where fits(root | 1 << UInt128(bit)) { root |= 1 << UInt128(bit) }
    return UInt32(truncatingIfNeeded: root)
  }
}
