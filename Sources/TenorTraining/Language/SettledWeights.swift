import LanguageIdentification

/// The weights of features as rows of codebooks, and what is learned when they stay so: each row for all features that have its code.
///
/// The nearest rows are not the best ones: what the features of a text lose by them does not cancel out. Learning on wins back two
/// thirds of it.
struct SettledWeights {
  typealias Half = SIMD8<Float>

  /// Of one codebook its rows, and the sums of the squares of their gradients.
  private struct Rows {
    var rows: [Half] = []
    var squares: [Float] = []
    /// The row of each feature.
    var codes: [Int] = []

    /// Adds a codebook for the features that follow.
    mutating func add(_ codebook: Codebook, squares featureSquares: ArraySlice<Float>) {
      let first = rows.count
      rows += codebook.rows
      squares += Array(repeating: 1e-3, count: codebook.rows.count)
      for (code, square) in zip(codebook.codes, featureSquares) {
        codes.append(first + Int(code))
        squares[first + Int(code)] += square
      }
      // The rows of zeros stay what they are.
      squares[first] = .infinity
    }

    /// The rows that a feature may have.
    func rows(for number: Int) -> Range<Int> {
      let first = codes[number] / LanguageModel.codes * LanguageModel.codes
      return first..<first + LanguageModel.codes
    }

    /// One of the codebooks, by its number, and the features whose it is.
    func codebook(_ number: Int, of features: Range<Int>) -> Codebook {
      let first = number * LanguageModel.codes
      return Codebook(rows: Array(rows[first..<first + LanguageModel.codes]), codes: codes[features].map { UInt8($0 - first) })
    }

    @inline(__always)
    mutating func move(_ number: Int, _ gradient: Half, _ square: Float, _ rate: Float) {
      let code = codes[number]
      squares[code] += square
      rows[code] -= gradient * (rate / squares[code].squareRoot())
    }
  }

  private let start: [Codebooks]
  /// How often each half of a row is chosen anew: what suits one half depends on the other.
  private static let recodingRounds = 2
  private var low = Rows()
  private var fine = Rows()
  private var high = Rows()

  /// - Parameter squares: of the gradients of each feature until now.
  init(_ codebooks: [Codebooks], squares: [Float]) {
    start = codebooks
    var rest = squares[...]
    for three in codebooks {
      let own = rest.prefix(three.low.codes.count)
      low.add(three.low, squares: own)
      fine.add(three.fine ?? Codebook(zeros: own.count), squares: own)
      high.add(three.high, squares: own)
      rest = rest.dropFirst(own.count)
    }
    precondition(rest.isEmpty, "each feature keeps its number")
  }

  func sum(_ runs: [Int], _ words: [Int]) -> SIMD16<Float> {
    var lowSum = Half()
    var highSum = Half()
    for number in runs + words {
      lowSum += low.rows[low.codes[number]] + fine.rows[fine.codes[number]]
      highSum += high.rows[high.codes[number]]
    }
    return SIMD16(lowHalf: lowSum, highHalf: highSum)
  }

  mutating func learn(_ numbers: [Int], _ gradient: SIMD16<Float>, _ square: Float, rate: Float) {
    for number in numbers {
      low.move(number, gradient.lowHalf, square, rate)
      fine.move(number, gradient.lowHalf, square, rate)
      high.move(number, gradient.highHalf, square, rate)
    }
  }

  /// Gives a feature the rows of its codebooks for which the sum of `loss` and `stiffness` times the distance from the rows it has is
  /// least, those of one half after the other.
  ///
  /// - Parameter loss: of a row of weights; at least 0.
  mutating func recode(_ number: Int, stiffness: Float, _ loss: (_ row: SIMD16<Float>) -> Float) {
    let start = SIMD16(lowHalf: lowRow(number, low.codes[number]), highHalf: high.rows[high.codes[number]])
    var best = (low: low.codes[number], high: high.codes[number], cost: loss(start))
    func tryCodes(_ lowCode: Int, _ highCode: Int) {
      let row = SIMD16(lowHalf: lowRow(number, lowCode), highHalf: high.rows[highCode])
      let step = row - start
      let cost = (step * step).sum() * stiffness
      // Most rows are too far away whatever would be gained.
      guard cost < best.cost else { return }
      let total = cost + loss(row)
      if total < best.cost { best = (lowCode, highCode, total) }
    }
    for _ in 0..<Self.recodingRounds {
      for code in low.rows(for: number) { tryCodes(code, best.high) }
      for code in high.rows(for: number) { tryCodes(best.low, code) }
    }
    low.codes[number] = best.low
    high.codes[number] = best.high
  }

  private func lowRow(_ number: Int, _ code: Int) -> Half { low.rows[code] + fine.rows[fine.codes[number]] }

  /// The codebooks with the rows and the codes as they are now.
  var codebooks: [Codebooks] {
    var first = 0
    return start.enumerated().map { number, codebooks in
      let features = first..<first + codebooks.low.codes.count
      first = features.upperBound
      return Codebooks(
        low: low.codebook(number, of: features), fine: codebooks.fine.map { _ in fine.codebook(number, of: features) },
        high: high.codebook(number, of: features))
    }
  }
}
