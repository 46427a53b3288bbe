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

  /// Whether the time of day is one of Greenwich in the evening or at night, when readers east or west of it have another day.
  var mayBeAnotherDay: Bool {
    guard time.hasSuffix("Z") || time.hasSuffix("+00:00"), let hour = Int(time.dropFirst().prefix(2)) else { return false }
    return hour < CalendarDate.westernHours || hour >= 24 - CalendarDate.easternHours
  }

  /// How far readers of the news of Europe and America are from Greenwich.
  private static let westernHours = 8
  private static let easternHours = 4

  /// Whether `other` is the day before or after.
  func isNext(to other: CalendarDate) -> Bool {
    let (first, second) = number < other.number ? (self, other) : (other, self)
    if first.month == second.month && first.year == second.year { return second.day == first.day + 1 }
    let isMonthNext =
      first.year == second.year ? second.month == first.month + 1 : second.year == first.year + 1 && first.month == 12 && second.month == 1
    return isMonthNext && second.day == 1 && first.day == CalendarDate.days(first.month, first.year)
  }

  /// Days in their order.
  private var number: Int { (year * 12 + month) * 31 + day }

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
