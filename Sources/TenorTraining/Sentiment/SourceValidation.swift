/// What fitting is worth on texts of a kind that it has not seen: each source is judged by weights fitted without it.
struct SourceValidation: CustomStringConvertible {
  struct Line {
    let source: String
    let texts: Int
    /// Macro-F1 in per cent with the weights written by hand, and with those fitted on the other sources.
    let hand: Double
    let fitted: Double
  }

  let lines: [Line]

  /// - Parameter fitting: the sources that may be learned from.
  init(_ matrix: CueMatrix, _ fit: WeightFit, fitting: Set<String>) {
    let hand = matrix.weights.map(\.hand)
    lines = matrix.sources.map { source in
      let held = matrix.rows.filter { $0.source == source }
      let others = matrix.rows.filter { $0.source != source && fitting.contains($0.source) }
      return Line(
        source: source, texts: held.count, hand: matrix.macroF1(of: held, hand),
        fitted: others.isEmpty ? matrix.macroF1(of: held, hand) : matrix.macroF1(of: held, fit.weights(of: matrix, from: others)))
    }
  }

  /// Mean gain over the sources, in points of macro-F1.
  var gain: Double {
    lines.isEmpty ? 0 : lines.reduce(0) { $0 + $1.fitted - $1.hand } / Double(lines.count)
  }

  var description: String {
    func number(_ value: Double) -> String {
      let tenths = Int((value * 10).rounded())
      return "\(tenths < 0 ? "−" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
    let rows = lines.map { "  \($0.source) (\($0.texts) texts): \(number($0.hand)) by hand, \(number($0.fitted)) fitted without it" }
    return (rows + ["  mean gain \(number(gain))"]).joined(separator: "\n")
  }
}
