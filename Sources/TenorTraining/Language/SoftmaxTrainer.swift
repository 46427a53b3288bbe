import LanguageIdentification
import TextCore

/// Multinomial logistic regression over the features of an index, learned one example at a time (AdaGrad, one rate a row).
struct SoftmaxTrainer {
  typealias Lanes = SIMD16<Float>

  /// What is asked of a model is less than the class: which of the languages to be told it is, if it is one. How much the logarithms of
  /// the probabilities of right answers count beside that of the right class.
  struct Goals: Sendable {
    /// Of the answer: the language, or that it is none of them.
    var answer: Float = 2
    /// Of the language among those to be told, as far as the text is in one of them: for a word that is rarer in them than in others the
    /// class says next to nothing of it.
    var told: Float = 2
  }

  /// Number of classes; the lanes above it are unused.
  let classes: Int
  let goals: Goals
  /// How much faster whole words are learned than runs of letters.
  let wordRate: Float
  /// Added to the number of features before its root is taken.
  let smoothing: Double
  private(set) var weights: [Lanes]
  /// Sum of the squares of the gradients of each row.
  private var squares: [Float]
  private(set) var bias = Lanes()
  private var biasSquares: Float = 1e-3
  private let unused: Lanes
  /// 1 in the lanes of the languages to be told.
  private let told: Lanes
  /// Learned as well once it is there, and changes nothing before.
  var refining: RefinementTrainer?
  /// The rate of the refinement beside that of the weights.
  private static let refinementRate: Float = 0.15
  /// The weights once they are in codebooks, whose rows are learned from then on.
  private(set) var settled: SettledWeights?

  /// - Parameter isTold: of each class whether it is a language to be told.
  init(features: Int, isTold: [Bool], goals: Goals, wordRate: Float, smoothing: Double) {
    classes = isTold.count
    self.goals = goals
    self.wordRate = wordRate
    self.smoothing = smoothing
    weights = Array(repeating: Lanes(), count: features)
    squares = Array(repeating: 1e-3, count: features)
    var unused = Lanes()
    for c in classes..<Lanes.scalarCount { unused[c] = -1e9 }
    self.unused = unused
    var told = Lanes()
    for c in isTold.indices where isTold[c] { told[c] = 1 }
    self.told = told
  }

  /// Learns one example: the numbers of its known runs and words, and how many it has in all.
  mutating func learn(_ runs: [Int], _ words: [Int], of runCount: Int, _ wordCount: Int, as target: Lanes, rate: Float) {
    guard wordCount > 0 else { return }
    let count = runCount + wordCount
    let sum = settled?.sum(runs, words) ?? self.sum(runs, words)
    let factor = Float(1 / (Double(count) + smoothing).squareRoot())
    let scores = sum * factor
    let inputs = RefinementTrainer.Inputs(
      scores,
      Refinement.Circumstances(
        features: count, knownRuns: Float(runs.count) / Float(runCount), knownWords: Float(words.count) / Float(wordCount)))
    let hidden = refining?.hidden(inputs) ?? RefinementTrainer.Units(repeating: SIMD8())
    let refined = refining?.refined(scores, hidden) ?? scores
    let error = error(of: refined + bias, target)
    var gradient =
      refining?.learn(inputs, hidden, error: error, rate: rate * Self.refinementRate) ?? error
    biasSquares += (error * error).sum()
    bias -= error * (rate / biasSquares.squareRoot())
    gradient *= factor
    let square = (gradient * gradient).sum()
    if settled != nil {
      settled?.learn(runs, gradient, square, rate: rate)
      settled?.learn(words, gradient, square, rate: rate * wordRate)
      return
    }
    for number in runs { move(number, gradient, square, rate) }
    for number in words { move(number, gradient, square, rate * wordRate) }
  }

  private func sum(_ runs: [Int], _ words: [Int]) -> Lanes {
    var sum = Lanes()
    for number in runs { sum += weights[number] }
    for number in words { sum += weights[number] }
    return sum
  }

  @inline(__always)
  private mutating func move(_ number: Int, _ gradient: Lanes, _ square: Float, _ rate: Float) {
    squares[number] += square
    weights[number] -= gradient * (rate / squares[number].squareRoot())
  }

  /// The gradient of all that is to be learned, by the scores.
  private func error(of scores: Lanes, _ target: Lanes) -> Lanes {
    let masses = Self.softmax(scores + unused)
    let difference = masses - target
    // What the other classes have too much of together, each of them for its part.
    let others = (masses * (1 - told)).sum()
    let excess = others > 0 ? 1 - (target * (1 - told)).sum() / others : 0
    var error = difference + (difference * told + masses * (1 - told) * excess) * goals.answer
    let share = (target * told).sum()
    if share > 0 {
      let odds = Self.softmax(scores - (1 - told) * 1e9)
      error += (odds * share - target * told) * goals.told
    }
    return error
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

  /// Replaces the weights by those that the model has room for; from now on the rows of the codebooks are learned in their place.
  mutating func settle(on codebooks: [Codebooks]) {
    settled = SettledWeights(codebooks, squares: squares)
  }

  /// Leaves out all features but those for which `isKept` holds; the others get new numbers in the same order.
  mutating func keep(where isKept: (Int) -> Bool) {
    let kept = weights.indices.filter(isKept)
    weights = kept.map { weights[$0] }
    squares = kept.map { squares[$0] }
  }
}
