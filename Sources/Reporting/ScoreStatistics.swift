/// Mean, spread and 95 % interval of scores towards a company over articles.
///
/// The mean is weighted by relevance. The interval is Student's t on the effective number of articles (Kish 1965), its variance drawn
/// towards that of a company nobody knows anything about, as if ``priorArticles`` articles had been seen that spread over the whole
/// scale: a company with two articles must not look as certain as one with two hundred.
///
///     n    = (Σw)² / Σw²                        effective number of articles
///     mean = Σwx / Σw
///     s²   = Σw(x − mean)² / Σw                 spread;  deviation = √(s² · n / (n − 1))
///     v    = (n · s² + 2 · 0.577²) / (n + 2)    spread with the prior
///     mean ± t(0.975, n + 1) · √(v / n)
public struct ScoreStatistics: Sendable, Equatable {
  /// Weight of the prior spread, in articles.
  private static let priorArticles = 2.0
  /// Standard deviation of scores spread evenly over −1…1.
  private static let priorDeviation = 0.577

  private var weighted = Sums()
  /// The same with equal weights: what counts when all weights are 0.
  private var plain = Sums()

  public init() {}

  /// - Parameters:
  ///   - scores: −1 to 1.
  ///   - weights: one a score, not negative; equal weights are taken when all are 0.
  public init(scores: [Double], weights: [Double]) {
    for (score, weight) in zip(scores, weights) { add(score, weight: weight) }
  }

  public mutating func add(_ score: Double, weight: Double) {
    weighted.add(score, weight)
    plain.add(score, 1)
  }

  /// 0 for no scores.
  public var mean: Double { sums.mean }

  /// Standard deviation over the articles; 0 for fewer than two.
  public var deviation: Double {
    let effective = sums.effective
    return effective > 1 ? (sums.variance * effective / (effective - 1)).squareRoot() : 0
  }

  /// Lies within −1…1; all of it for no scores.
  public var interval: ClosedRange<Double> {
    let effective = sums.effective
    guard effective > 0 else { return -1...1 }
    let variance =
      (sums.variance * effective + Self.priorArticles * Self.priorDeviation * Self.priorDeviation) / (effective + Self.priorArticles)
    let half = Self.student(effective + Self.priorArticles - 1) * (variance / effective).squareRoot()
    return max(-1, mean - half)...min(1, mean + half)
  }

  private var sums: Sums { weighted.weight > 0 ? weighted : plain }

  private struct Sums: Sendable, Equatable {
    var weight = 0.0
    private var weightSquares = 0.0
    private var scores = 0.0
    private var scoreSquares = 0.0

    mutating func add(_ score: Double, _ weight: Double) {
      self.weight += weight
      weightSquares += weight * weight
      scores += weight * score
      scoreSquares += weight * score * score
    }

    var mean: Double { weight > 0 ? scores / weight : 0 }
    /// Rounding may carry the difference of two sums a hair below 0.
    var variance: Double { weight > 0 ? max(0, scoreSquares / weight - mean * mean) : 0 }
    var effective: Double { weightSquares > 0 ? weight * weight / weightSquares : 0 }
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
