import LanguageIdentification

/// Learns a ``Refinement`` together with the weights below it, one example at a time (AdaGrad, one rate for each input and each unit).
///
/// All in vectors of eight, which the processor works on at once: longer ones are taken apart number by number, and most of a training
/// is spent here.
struct RefinementTrainer {
  typealias Scores = Refinement.Scores
  typealias Eight = SIMD8<Float>
  /// The hidden units of an example.
  typealias Units = InlineArray<4, Eight>

  /// The first layer: four vectors for each input.
  private var first: [Eight] = []
  /// The second: two for each unit.
  private var second = Array(repeating: Eight(), count: 2 * unitCount)
  /// Sums of the squares of the gradients of each input and each unit.
  private var inputSquares = InlineArray<20, Float>(repeating: 1e-3)
  private var unitSquares = Units(repeating: Eight(repeating: 1e-3))

  private static let unitCount = Refinement.Hidden.scalarCount

  /// The last unit is the length of the text and stays so: what it adds to the scores are biases that change with the length.
  private static let lengthUnit = (part: 3, lane: 7)

  /// A second layer of zeros changes nothing until something has been learned; the first has to differ from unit to unit.
  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<(4 * Refinement.inputCount) {
      var row = Eight()
      for k in row.indices { row[k] = Float(random.unit() - 0.5) * 0.6 }
      first.append(row)
    }
    for row in 0..<Refinement.inputCount {
      first[4 * row + Self.lengthUnit.part][Self.lengthUnit.lane] = row == Refinement.lengthInput ? 1 : 0
    }
  }

  /// - Parameter biases: added to the scores of the classes, for a text shorter than a sentence as much as its length counts.
  func refinement(byLength biases: [Float]) -> Refinement {
    var second = second
    for (c, bias) in biases.enumerated() { second[second.count - 2 + c / 8][c % 8] += bias }
    return Refinement(
      first: stride(from: 0, to: first.count, by: 4).map {
        Refinement.Hidden(
          lowHalf: SIMD16(lowHalf: first[$0], highHalf: first[$0 + 1]), highHalf: SIMD16(lowHalf: first[$0 + 2], highHalf: first[$0 + 3]))
      },
      second: stride(from: 0, to: second.count, by: 2).map { Scores(lowHalf: second[$0], highHalf: second[$0 + 1]) })
  }

  /// The hidden units of an example.
  func hidden(_ inputs: Inputs) -> Units {
    var units = Units(repeating: Eight())
    let first = first.span
    for row in 0..<Refinement.inputCount {
      let input = inputs[row]
      for part in 0..<4 { units[part] += first[4 &* row &+ part] * input }
    }
    for part in 0..<4 { units[part].replace(with: 0, where: units[part] .< 0) }
    return units
  }

  /// Its corrected scores.
  func refined(_ scores: Scores, _ hidden: Units) -> Scores {
    var low = scores.lowHalf
    var high = scores.highHalf
    let second = second.span
    for unit in 0..<Self.unitCount {
      let value = hidden[unit / 8][unit % 8]
      low += second[2 &* unit] * value
      high += second[2 &* unit &+ 1] * value
    }
    return Scores(lowHalf: low, highHalf: high)
  }

  /// Learns from one example whose corrected scores have an error; returns the gradient of the scores that came in.
  mutating func learn(_ inputs: Inputs, _ hidden: Units, error: Scores, rate: Float) -> Scores {
    let (lowError, highError) = (error.lowHalf, error.highHalf)
    let errorSquare = Self.sum(lowError * lowError + highError * highError)
    var back = Units(repeating: Eight())
    var unitSquares = unitSquares
    do {
      var second = second.mutableSpan
      for part in 0..<4 {
        unitSquares[part] += hidden[part] * hidden[part] * errorSquare
        let steps = hidden[part] * rate / unitSquares[part].squareRoot()
        for lane in 0..<8 where hidden[part][lane] > 0 {
          let row = 2 &* (8 &* part &+ lane)
          back[part][lane] = Self.sum(second[row] * lowError + second[row &+ 1] * highError)
          second[row] -= lowError * steps[lane]
          second[row &+ 1] -= highError * steps[lane]
        }
      }
    }
    self.unitSquares = unitSquares
    back[Self.lengthUnit.part][Self.lengthUnit.lane] = 0
    var gradient = error
    var backSquare: Float = 0
    for part in 0..<4 { backSquare += Self.sum(back[part] * back[part]) }
    var inputSquares = inputSquares
    var first = first.mutableSpan
    for row in 0..<Refinement.inputCount {
      let input = inputs[row]
      if row < Scores.scalarCount {
        var products = Eight()
        for part in 0..<4 { products += first[4 &* row &+ part] * back[part] }
        gradient[row] += Self.sum(products)
      }
      inputSquares[row] += backSquare * input * input
      let step = rate * input / inputSquares[row].squareRoot()
      for part in 0..<4 { first[4 &* row &+ part] -= back[part] * step }
    }
    self.inputSquares = inputSquares
    return gradient
  }

  @inline(__always)
  private static func sum(_ vector: Eight) -> Float {
    let four = vector.lowHalf + vector.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// What the first layer sees of an example: its scores, its circumstances, and a constant.
  struct Inputs {
    let scores: Scores
    private let circumstances: SIMD4<Float>

    init(_ scores: Scores, _ circumstances: Refinement.Circumstances) {
      self.scores = scores
      self.circumstances = SIMD4(circumstances.length, circumstances.knownRuns, circumstances.knownWords, 1)
    }

    @inline(__always)
    subscript(row: Int) -> Float { row < Scores.scalarCount ? scores[row] : circumstances[row &- Scores.scalarCount] }
  }
}
