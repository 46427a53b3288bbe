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

  /// The moment in the time of Greenwich, whole seconds; nil beyond the years in which pages can have been written.
  init?(secondsSince1970 seconds: Double) {
    guard seconds >= 0, seconds < 1e11 else { return nil }
    let (days, second) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
    // In years that begin with March (Hinnant, “chrono-compatible low-level date algorithms”), counted from the year 0.
    let day = days + 719_468
    let dayOfEra = day % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    self.init(
      year: day / 146_097 * 400 + yearOfEra + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9,
      day: dayOfYear - (153 * month + 2) / 5 + 1)
    time = "T" + [second / 3600, second / 60 % 60, second % 60].map(Self.twoDigits).joined(separator: ":") + "Z"
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
