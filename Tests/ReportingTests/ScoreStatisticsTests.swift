import Testing

@testable import Reporting

struct ScoreStatisticsTests {
  @Test("the mean is weighted, and without weights plain")
  func mean() {
    #expect(abs(ScoreStatistics(scores: [1, 0], weights: [3, 1]).mean - 0.75) < 1e-12)
    #expect(abs(ScoreStatistics(scores: [1, 0], weights: [0, 0]).mean - 0.5) < 1e-12)
  }

  @Test("few articles are less certain than many, even when they agree")
  func certainty() {
    func width(_ count: Int) -> Double {
      let interval = ScoreStatistics(scores: Array(repeating: 0.4, count: count), weights: Array(repeating: 1, count: count)).interval
      return interval.upperBound - interval.lowerBound
    }
    let widths = [1, 2, 5, 20, 200].map(width)
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 > $1 })
    #expect(widths[1] > 0.9 && widths[4] < 0.05)
  }

  @Test("the interval of many scores is the textbook's")
  func textbook() {
    // 100 scores of ±0.5: standard error 0.05, so the half width is 0.0992 with t, less a little for the prior.
    let scores = (0..<100).map { $0 % 2 == 0 ? 0.5 : -0.5 }
    let statistics = ScoreStatistics(scores: scores, weights: Array(repeating: 1, count: 100))
    #expect(abs(statistics.deviation - 0.5025) < 1e-3)
    #expect(abs(statistics.interval.upperBound - 0.0992) < 2e-3)
  }

  @Test("the interval stays on the scale")
  func bounds() {
    let interval = ScoreStatistics(scores: [1, 1], weights: [1, 1]).interval
    #expect(interval.upperBound == 1 && interval.lowerBound >= -1)
  }
}
