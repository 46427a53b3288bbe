/// The weights of one feature for up to sixteen classes: two weights of eight bits in each lane.
///
/// The class 2k lies in the low byte of lane k with 128 added to it, the class 2k + 1 in the high byte with its sign. So a row is
/// added to a sum with three instructions on every processor: the lanes as they are, and the lanes shifted by eight. The low bytes
/// are what is left of the first sum without the second; they stay below 2^16 for up to 257 rows.
typealias WeightRow = SIMD8<Int16>

extension WeightRow {
  static let classes = 16

  /// - Parameter weights: of at most sixteen classes.
  init(weights: some Collection<Int8>) {
    self = WeightRow(repeating: 128)
    for (c, weight) in weights.enumerated() {
      self[c / 2] &+= c % 2 == 0 ? Int16(weight) : Int16(weight) << 8
    }
  }

  /// The weight of a class.
  func weight(of c: Int) -> Int8 {
    Int8(truncatingIfNeeded: c % 2 == 0 ? (self[c / 2] & 0xFF) - 128 : self[c / 2] >> 8)
  }
}
