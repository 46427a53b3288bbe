import Testing

@testable import Reporting

struct PeriodTests {
  @Test(
    "weeks are ISO 8601's, which belong to the year of their Thursday",
    arguments: [
      ("2024-03-05", "2024-W10"), ("2024-01-01", "2024-W01"), ("2023-01-01", "2022-W52"), ("2020-12-31", "2020-W53"),
      ("2021-01-03", "2020-W53"), ("2018-12-31", "2019-W01"), ("1969-12-31", "1970-W01"), ("2015-05-22T12:48:00+02:00", "2015-W21"),
      ("2024-03", nil), ("2024", nil), ("soon", nil),
    ])
  func weeks(_ date: String, _ week: String?) { #expect(Period.week(of: date) == week) }

  @Test(
    "weeks and months follow one another, also at the end of a year of 53 weeks",
    arguments: [
      ["1969-W52", "1970-W01", "1970-W02"], ["2020-W52", "2020-W53", "2021-W01", "2021-W02"], ["2021-W52", "2022-W01"],
      ["2020-11", "2020-12", "2021-01"],
    ])
  func positions(_ periods: [String]) throws {
    let positions = try periods.map { try #require(Period.position(of: $0)) }
    #expect(positions == periods.indices.map { positions[0] + $0 })
  }

  @Test("a date that does not say the month has none", arguments: [("2024-03-05", "2024-03"), ("2024-03", "2024-03"), ("2024", nil)])
  func months(_ date: String, _ month: String?) { #expect(Period.month(of: date) == month) }

  @Test(
    "shares have Wilson's interval", arguments: [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)])
  func shares(_ part: Int, _ count: Int, _ low: Double, _ high: Double) {
    let interval = Share(part, of: count).interval
    #expect(abs(interval.lowerBound - low) < 1e-4 && abs(interval.upperBound - high) < 1e-4)
  }
}
