/// A day of the calendar, with the time of day where it was given.
struct CalendarDate: Sendable, Hashable {
  let year: Int
  let month: Int
  let day: Int
  /// `T12:48:00+02:00` as far as known, or empty.
  var time = ""

  /// Nil for what is no day of the years in which pages can have been written.
  init?(year: Int, month: Int, day: Int) {
    guard (1985...2060).contains(year), (1...12).contains(month), day >= 1, day <= CalendarDate.days(month, year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// ISO 8601.
  var description: String { dayDescription + time }

  var dayDescription: String { "\(year)-\(CalendarDate.twoDigits(month))-\(CalendarDate.twoDigits(day))" }

  static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
