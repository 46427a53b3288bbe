import TextCore

/// Finds dates and gives them as ISO 8601: `2014-04-14`, `2015-06`, `2014`, `--05-01` without a year.
struct DateFinder {
  let reading: Reading
  private(set) var findings: [Finding] = []

  private static let full = 0.95
  private static let monthAlone = 0.7
  private static let yearAlone = 0.6

  init(reading: Reading) {
    self.reading = reading
    reading.forEachToken(with: [.digit, .month]) { numeric(at: $0) ?? worded(at: $0) ?? year(at: $0) ?? $0 + 1 }
  }

  private mutating func add(_ tokens: Range<Int>, year: Int?, month: Int?, day: Int?, _ confidence: Double) -> Int {
    var id = year.map { Self.padded($0, 4) } ?? "-"
    if let month { id += "-" + Self.padded(month, 2) }
    if let day { id += "-" + Self.padded(day, 2) }
    findings.append(Finding(kind: .date, tokens: tokens, range: reading.range(tokens), confidence: confidence, id: id))
    return tokens.upperBound
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // MARK: Digits only

  /// „22-05-15“, „12.04.2016“, „12/04/2016“, „2016-04-12“
  private mutating func numeric(at i: Int) -> Int? {
    let token = reading.tokens[i]
    guard token.kind == .number else { return nil }
    let bytes = reading.text.utf8
    var parts: [(value: Int, digits: Int)] = []
    var end = i + 1
    if bytes[token.range.bytes].contains(UInt8(ascii: ".")) {
      parts = bytes[token.range.bytes].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Self.number)
    } else {
      guard i + 4 < reading.tokens.count, i == 0 || !reading.tokens[i].isJoined || !reading.isHyphen(i - 1) else { return nil }
      let mark = reading.byte(i + 1)
      guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") else { return nil }
      for k in (i + 1)...(i + 4) where !reading.tokens[k].isJoined || (k % 2 == (i + 1) % 2 && !reading.isMark(k, mark)) { return nil }
      parts = [i, i + 2, i + 4].map { Self.number(bytes[reading.tokens[$0].range.bytes]) }
      end = i + 5
    }
    guard parts.count == 3, parts.allSatisfy({ $0.value >= 0 && ($0.digits <= 2 || $0.digits == 4) }) else { return nil }
    var (day, month, year) = (parts[0], parts[1], parts[2])
    if parts[0].digits == 4 {
      (year, month, day) = (parts[0], parts[1], parts[2])
    } else if reading.lexicon.datesBeginWithMonth,
      bytes[token.range.end < bytes.count ? token.range.end : token.range.start] != UInt8(ascii: "."),
      day.value <= 12
    {
      (day, month) = (month, day)
    }
    if day.value <= 12 && month.value > 12 { (day, month) = (month, day) }
    guard (1...31).contains(day.value), (1...12).contains(month.value), day.digits <= 2, month.digits <= 2,
      year.digits == 4 ? Self.isYear(year.value) : year.digits == 2
    else { return nil }
    return add(i..<end, year: Self.century(year), month: month.value, day: day.value, Self.full)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> (value: Int, digits: Int) {
    guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy(UTF8Scalar.isDigit) else { return (-1, 0) }
    return (digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits.count)
  }

  /// „15“ is 2015, „92“ 1992.
  private static func century(_ year: (value: Int, digits: Int)) -> Int {
    year.digits == 4 ? year.value : year.value < 50 ? 2000 + year.value : 1900 + year.value
  }

  private static func isYear(_ value: Int) -> Bool { (1500...2100).contains(value) }

  // MARK: With the name of a month

  private mutating func worded(at i: Int) -> Int? {
    let sentence = reading.sentenceTokens(i)
    if let day = day(at: i) {
      // „14. April 2014“, „14 April“, „22 май 2015 г.“
      var k = i + 1
      if k < sentence.upperBound, reading.isMark(k, UInt8(ascii: ".")) { k += 1 }
      if k < sentence.upperBound, reading.facts[k].opening.contains(.dateParticle), month(at: k) == nil, reading.tokens[k].range.count <= 2
      {
        k += 1
      }
      if k < sentence.upperBound, let month = month(at: k) {
        k += Int(reading.facts[k].length)
        let year = year(from: &k, sentence)
        return add(i..<k, year: year, month: month, day: day, Self.full)
      }
      return nil
    }
    guard let month = month(at: i) else { return nil }
    var k = i + Int(reading.facts[i].length)
    // „April 14, 2014“
    if reading.lexicon.datesBeginWithMonth, k < sentence.upperBound, let day = day(at: k) {
      k += 1
      let behindDay = k
      if k < sentence.upperBound, reading.isMark(k, UInt8(ascii: ",")) { k += 1 }
      let year = year(from: &k, sentence)
      return add(i..<(year == nil ? behindDay : k), year: year, month: month, day: day, Self.full)
    }
    if let year = year(from: &k, sentence) { return add(i..<k, year: year, month: month, day: nil, Self.full) }
    // A month by itself: „im Oktober“. Short forms and „May“ at the beginning of a sentence are too often other words.
    guard reading.facts[i].kind == .word, reading.facts[i].length == 1, !isShort(i),
      !reading.isFirst(i) || reading.tokens[i].range.count > 5
    else { return nil }
    if !reading.facts[i].opening.isDisjoint(with: [.stopword, .ambiguousFirstName, .firstName]) {
      guard let before = reading.previous(i), reading.facts[before].closing.contains(.dateParticle), reading.facts[i].casing != .lower
      else {
        return nil
      }
    }
    if i + 1 < sentence.upperBound, reading.isJoinedByHyphen(i) { return nil }
    return add(i..<k, year: nil, month: month, day: nil, Self.monthAlone)
  }

  private func isShort(_ i: Int) -> Bool {
    let count = reading.tokens[i].range.count
    guard count <= 3 || (reading.byte(i) >= 0xD0 && count <= 6) else { return false }
    if reading.lexicon.forms.entries[Int(reading.facts[i].entry)].isShortMonth { return true }
    guard let before = reading.previous(i) else { return true }
    return !reading.facts[before].closing.contains(.dateParticle)
  }

  private func month(at i: Int) -> Int? {
    guard reading.facts[i].opening.contains(.month), reading.facts[i].entry >= 0 else { return nil }
    let month = Int(reading.lexicon.forms.entries[Int(reading.facts[i].entry)].month)
    guard month > 0 else { return nil }
    // English and German names of months have a capital: „may“ and „march“ are other words.
    if reading.lexicon.hasNounCapitals || reading.lexicon.datesBeginWithMonth, reading.facts[i].casing == .lower { return nil }
    return month
  }

  /// „14“, „14th“
  private func day(at i: Int) -> Int? {
    let token = reading.tokens[i]
    guard token.range.count <= 4, UTF8Scalar.isDigit(reading.byte(i)), token.kind == .number || token.kind == .word else { return nil }
    // „£3m in May“
    if token.kind == .word, token.isJoined, i > 0, reading.facts[i - 1].closing.contains(.currency) { return nil }
    let digits = reading.text.utf8[token.range.bytes].prefix(while: UTF8Scalar.isDigit)
    guard digits.count <= 2, token.kind == .word || digits.count == token.range.count else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (1...31).contains(value) ? value : nil
  }

  /// A year at token `k`, which is moved behind it and the word for “year” that may follow („2015 г.“).
  private func year(from k: inout Int, _ sentence: Range<Int>) -> Int? {
    guard k < sentence.upperBound, reading.facts[k].kind == .number, reading.tokens[k].range.count == 4 else { return nil }
    let (value, digits) = Self.number(reading.text.utf8[reading.tokens[k].range.bytes])
    guard digits == 4, Self.isYear(value) else { return nil }
    k += 1
    if k < sentence.upperBound, reading.facts[k].kind == .abbreviation, reading.facts[k].opening.contains(.dateParticle) { k += 1 }
    return value
  }

  // MARK: Years

  private mutating func year(at i: Int) -> Int? {
    var k = i
    let sentence = reading.sentenceTokens(i)
    guard let year = year(from: &k, sentence), (1900...2060).contains(year), !reading.tokens[i].isJoined else { return nil }
    if i > sentence.lowerBound, !reading.facts[i - 1].closing.isDisjoint(with: [.currency]) || reading.facts[i - 1].kind == .number {
      return nil
    }
    if k < sentence.upperBound {
      if !reading.facts[k].opening.isDisjoint(with: [.currency, .multiplier, .percent]) || reading.facts[k].kind == .number { return nil }
      if reading.tokens[k].isJoined, reading.facts[k].kind != .punctuation || reading.isHyphen(k) || reading.isMark(k, UInt8(ascii: ":")) {
        return nil
      }
    }
    return add(i..<k, year: year, month: nil, day: nil, Self.yearAlone)
  }
}
