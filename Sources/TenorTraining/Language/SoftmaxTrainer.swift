import LanguageIdentification
import TextCore

/// Multinomial logistic regression over the features of an index, learned one example at a time (AdaGrad, one rate a row).
struct SoftmaxTrainer {
  typealias Lanes = SIMD16<Float>

  /// Number of classes; the lanes above it are unused.
  let classes: Int
  /// How much faster whole words are learned than runs of letters.
  let wordRate: Float
  private(set) var weights: [Lanes]
  /// Sum of the squares of the gradients of each row.
  private var squares: [Float]
  private(set) var bias = Lanes()
  private var biasSquares: Float = 1e-3
  private let unused: Lanes
  /// Learned as well once it is there, and changes nothing before.
  var refining: RefinementTrainer?
  /// The rate of the refinement beside that of the weights.
  private static let refinementRate: Float = 0.15

  init(features: Int, classes: Int, wordRate: Float) {
    self.classes = classes
    self.wordRate = wordRate
    weights = Array(repeating: Lanes(), count: features)
    squares = Array(repeating: 1e-3, count: features)
    var unused = Lanes()
    for c in classes..<Lanes.scalarCount { unused[c] = -1e9 }
    self.unused = unused
  }

  /// Learns one example: the numbers of its known runs and words, and how many features it has in all.
  mutating func learn(_ runs: [Int], _ words: [Int], of count: Int, as target: Lanes, rate: Float) {
    guard count > 0 else { return }
    var sum = Lanes()
    for number in runs { sum += weights[number] }
    for number in words { sum += weights[number] }
    let factor = Float(1 / Double(count).squareRoot())
    let scores = sum * factor
    let length = Refinement.length(of: count)
    let knownShare = Float(runs.count + words.count) / Float(count)
    var hidden = Refinement.Hidden()
    var refined = scores
    if let refining {
      hidden = refining.hidden(scores, length: length, knownShare: knownShare)
      refined = refining.refined(scores, hidden)
    }
    let error = Self.softmax(refined + bias + unused) - target
    var gradient =
      refining?.learn(scores, length: length, knownShare: knownShare, hidden, error: error, rate: rate * Self.refinementRate) ?? error
    biasSquares += (error * error).sum()
    bias -= error * (rate / biasSquares.squareRoot())
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

  var refinement: Refinement { refining?.refinement ?? .none }

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
}
