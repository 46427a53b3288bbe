import LanguageIdentification
import TextCore

/// Multinomial logistic regression over the features of an index, learned one example at a time (AdaGrad, one rate a row).
struct SoftmaxTrainer {
  typealias Lanes = SIMD16<Float>

  /// How words are given other rows in the end.
  struct Recoding: Sendable {
    /// How much the language among those to be told counts beside the class, see ``TrainingGoals/Weights``.
    var told: Float = 6
    /// What it costs to go a distance of 1, by the sum of squares, from the rows that a word has: they serve it well beside others.
    var stiffness: Float = 0.1
  }

  let goals: TrainingGoals
  /// How much faster whole words are learned than runs of letters.
  let wordRate: Float
  /// Added to the number of features before its root is taken.
  let smoothing: Double
  private(set) var weights: [Lanes]
  /// Sum of the squares of the gradients of each row.
  private var squares: [Float]
  private(set) var bias = Lanes()
  private var biasSquares: Float = 1e-3
  /// Learned as well once it is there, and changes nothing before.
  var refining: RefinementTrainer?
  /// The rate of the refinement beside that of the weights.
  private static let refinementRate: Float = 0.15
  /// The weights once they are in codebooks, whose rows are learned from then on.
  private(set) var settled: SettledWeights?

  init(features: Int, goals: TrainingGoals, wordRate: Float, smoothing: Double) {
    self.goals = goals
    self.wordRate = wordRate
    self.smoothing = smoothing
    weights = Array(repeating: Lanes(), count: features)
    squares = Array(repeating: 1e-3, count: features)
  }

  /// Learns one example: the numbers of its known runs and words, and how many it has in all.
  mutating func learn(_ runs: [Int], _ words: [Int], of runCount: Int, _ wordCount: Int, as target: Lanes, rate: Float) {
    guard wordCount > 0 else { return }
    let count = runCount + wordCount
    let sum = settled?.sum(runs, words) ?? self.sum(runs, words)
    let factor = factor(count)
    let inputs = RefinementTrainer.Inputs(
      sum * factor,
      Refinement.Circumstances(
        features: count, knownRuns: Float(runs.count) / Float(runCount), knownWords: Float(words.count) / Float(wordCount)))
    let hidden = refining?.hidden(inputs) ?? RefinementTrainer.Units(repeating: SIMD8())
    let refined = refining?.refined(inputs.scores, hidden) ?? inputs.scores
    let error = goals.gradient(of: refined + bias, target)
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

  /// Gives a word the rows of its codebooks with which it is best told when it stands alone.
  ///
  /// - Parameters:
  ///   - word: its number.
  ///   - runs: the numbers of its known runs.
  ///   - runCount: how many runs it has in all.
  mutating func recode(_ word: Int, _ runs: [Int], of runCount: Int, as target: Lanes, _ recoding: Recoding) {
    // No copy of the settled weights may be alive when they change, or all of them are copied for each word.
    guard let sum = settled?.sum(runs, []), let refining else { return }
    let factor = factor(runCount + 1)
    var goals = goals
    goals.weights.told = recoding.told
    let bias = bias
    let circumstances = Refinement.Circumstances(
      features: runCount + 1, knownRuns: Float(runs.count) / Float(runCount), knownWords: 1)
    settled?.recode(word, stiffness: recoding.stiffness) { row in
      let inputs = RefinementTrainer.Inputs((sum + row) * factor, circumstances)
      return goals.loss(of: refining.refined(inputs.scores, refining.hidden(inputs)) + bias, target)
    }
  }

  /// What the sum of the weights of so many features is multiplied with.
  private func factor(_ features: Int) -> Float { Float(1 / (Double(features) + smoothing).squareRoot()) }

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

  /// How far the weights of a feature are from each other: the sum of the squares of their distances from their mean.
  func spread(_ number: Int) -> Float {
    let row = weights[number]
    let mean = row.sum() / Float(goals.classes)
    var sum: Float = 0
    for c in 0..<goals.classes { sum += (row[c] - mean) * (row[c] - mean) }
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
