/// The last step from the scores of a table to those of the classes: a layer of hidden units that sees all scores at once, how long the
/// text is and how much of it is known, and corrects them.
///
/// Sums of weights cannot say that a text which is like two languages may be neither, nor that a short text of unknown words is to be
/// judged with more care than a long one. This can, at a cost that does not grow with the text.
package struct Refinement: Sendable, Equatable {
  package typealias Scores = SIMD16<Float>
  package typealias Hidden = SIMD32<Float>

  /// What is known of a text besides its scores.
  package struct Circumstances: Sendable {
    /// Its length as the units take it, from 0 to 1.
    package let length: Float
    /// The share of its runs of letters that the model knows.
    package let knownRuns: Float
    /// The share of its words that the model knows.
    package let knownWords: Float

    /// - Parameter features: number of runs and words of the text.
    @inline(__always)
    package init(features: Int, knownRuns: Float, knownWords: Float) {
      length = (min(Float(features), Refinement.greatestLength) / Refinement.greatestLength).squareRoot()
      self.knownRuns = knownRuns
      self.knownWords = knownWords
    }
  }

  /// The inputs after the scores: the circumstances, and a constant.
  package static let lengthInput = Scores.scalarCount
  package static let knownRunsInput = lengthInput + 1
  package static let knownWordsInput = lengthInput + 2
  package static let constantInput = lengthInput + 3
  package static let inputCount = lengthInput + 4
  /// Numbers in the file.
  static let size = inputCount * Hidden.scalarCount + Hidden.scalarCount * Scores.scalarCount
  /// Of so many features on the length tells nothing more: about a sentence.
  private static let greatestLength: Float = 320

  /// What each input adds to the hidden units: four vectors for each input. Vectors of eight are what the processor works on at once;
  /// longer ones would be taken apart number by number.
  private let first: [SIMD8<Float>]
  /// What each hidden unit adds to the scores: two vectors for each unit.
  private let second: [SIMD8<Float>]

  /// - Parameters:
  ///   - first: what each input adds to the hidden units.
  ///   - second: what each hidden unit adds to the scores.
  package init(first: [Hidden], second: [Scores]) {
    precondition(first.count == Self.inputCount && second.count == Hidden.scalarCount, "a row for each input and each unit")
    self.first = first.flatMap { [$0.lowHalf.lowHalf, $0.lowHalf.highHalf, $0.highHalf.lowHalf, $0.highHalf.highHalf] }
    self.second = second.flatMap { [$0.lowHalf, $0.highHalf] }
  }

  /// One that changes nothing.
  package static let none = Refinement(
    first: Array(repeating: Hidden(), count: inputCount), second: Array(repeating: Scores(), count: Hidden.scalarCount))

  /// - Parameter numbers: those of ``numbers``.
  init(_ numbers: ArraySlice<Float>) {
    precondition(numbers.count == Self.size, "the file has been measured")
    var rest = numbers.makeIterator()
    func vectors(_ count: Int) -> [SIMD8<Float>] {
      (0..<count).map { _ in
        var vector = SIMD8<Float>()
        for k in vector.indices { vector[k] = rest.next() ?? 0 }
        return vector
      }
    }
    first = vectors(4 * Self.inputCount)
    second = vectors(2 * Hidden.scalarCount)
  }

  /// All weights, row by row.
  var numbers: [Float] { (first + second).flatMap { row in row.indices.map { row[$0] } } }

  /// The corrected scores of a text.
  @inline(__always)
  func refined(low: SIMD8<Float>, high: SIMD8<Float>, _ circumstances: Circumstances) -> Scores {
    let first = first.span
    let second = second.span
    var a = first[4 * Self.constantInput]
    var b = first[4 * Self.constantInput + 1]
    var c = first[4 * Self.constantInput + 2]
    var d = first[4 * Self.constantInput + 3]
    // In loops of eight, which are unrolled: to look up a vector's lane by a variable takes a detour by way of the memory.
    @inline(__always) func add(_ value: Float, _ row: Int) {
      a += first[4 &* row] * value
      b += first[4 &* row &+ 1] * value
      c += first[4 &* row &+ 2] * value
      d += first[4 &* row &+ 3] * value
    }
    for lane in 0..<8 { add(low[lane], lane) }
    for lane in 0..<8 { add(high[lane], 8 &+ lane) }
    add(circumstances.length, Self.lengthInput)
    add(circumstances.knownRuns, Self.knownRunsInput)
    add(circumstances.knownWords, Self.knownWordsInput)
    var refinedLow = low
    var refinedHigh = high
    @inline(__always) func add(_ units: SIMD8<Float>, from first: Int) {
      // Below 0 a unit is silent. Which are cannot be foreseen, so nothing may branch on it.
      let values = units.replacing(with: 0, where: units .< 0)
      for lane in 0..<8 {
        refinedLow += second[2 &* (first &+ lane)] * values[lane]
        refinedHigh += second[2 &* (first &+ lane) &+ 1] * values[lane]
      }
    }
    add(a, from: 0)
    add(b, from: 8)
    add(c, from: 16)
    add(d, from: 24)
    return Scores(lowHalf: refinedLow, highHalf: refinedHigh)
  }
}
