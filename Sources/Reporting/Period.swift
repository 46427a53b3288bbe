/// Months and weeks of dates as the records have them: ISO 8601, as precise as known.
enum Period {
  /// `2024-03`; nil when the date does not say.
  static func month(of date: String) -> String? { date.utf8.count >= 7 ? String(date.prefix(7)) : nil }

  /// The ISO 8601 week, `2024-W10`; nil when the date does not say the day.
  static func week(of date: String) -> String? {
    guard let (year, month, day) = parts(of: date) else { return nil }
    // A week belongs to the year of its Thursday.
    let thursday = thursday(besides: dayNumber(year, month, day))
    var isoYear = year - 1
    while dayNumber(isoYear + 1, 1, 1) <= thursday { isoYear += 1 }
    let week = (thursday - dayNumber(isoYear, 1, 1)) / 7 + 1
    return "\(isoYear)-W\(week < 10 ? "0" : "")\(week)"
  }

  /// Where a month or week stands: months since the year 0, weeks since the first of 1970; nil when it is neither.
  static func position(of period: String) -> Int? {
    let parts = period.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[0]) else { return nil }
    guard parts[1].hasPrefix("W") else { return Int(parts[1]).map { year * 12 + $0 - 1 } }
    // The first week of a year is the one with January 4. Day 0, 1970-01-01, was a Thursday.
    return Int(parts[1].dropFirst()).map { thursday(besides: dayNumber(year, 1, 4)) / 7 + $0 - 1 }
  }

  /// The Thursday of the week, from Monday to Sunday, in which a day lies.
  private static func thursday(besides day: Int) -> Int {
    let weekday = ((day + 3) % 7 + 7) % 7
    return day - weekday + 3
  }

  /// Days since 1970-01-01; nil when the date does not say the day.
  static func day(of date: String) -> Int? { parts(of: date).map { dayNumber($0.year, $0.month, $0.day) } }

  private static func parts(of date: String) -> (year: Int, month: Int, day: Int)? {
    let parts = date.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return (year, month, day)
  }

  /// Days from 1970-01-01 in the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Whether text is a year, month or day: `2024`, `2024-03`, `2024-03-05`.
  static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }) else { return false }
    let numbers = parts.compactMap { part in part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil }
    return numbers.count == parts.count && (parts.count < 2 || (1...12).contains(numbers[1]))
      && (parts.count < 3 || (1...31).contains(numbers[2]))
  }
}
