/// Mean, spread and 95 % interval of scores towards a company over articles.
///
/// The mean is weighted by relevance. The interval is Student's t on the effective number of articles (Kish 1965), its variance drawn
/// towards that of a company nobody knows anything about, as if ``priorArticles`` articles had been seen that spread over the whole
/// scale: a company with two articles must not look as certain as one with two hundred.
public struct ScoreStatistics: Sendable, Equatable {
  /// Weight of the prior spread, in articles.
  private static let priorArticles = 2.0
  /// Standard deviation of scores spread evenly over −1…1.
  private static let priorDeviation = 0.577

  public let mean: Double
  /// Standard deviation over the articles; 0 for fewer than two.
  public let deviation: Double
  /// Lies within −1…1.
  public let interval: ClosedRange<Double>

  /// - Parameters:
  ///   - scores: at least one.
  ///   - weights: one a score, not negative; equal weights are taken when all are 0.
  public init(scores: [Double], weights: [Double]) {
    let total = weights.reduce(0, +)
    let weights = total > 0 ? weights : Array(repeating: 1, count: scores.count)
    let sum = total > 0 ? total : Double(scores.count)
    let mean = zip(scores, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let squares = zip(scores, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
    let effective = sum * sum / weights.reduce(0) { $0 + $1 * $1 }
    self.mean = mean
    deviation = effective > 1 ? (squares / sum * effective / (effective - 1)).squareRoot() : 0
    let variance =
      (squares / sum * effective + Self.priorArticles * Self.priorDeviation * Self.priorDeviation) / (effective + Self.priorArticles)
    let half = Self.student(effective + Self.priorArticles - 1) * (variance / effective).squareRoot()
    interval = max(-1, mean - half)...min(1, mean + half)
  }

  /// 97.5 % quantile of Student's t, by the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5); within 1 % from two degrees on.
  private static func student(_ freedom: Double) -> Double {
    let z = 1.959964
    let z3 = z * z * z
    let z5 = z3 * z * z
    let z7 = z5 * z * z
    let first = (z3 + z) / 4
    let second = (5 * z5 + 16 * z3 + 3 * z) / 96
    let third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384
    return z + first / freedom + second / (freedom * freedom) + third / (freedom * freedom * freedom)
  }
}
