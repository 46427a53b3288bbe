import TextCore

/// Multinomial logistic regression with a Gaussian prior: what each feature is worth for each label.
///
/// The gradient of all examples is followed in steps scaled by its running size (Tieleman and Hinton 2012). Nothing is random.
struct NameFit {
  /// How dear the square of a weight is, beside the loss of one example.
  var ridge = 0.8
  var steps = 400
  private let rate = 0.1
  private let memory = 0.9

  /// The weights of each feature by label, and nothing for label 0: what names nothing is what the others are measured by.
  func weights(of examples: [NameExamples.Example], features: Int) -> [SIMD4<Double>] {
    var weights = Array(repeating: SIMD4<Double>(), count: features)
    var sizes = weights
    for step in 0..<steps {
      var gradient = weights.map { $0 * ridge }
      for example in examples {
        var error = Self.probabilities(of: example, weights)
        error[example.label] -= 1
        error *= example.weight
        for (number, amount) in example.features { gradient[number] += error * amount }
      }
      let pace = rate * (1 - Double(step) / Double(steps))
      for number in weights.indices {
        let square = gradient[number] * gradient[number]
        sizes[number] = sizes[number] * memory + square * (1 - memory)
        weights[number] -= gradient[number] * pace / (sizes[number].squareRoot() + 1e-6)
      }
    }
    return weights
  }

  static func probabilities(of example: NameExamples.Example, _ weights: [SIMD4<Double>]) -> SIMD4<Double> {
    var sums = SIMD4<Double>()
    for (number, amount) in example.features { sums += weights[number] * amount }
    sums -= sums.max()
    var odds = SIMD4<Double>()
    for label in 0..<SIMD4<Double>.scalarCount { odds[label] = exponential(sums[label]) }
    return odds / odds.sum()
  }
}
