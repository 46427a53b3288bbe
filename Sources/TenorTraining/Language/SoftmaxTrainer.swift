import LanguageIdentification

/// Multinomial logistic regression over hashed features, learned one example at a time (AdaGrad, one rate a row).
struct SoftmaxTrainer {
  typealias Lanes = SIMD16<Float>

  let bits: Int
  /// Number of classes; the lanes above it are unused.
  let classes: Int
  /// Added to the number of features before its root is taken.
  let smoothing: Double
  private var weights: [Lanes]
  /// Sum of the squares of the gradients of each row.
  private var squares: [Float]
  private(set) var bias = Lanes()
  private var biasSquares: Float = 1e-3
  private let unused: Lanes

  init(bits: Int, classes: Int, smoothing: Double) {
    self.bits = bits
    self.classes = classes
    self.smoothing = smoothing
    weights = Array(repeating: Lanes(), count: 1 << bits)
    squares = Array(repeating: 1e-3, count: 1 << bits)
    var unused = Lanes()
    for c in classes..<Lanes.scalarCount { unused[c] = -1e9 }
    self.unused = unused
  }

  /// Learns one example.
  mutating func learn(_ hashes: [UInt64], class label: Int, rate: Float) {
    guard !hashes.isEmpty else { return }
    let shift = UInt64(64 - bits)
    var sum = Lanes()
    for hash in hashes { sum += weights[Int(truncatingIfNeeded: hash >> shift)] }
    let factor = Float(1 / (Double(hashes.count) + smoothing).squareRoot())
    var gradient = Self.softmax(sum * factor + bias + unused)
    gradient[label] -= 1
    biasSquares += (gradient * gradient).sum()
    bias -= gradient * (rate / biasSquares.squareRoot())
    gradient *= factor
    let square = (gradient * gradient).sum()
    for hash in hashes {
      let row = Int(truncatingIfNeeded: hash >> shift)
      squares[row] += square
      weights[row] -= gradient * (rate / squares[row].squareRoot())
    }
  }

  private static func softmax(_ scores: Lanes) -> Lanes {
    let highest = scores.max()
    var masses = Lanes()
    for c in 0..<Lanes.scalarCount { masses[c] = Float(exponential(Double(scores[c] - highest))) }
    return masses / masses.sum()
  }

  /// The weights in eight bits, and what a weight of 1 stands for.
  func quantized() -> (weights: [[Int8]], scale: Double) {
    // Few weights are beyond six times the root of the mean square; they are cut there.
    var sum = 0.0
    var count = 0
    for row in weights where row != Lanes() {
      sum += Double((row * row).sum())
      count += classes
    }
    let limit = 6 * (sum / Double(max(1, count))).squareRoot()
    let scale = limit > 0 ? limit / 127 : 1
    let quantized = weights.map { row in
      (0..<classes).map { c in Int8(max(-127, min(127, (Double(row[c]) / scale).rounded()))) }
    }
    return (quantized, scale)
  }
}
