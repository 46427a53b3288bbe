import TextCore

/// Finds dates in text and metadata: `2015-05-22T12:48+02:00`, `22.05.2015`, `22. maj 2015`, `May 22nd, 2015`, `22 май 2015 г.`, `22-05-15`.
struct DateReader: Sendable {
  /// Month names and their short forms in all languages, without a final full stop.
  private let months: WordTable

  struct Finding: Sendable {
    let date: CalendarDate
    let range: Range<Int>
  }

  init(_ folder: LexiconFolder) throws(LexiconError) {
    var months = WordTable(minimumCapacity: 300)
    // The languages of the program first: their meaning of a word counts.
    for language in folder.languages.map(Optional.some) + [nil] {
      guard let file = try folder.fileIfPresent("dates.tsv", of: language, columns: ["form", "kind", "value"]) else { continue }
      try file.forEachRow { (row) throws(LexiconError) in
        guard row.string(1) == "month" else { return }
        guard let month = Int32(row.string(2)), (1...12).contains(month) else { throw row.malformed(2, expected: "a month from 1 to 12") }
        var form = Array(row.bytes(0))
        if form.last == UInt8(ascii: ".") { form.removeLast() }
        months.insert(form, value: month)
      }
    }
    self.months = months
  }

  /// The date that metadata tells, in ISO 8601 as precise as it is: of a feed, a mail or a crawler (`2024-03-05 10:00:00`,
  /// `Tue, 05 Mar 2024 10:00:00 GMT`), a year or a month (`2024-03`), a day before the web, or seconds or milliseconds since 1970.
  func told(_ value: String) -> String? { first(in: value)?.description ?? calendarDate(value) ?? moment(value) }

  /// `2024`, `2024-03`, `1923-03-05`, whatever follows.
  private func calendarDate(_ value: String) -> String? {
    let day = value.prefix { $0.isASCII && $0.isNumber || $0 == "-" }
    let numbers = day.split(separator: "-", omittingEmptySubsequences: false)
    let longest = [4, 2, 2]
    let isDate =
      zip(numbers, [1...9999, 1...12, 1...31]).enumerated().allSatisfy { k, part in
        part.0.count == longest[k] && Int(part.0).map(part.1.contains) == true
      }
    return numbers.count <= longest.count && isDate ? String(day) : nil
  }

  private func moment(_ value: String) -> String? {
    guard let number = Double(value), value.allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
    /// From here on milliseconds are meant; as seconds they would be in the year 5138.
    let milliseconds = 1e11
    return CalendarDate(secondsSince1970: number < milliseconds ? number : number / 1000)?.description
  }

  func first(in string: String) -> CalendarDate? { first(in: Array(string.utf8))?.date }

