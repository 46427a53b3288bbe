import LanguageIdentification
import TextCore

/// What is to be learned of a text, and how far scores are from it.
///
/// What is asked of a model is less than the class: which of the languages to be told it is, if it is one. The loss is the sum of three
/// cross-entropies, that of the class and two others with weights of their own.
struct TrainingGoals {
  typealias Lanes = SIMD16<Float>

  /// How much the other two count beside the class.
  struct Weights: Sendable {
    /// Of the answer: the language, or that it is none of them.
    var answer: Float = 2
    /// Of the language among those to be told, as far as the text is in one of them: for a word that is rarer in them than in others the
    /// class says next to nothing of it.
    var told: Float = 2
  }

  /// The lanes above so many are unused.
  let classes: Int
  var weights: Weights
  /// 1 in the lanes of the languages to be told.
  private let told: Lanes
  /// 0 in the lanes of the classes, far below in the others.
  private let unused: Lanes

  /// - Parameter isTold: of each class whether it is a language to be told.
  init(isTold: [Bool], weights: Weights) {
    classes = isTold.count
    self.weights = weights
    var told = Lanes()
    for c in isTold.indices where isTold[c] { told[c] = 1 }
    self.told = told
    var unused = Lanes()
    for c in classes..<Lanes.scalarCount { unused[c] = -1e9 }
    self.unused = unused
  }

  /// The gradient of the loss by the scores.
  ///
  /// - Parameter target: the share of each class in the use of the text.
  func gradient(of scores: Lanes, _ target: Lanes) -> Lanes {
    let masses = Self.softmax(scores + unused)
    let difference = masses - target
    // What the other classes have too much of together, each of them for its part.
    let others = (masses * (1 - told)).sum()
    let excess = others > 0 ? 1 - (target * (1 - told)).sum() / others : 0
    var gradient = difference + (difference * told + masses * (1 - told) * excess) * weights.answer
    let share = (target * told).sum()
    if share > 0 {
      let odds = Self.softmax(scores - (1 - told) * 1e9)
      gradient += (odds * share - target * told) * weights.told
    }
    return gradient
  }

  func loss(of scores: Lanes, _ target: Lanes) -> Float {
    let masses = Self.softmax(scores + unused)
    let toldMass = (masses * told).sum()
    var loss: Float = 0
    for c in 0..<classes where target[c] > 0 {
      let surprise = -Self.logarithm(masses[c])
      loss += target[c] * surprise
      guard told[c] > 0 else { continue }
      loss += target[c] * surprise * weights.answer
      loss += target[c] * (surprise + Self.logarithm(toldMass)) * weights.told
    }
    let otherShare = (target * (1 - told)).sum()
    if otherShare > 0 { loss -= otherShare * Self.logarithm(1 - toldMass) * weights.answer }
    return loss
  }

  /// Of a probability; below what 32 bits tell from 0 it gets no lower.
  private static func logarithm(_ mass: Float) -> Float { Float(TextCore.logarithm(Double(max(mass, 1e-7)))) }

  private static func softmax(_ scores: Lanes) -> Lanes {
    let highest = scores.max()
    var masses = Lanes()
    for c in 0..<Lanes.scalarCount { masses[c] = Float(exponential(Double(scores[c] - highest))) }
    return masses / masses.sum()
  }
}
