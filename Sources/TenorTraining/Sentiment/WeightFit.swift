import SentimentAnalysis

/// Ridge regression of the weights of a lexicon with those written by hand as the prior (Hoerl and Kennard 1970).
///
/// The score of a text is to be `target` for praise, its contrary for blame and 0 for neither; what a weight has moved from the
/// hand-written one costs `ridge` times its square. The gradient is followed in steps scaled by its running size (Tieleman and Hinton
/// 2012), so that frequent and rare words arrive together. Nothing is random.
struct WeightFit {
  var ridge = 0.15
  var steps = 150
  private let target = 0.5
  private let rate = 0.05
  private let memory = 0.9

  func weights(of matrix: CueMatrix, from rows: [CueMatrix.Row]) -> [Double] {
    let hand = matrix.weights.map(\.hand)
    var values = hand
    var sizes = Array(repeating: 0.0, count: hand.count)
    for _ in 0..<steps {
      var gradient = zip(values, hand).map { ridge * ($0 - $1) }
      for row in rows {
        let (praise, blame) = matrix.evidence(row, values)
        let sum = praise + blame + row.mass
        let score = (praise - blame) / sum
        let error = score - wanted(row.label)
        for (weight, factor) in row.cues {
          let side: Double = values[weight] * factor < 0 ? -1 : 1
          gradient[weight] += error * factor * (1 - side * score) / sum
        }
      }
      for index in values.indices {
        sizes[index] = memory * sizes[index] + (1 - memory) * gradient[index] * gradient[index]
        values[index] -= rate * gradient[index] / (sizes[index].squareRoot() + 1e-3)
      }
    }
    return values
  }

  private func wanted(_ label: Sentiment.Label) -> Double {
    switch label {
    case .positive: target
    case .neutral: 0
    case .negative: -target
    }
  }
}
