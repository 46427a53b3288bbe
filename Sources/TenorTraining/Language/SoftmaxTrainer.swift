import LanguageIdentification
import TextCore

/// Multinomial logistic regression over the features of an index, learned one example at a time (AdaGrad, one rate a row).
struct SoftmaxTrainer {
  typealias Lanes = SIMD16<Float>

  /// Number of classes; the lanes above it are unused.
  let classes: Int
  /// Added to the number of features before its root is taken.
  let smoothing: Double
  /// How much faster whole words are learned than runs of letters.
  let wordRate: Float
  private(set) var weights: [Lanes]
  /// Sum of the squares of the gradients of each row.
  private var squares: [Float]
  private(set) var bias = Lanes()
  private var biasSquares: Float = 1e-3
  private let unused: Lanes

  init(features: Int, classes: Int, smoothing: Double, wordRate: Float) {
    self.classes = classes
    self.wordRate = wordRate
    self.smoothing = smoothing
    weights = Array(repeating: Lanes(), count: features)
    squares = Array(repeating: 1e-3, count: features)
    var unused = Lanes()
    for c in classes..<Lanes.scalarCount { unused[c] = -1e9 }
    self.unused = unused
  }

  /// Learns one example: the numbers of its known runs and words, and how many features it has in all.
  mutating func learn(_ runs: [Int], _ words: [Int], of count: Int, class label: Int, rate: Float) {
    guard count > 0 else { return }
    var sum = Lanes()
    for number in runs { sum += weights[number] }
    for number in words { sum += weights[number] }
    let factor = Float(1 / (Double(count) + smoothing).squareRoot())
    var gradient = Self.softmax(sum * factor + bias + unused)
    gradient[label] -= 1
    biasSquares += (gradient * gradient).sum()
    bias -= gradient * (rate / biasSquares.squareRoot())
    gradient *= factor
    let square = (gradient * gradient).sum()
    for number in runs { move(number, gradient, square, rate) }
    for number in words { move(number, gradient, square, rate * wordRate) }
  }

  @inline(__always)
  private mutating func move(_ number: Int, _ gradient: Lanes, _ square: Float, _ rate: Float) {
    squares[number] += square
    weights[number] -= gradient * (rate / squares[number].squareRoot())
  }

  private static func softmax(_ scores: Lanes) -> Lanes {
    let highest = scores.max()
    var masses = Lanes()
    for c in 0..<Lanes.scalarCount { masses[c] = Float(exponential(Double(scores[c] - highest))) }
    return masses / masses.sum()
  }

  /// How far the weights of a feature are from each other: the sum of the squares of their distances from their mean.
  func spread(_ number: Int) -> Float {
    let row = weights[number]
    let mean = row.sum() / Float(classes)
    var sum: Float = 0
    for c in 0..<classes { sum += (row[c] - mean) * (row[c] - mean) }
    return sum
  }

  /// Leaves out all features but those for which `isKept` holds; the others get new numbers in the same order.
  mutating func keep(where isKept: (Int) -> Bool) {
    let kept = weights.indices.filter(isKept)
    weights = kept.map { weights[$0] }
    squares = kept.map { squares[$0] }
  }

  /// Leaves of the weights of each feature what tells classes apart: their mean becomes 0.
  mutating func center() {
    for number in weights.indices {
      let mean = weights[number].sum() / Float(classes)
      for c in 0..<classes { weights[number][c] -= mean }
    }
  }
}
