import LanguageIdentification

/// Learns a ``Refinement`` together with the weights below it, one example at a time (AdaGrad, one rate for each input and each unit).
///
/// Both layers are kept by rows and by columns, as one is wanted on the way up and the other on the way down.
struct RefinementTrainer {
  typealias Scores = Refinement.Scores
  typealias Hidden = Refinement.Hidden

  /// The first layer by inputs, and the second by units.
  private var first: [Hidden]
  private var second = Array(repeating: Scores(), count: Hidden.scalarCount)
  /// The first layer by units, and the second by classes.
  private var firstByUnit = Array(repeating: Scores(), count: Hidden.scalarCount)
  private var secondByClass = Array(repeating: Hidden(), count: Scores.scalarCount)
  /// Sums of the squares of the gradients of each input and each unit.
  private var inputSquares = Array(repeating: Float(1e-3), count: Refinement.inputCount)
  private var unitSquares = Hidden(repeating: 1e-3)

  /// A second layer of zeros changes nothing until something has been learned; the first has to differ from unit to unit.
  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    first = Array(repeating: Hidden(), count: Refinement.inputCount)
    for row in first.indices { for k in Hidden().indices { first[row][k] = Float(random.unit() - 0.5) * 0.6 } }
    for row in 0..<Scores.scalarCount { for k in Hidden().indices { firstByUnit[k][row] = first[row][k] } }
  }

  var refinement: Refinement { Refinement(first: first, second: second) }

  /// The hidden units of an example.
  func hidden(_ scores: Scores, length: Float, knownShare: Float) -> Hidden {
    var units = first[Refinement.constantInput] + first[Refinement.lengthInput] * length + first[Refinement.knownInput] * knownShare
    for k in 0..<Scores.scalarCount { units += first[k] * scores[k] }
    return units.replacing(with: 0, where: units .< 0)
  }

  /// Its corrected scores.
  func refined(_ scores: Scores, _ hidden: Hidden) -> Scores {
    var refined = scores
    for k in 0..<Hidden.scalarCount { refined += second[k] * hidden[k] }
    return refined
  }

  /// Learns from one example whose corrected scores have an error; returns the gradient of the scores that came in.
  mutating func learn(_ scores: Scores, length: Float, knownShare: Float, _ hidden: Hidden, error: Scores, rate: Float) -> Scores {
    var back = Hidden()
    for c in 0..<Scores.scalarCount { back += secondByClass[c] * error[c] }
    back.replace(with: 0, where: hidden .<= 0)
    var gradient = error
    for k in 0..<Hidden.scalarCount { gradient += firstByUnit[k] * back[k] }

    unitSquares += hidden * hidden * Self.square(error)
    let unitSteps = hidden * rate / unitSquares.squareRoot()
    for k in 0..<Hidden.scalarCount { second[k] -= error * unitSteps[k] }
    for c in 0..<Scores.scalarCount { secondByClass[c] -= unitSteps * error[c] }

    let backSquare = Self.square(back.lowHalf) + Self.square(back.highHalf)
    var inputSteps = Scores()
    for row in 0..<Refinement.inputCount {
      let input =
        row < Scores.scalarCount ? scores[row] : row == Refinement.lengthInput ? length : row == Refinement.knownInput ? knownShare : 1
      inputSquares[row] += backSquare * input * input
      let step = rate * input / inputSquares[row].squareRoot()
      first[row] -= back * step
      if row < Scores.scalarCount { inputSteps[row] = step }
    }
    for k in 0..<Hidden.scalarCount { firstByUnit[k] -= inputSteps * back[k] }
    return gradient
  }

  private static func square(_ vector: Scores) -> Float { (vector * vector).sum() }
}