  /// The first date in UTF-8 text.
  func first(in text: [UInt8]) -> Finding? {
    let folded = CaseFolding.folded(text)
    let bytes = folded.span
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      let isStart = i == 0 || !UTF8Scalar.isWord(UTF8Scalar.decode(bytes, before: i).value)
      if UTF8Scalar.isDigit(byte) {
        let end = endOfDigits(bytes, i)
        if isStart || i == 0 || !UTF8Scalar.isDigit(bytes[i - 1]), let finding = numeric(bytes, i, end) { return finding }
        i = end
        continue
      }
      if isStart, byte >= 0x61, let finding = monthFirst(bytes, i) { return finding }
      i += UTF8Scalar.length(lead: byte)
    }
    return nil
  }

  private func endOfDigits(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < bytes.count && UTF8Scalar.isDigit(bytes[end]) { end += 1 }
    return end
  }

  private func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var value = 0
    for i in range.prefix(9) { value = value * 10 + Int(bytes[i] - 0x30) }
    return value
  }

  /// A date that begins with the number in `start..<end`.
  private func numeric(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Finding? {
    let first = number(bytes, start..<end)
    let digits = end - start
    if digits == 4 {
      // 2015-05-22, 2015/05/22, 2015.05.22
      guard end < bytes.count, isSeparator(bytes[end]), let (month, afterMonth) = part(bytes, end + 1, 2), afterMonth < bytes.count,
        bytes[afterMonth] == bytes[end], let (day, afterDay) = part(bytes, afterMonth + 1, 2),
        let date = CalendarDate(year: first, month: month, day: day)
      else { return nil }
      return timed(bytes, date, start, afterDay)
    }
    if digits == 8 {
      // 20150522, as metadata have it
      guard let date = CalendarDate(year: first / 10_000, month: first / 100 % 100, day: first % 100) else { return nil }
      return timed(bytes, date, start, end)
    }
    guard digits <= 2, end < bytes.count else { return nil }
    let separator = end < bytes.count && bytes[end] == 0x20 ? skipSpace(bytes, end) : end
    if separator < bytes.count, isSeparator(bytes[separator]), separator == end || bytes[separator] == 0x7C,
      let (second, afterSecond) = part(bytes, skipSpace(bytes, separator + 1), 2),
      case let again = bytes[separator] == 0x7C ? skipSpace(bytes, afterSecond) : afterSecond, again < bytes.count,
      bytes[again] == bytes[separator]
    {
      let yearStart = skipSpace(bytes, again + 1)
      let yearEnd = endOfDigits(bytes, yearStart)
      if yearEnd - yearStart == 4 || yearEnd - yearStart == 2 {
        var year = number(bytes, yearStart..<yearEnd)
        // A page of the web is not older than the web.
        if yearEnd - yearStart == 2 { year += year > 60 ? 1900 : 2000 }
        // Day first; the other way round only where there is no choice, or with slashes in four-digit years above 12.
        if let date = CalendarDate(year: year, month: second, day: first) ?? CalendarDate(year: year, month: first, day: second) {
          return timed(bytes, date, start, yearEnd)
        }
      }
    }
    // 22. maj 2015, 22nd of May 2015, 22 май 2015
    var i = skipOrdinal(bytes, end)
    if i < bytes.count && bytes[i] == 0x2E { i += 1 }
    i = skipGap(bytes, i)
    if i + 2 < bytes.count, bytes[i] == 0x6F, bytes[i + 1] == 0x66, bytes[i + 2] == 0x20 { i += 3 }
    if i + 2 < bytes.count, bytes[i] == 0x64, bytes[i + 1] == 0x65, bytes[i + 2] == 0x20 { i += 3 }  // de mayo
    let wordEnd = endOfWord(bytes, i)
    guard wordEnd > i, let month = months.value(folded: bytes, i..<wordEnd) else { return nil }
    var k = wordEnd
    while k < bytes.count && (bytes[k] == 0x2E || bytes[k] == 0x2C) { k += 1 }
    k = skipGap(bytes, k)
    if k + 2 < bytes.count, bytes[k] == 0x64, bytes[k + 1] == 0x65, bytes[k + 2] == 0x20 { k += 3 }
    let yearEnd = endOfDigits(bytes, k)
    guard yearEnd - k == 4, let date = CalendarDate(year: number(bytes, k..<yearEnd), month: Int(month), day: first) else { return nil }
    return timed(bytes, date, start, yearEnd)
  }

  /// May 22, 2015; Mai 22nd 2015
  private func monthFirst(_ bytes: Span<UInt8>, _ start: Int) -> Finding? {
    let wordEnd = endOfWord(bytes, start)
    guard wordEnd - start >= 3, wordEnd - start <= 24, let month = months.value(folded: bytes, start..<wordEnd) else { return nil }
    var i = wordEnd
    if i < bytes.count && bytes[i] == 0x2E { i += 1 }
    i = skipGap(bytes, i)
    let dayEnd = endOfDigits(bytes, i)
    guard dayEnd > i, dayEnd - i <= 2 else { return nil }
    let day = number(bytes, i..<dayEnd)
    var k = skipOrdinal(bytes, dayEnd)
    while k < bytes.count && (bytes[k] == 0x2E || bytes[k] == 0x2C) { k += 1 }
    k = skipGap(bytes, k)
    let yearEnd = endOfDigits(bytes, k)
    guard yearEnd - k == 4, let date = CalendarDate(year: number(bytes, k..<yearEnd), month: Int(month), day: day) else { return nil }
    return timed(bytes, date, start, yearEnd)
  }

  /// The time zone behind a time of day: `Z`, `+02:00`, `+0200`; and as mails and feeds have it behind a space (RFC 5322), ` +0200`, ` GMT`.
  private func zone(_ bytes: Span<UInt8>, _ time: Int) -> (text: String, end: Int)? {
    if time < bytes.count, bytes[time] == 0x7A { return ("Z", time + 1) }
    let start = skipSpace(bytes, time)
    let isApart = start > time
    if isApart, let end = greenwichEnd(bytes, start) { return ("Z", end) }
    guard start < bytes.count, bytes[start] == 0x2B || bytes[start] == 0x2D, let (number, end) = part(bytes, start + 1, 4) else {
      return nil
    }
    let sign = bytes[start] == 0x2B ? "+" : "-"
    if end - start == 5, number < 1500 {
      return ("\(sign)\(CalendarDate.twoDigits(number / 100)):\(CalendarDate.twoDigits(number % 100))", end)
    }
    guard !isApart, end - start == 3, number < 15, end < bytes.count, bytes[end] == 0x3A, let (minutes, end) = part(bytes, end + 1, 2)
    else { return nil }
    return ("\(sign)\(CalendarDate.twoDigits(number)):\(CalendarDate.twoDigits(minutes))", end)
  }

  /// Behind `gmt`, `utc` or `ut`, as mails and feeds call the time of Greenwich (RFC 5322).
  private func greenwichEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    let end = endOfWord(bytes, start)
    switch end - start {
    case 2 where bytes[start] == 0x75 && bytes[start + 1] == 0x74: return end
    case 3 where bytes[start] == 0x67 && bytes[start + 1] == 0x6D && bytes[start + 2] == 0x74: return end
    case 3 where bytes[start] == 0x75 && bytes[start + 1] == 0x74 && bytes[start + 2] == 0x63: return end
    default: return nil
    }
  }

  /// Behind `st`, `nd`, `rd` or `th`.
  private func skipOrdinal(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    guard start + 1 < bytes.count else { return start }
    switch (bytes[start], bytes[start + 1]) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): return start + 2
    default: return start
    }
  }

  private func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2E || byte == 0x2F || byte == 0x7C }

  private func part(_ bytes: Span<UInt8>, _ start: Int, _ longest: Int) -> (value: Int, end: Int)? {
    guard start < bytes.count else { return nil }
    let end = endOfDigits(bytes, start)
    return end > start && end - start <= longest ? (number(bytes, start..<end), end) : nil
  }

  private func skipSpace(_ bytes: Span<UInt8>, _ start: Int) -> Int { start < bytes.count && bytes[start] == 0x20 ? start + 1 : start }

  /// Spaces and hyphens between the parts of a date.
  private func skipGap(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var i = start
    while i < bytes.count && i < start + 3 && (bytes[i] == 0x20 || bytes[i] == 0x2D || bytes[i] == 0x2F) { i += 1 }
    return i
  }

  private func endOfWord(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var i = start
    while i < bytes.count {
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      guard UTF8Scalar.isWord(value), !(value < 0x80 && UTF8Scalar.isDigit(UInt8(value))) else { break }
      i += length
    }
    return i
  }

  /// Adds a time of day that follows within a few characters.
  private func timed(_ bytes: Span<UInt8>, _ date: CalendarDate, _ start: Int, _ end: Int) -> Finding? {
    // A longer number is an identifier, not a date.
    if end < bytes.count, UTF8Scalar.isDigit(bytes[end]) { return nil }
    var date = date
    var i = end
    var letters = 0
    while i < bytes.count && i < end + 14 && !UTF8Scalar.isDigit(bytes[i]) && letters < 6 {
      if bytes[i] >= 0x61 { letters += 1 }
      i += 1
    }
    guard i < bytes.count, let (hour, afterHour) = part(bytes, i, 2), hour < 24, afterHour < bytes.count,
      bytes[afterHour] == 0x3A || (bytes[afterHour] == 0x2E && i > end + 1), let (minute, afterMinute) = part(bytes, afterHour + 1, 2),
      afterMinute - afterHour == 3, minute < 60, !(afterMinute < bytes.count && bytes[afterMinute] == 0x2E)
    else { return Finding(date: date, range: start..<end) }
    var time = "T\(CalendarDate.twoDigits(hour)):\(CalendarDate.twoDigits(minute))"
    var k = afterMinute
    if k < bytes.count, bytes[k] == 0x3A, let (second, afterSecond) = part(bytes, k + 1, 2), second < 60 {
      time += ":\(CalendarDate.twoDigits(second))"
      k = afterSecond
      if k < bytes.count && bytes[k] == 0x2E { k = endOfDigits(bytes, k + 1) }
    }
    if let (zone, end) = zone(bytes, k) {
      time += zone
      k = end
    }
    date.time = time
    return Finding(date: date, range: start..<k)
  }
}
