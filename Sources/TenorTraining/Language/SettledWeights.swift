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

    @inline(__always)
    mutating func move(_ number: Int, _ gradient: Half, _ square: Float, _ rate: Float) {
      let code = codes[number]
      squares[code] += square
      rows[code] -= gradient * (rate / squares[code].squareRoot())
    }
  }

  private let start: [Codebooks]
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

  /// The codebooks with the rows as they are now.
  var codebooks: [Codebooks] {
    start.enumerated().map { number, codebooks in
      var codebooks = codebooks
      let rows = number * LanguageModel.codes..<(number + 1) * LanguageModel.codes
      codebooks.low.rows = Array(low.rows[rows])
      codebooks.fine?.rows = Array(fine.rows[rows])
      codebooks.high.rows = Array(high.rows[rows])
      return codebooks
    }
  }
}
