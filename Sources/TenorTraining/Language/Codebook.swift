import LanguageIdentification

/// The rows that stand for many vectors, each vector for the row that is nearest to it (k-means, Lloyd 1982). The row 0 stays all zeros.
struct Codebook {
  typealias Vector = SIMD8<Float>

  private(set) var rows: [Vector]
  /// The row of each vector.
  private(set) var codes: [UInt8] = []

  /// Of so many vectors each row is the mean; of more, those that are evenly spread over all.
  private static let sampleSize = 1 << 15

  /// - Parameter importance: of each vector; an error is as bad as it is.
  init(_ vectors: [Vector], importance: [Float], rounds: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    rows = [Vector()]
    while rows.count < LanguageModel.codes { rows.append(vectors.isEmpty ? Vector() : vectors[random.below(vectors.count)]) }
    let sample = Array(stride(from: 0, to: vectors.count, by: max(1, vectors.count / Self.sampleSize)))
    for _ in 0..<rounds {
      var sums = Array(repeating: Vector(), count: rows.count)
      var totals = Array(repeating: Float(0), count: rows.count)
      for i in sample {
        let code = nearest(vectors[i])
        sums[code] += vectors[i] * importance[i]
        totals[code] += importance[i]
      }
      for code in 1..<rows.count {
        // A row that no vector is near to goes where another one may need it.
        rows[code] = totals[code] > 0 ? sums[code] / totals[code] : vectors.isEmpty ? Vector() : vectors[random.below(vectors.count)]
      }
    }
    for vector in vectors { codes.append(UInt8(nearest(vector))) }
  }

  init(rows: [Vector], codes: [UInt8]) {
    self.rows = rows
    self.codes = codes
  }

  /// One that stands for so many vectors of zeros.
  init(zeros count: Int) {
    self.init(rows: Array(repeating: Vector(), count: LanguageModel.codes), codes: Array(repeating: 0, count: count))
  }

  /// The greatest number in it, whatever its sign.
  var greatest: Float { rows.reduce(0) { max($0, $1.max(), -$1.min()) } }

  private func nearest(_ vector: Vector) -> Int {
    var best = 0
    var least = Float.infinity
    for code in rows.indices {
      let difference = vector - rows[code]
      let distance = (difference * difference).sum()
      if distance < least {
        least = distance
        best = code
      }
    }
    return best
  }
}
