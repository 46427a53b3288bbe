import TextCore

/// Makes clean names of bylines and author fields: `Von Anna Beck und Jan Thiel, Berlin` → `Anna Beck`, `Jan Thiel`.
struct AuthorReader: Sendable {
  private enum Word: Int32 {
    case conjunction = 1
    case particle, label, reject, stop
  }

  private let words: [String: Set<Int32>]
  /// Folded, by their first byte, the longest first.
  private let labels: [[[UInt8]]]
  private let dates: DateReader

  init(_ folder: LexiconFolder, dates: DateReader) throws(LexiconError) {
    self.dates = dates
    var words: [String: Set<Int32>] = [:]
    var labels: [String] = []
    try folder.file("author-words.tsv", of: nil, columns: ["word", "kind"]).forEachRow { (row) throws(LexiconError) in
      let kind: Word
      switch row.string(1) {
      case "conjunction": kind = .conjunction
      case "particle": kind = .particle
      case "label": kind = .label
      case "reject": kind = .reject
      case "stop": kind = .stop
      default: throw row.malformed(1, expected: "conjunction, particle, label, reject or stop")
      }
      let word = CaseFolding.folded(row.string(0))
      words[word, default: []].insert(kind.rawValue)
      if kind == .label { labels.append(word) }
    }
    for language in folder.languages {
      try folder.fileIfPresent("dates.tsv", of: language, columns: ["form", "kind", "value"])?.forEachRow { (row) throws(LexiconError) in
        if row.string(1) == "weekday" { words[CaseFolding.folded(row.string(0)), default: []].insert(Word.stop.rawValue) }
      }
    }
    self.words = words
    // The longest label counts: `written by` before `by`.
    var byInitial = [[[UInt8]]](repeating: [], count: 256)
    for label in labels.map({ Array($0.utf8) }).sorted(by: { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
    ) {
      if let initial = label.first { byInitial[Int(initial)].append(label) }
    }
    self.labels = byInitial
  }

  private func has(_ word: String, _ kind: Word) -> Bool { words[word]?.contains(kind.rawValue) == true }

  /// Longer fields are sentences.
  private static let longestField = 240
  private static let longestName = 60

  /// The names in a field that holds authors, no name twice.
  func names(in field: String) -> [String] {
    var text = PlainText.unescaped(field)
    guard !text.isEmpty, text.utf8.count <= AuthorReader.longestField, !text.hasBytes("://"), !text.hasPrefix("http"),
      !text.hasPrefix("www.")
    else {
      return []
    }
    text = withoutLabel(text)
    if let date = dates.first(in: Array(text.utf8)) {
      text = String(decoding: Array(text.utf8)[..<date.range.lowerBound], as: UTF8.self)
    }
    var names: [String] = []
    for part in split(text) {
      guard let name = name(part), !names.contains(where: { CaseFolding.folded($0) == CaseFolding.folded(name) }) else { continue }
      names.append(name)
    }
    return names
  }

  /// The names of a byline in running text, such as `Von Anna Beck`: it must begin with a label, and nothing but names may follow.
  func names(inByline line: String) -> [String] {
    guard line.utf8.count <= 160, mayBeByline(Array(line.utf8)[...]) else { return [] }
    var segments = AuthorReader.segments(of: line)
    if segments.count == 1, let rest = behindDate(line) { segments.append(rest) }
    for segment in segments {
      var segment = PlainText.normalized(segment)
      if segments.count > 1, let rest = behindDate(segment) { segment = rest }
      let rest = withoutLabel(segment)
      guard rest.utf8.count < segment.utf8.count else { continue }
      // A body or a first name signs only where nothing else can stand: between bars, or behind a colon.
      let isCertain = segments.count > 1 || segment.utf8.prefix(segment.utf8.count - rest.utf8.count).contains(UInt8(ascii: ":"))
      let names = names(in: rest).filter { looksLikePerson($0) || (isCertain && isCapitalized($0)) }
      // What follows the full name of a person in one word is where the report comes from.
      if let first = names.first, looksLikePerson(first) { return names.filter { looksLikePerson($0) } }
      if !names.isEmpty { return names }
    }
    return []
  }

  /// The name in a line that holds a date and the full name of a person, with a bar between: `21.12.2011 | Anna Beck`.
  func name(besideDate line: String) -> String? {
    guard line.utf8.count < 100, line.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
    let segments = AuthorReader.segments(of: line).map(PlainText.normalized)
    guard segments.count == 2 else { return nil }
    for (date, name) in [(segments[0], segments[1]), (segments[1], segments[0])] {
      let bytes = Array(date.utf8)
      guard let found = dates.first(in: bytes), found.range.lowerBound == 0, bytes.count - found.range.count < 16 else { continue }
      let parts = name.split(separator: " ")
      guard (2...3).contains(parts.count), looksLikePerson(name), names(in: name) == [name] else { continue }
      let isName = parts.allSatisfy { part in
        part.count > 1 && part.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" || $0 == "." }
          && part.unicodeScalars.dropFirst().contains(where: \.properties.isLowercase)
      }
      if isName { return name }
    }
    return nil
  }

  /// The parts of a line between bars, dots and slashes that stand alone.
  private static func segments(of line: String) -> [String] {
    // Nearly all lines have none.
    guard line.utf8.contains(where: { $0 == 0x7C || $0 == 0x2F || $0 == 0xC2 || $0 == 0xE2 }) else { return line.isEmpty ? [] : [line] }
    var segments: [String] = [""]
    for part in line.split(separator: " ") {
      if part == "/" {
        segments.append("")
        continue
      }
      for (i, piece) in part.split(omittingEmptySubsequences: false, whereSeparator: { "|·•›".contains($0) }).enumerated() {
        if i > 0 { segments.append("") }
        segments[segments.count - 1] += " " + piece
      }
    }
    return segments.filter { $0.utf8.contains { $0 != 0x20 } }
  }

  /// What follows the date that stands first, or behind a few words such as `Posted on`.
  private func behindDate(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 &- 0x30 < 10 }), let date = dates.first(in: bytes), date.range.lowerBound < 30 else { return nil }
    let rest = PlainText.normalized(String(decoding: bytes[date.range.upperBound...], as: UTF8.self)).trimmingPrefixes()
    return rest.utf8.count > 4 ? rest : nil
  }

  /// Whether a label begins the line or follows a bar: nearly all lines are settled here.
  func mayBeByline(_ line: ArraySlice<UInt8>) -> Bool {
    // The first word decides: a label has its first letters.
    let folded = CaseFolding.folded(Array(line))
    if label(folded[(folded.firstIndex { $0 > 0x2F } ?? 0)...]) != nil { return true }
    return line.contains { $0 == 0x7C || $0 == 0x2F || $0 == 0xC2 || $0 == 0xE2 || $0 &- 0x30 < 10 }
  }

  private func isCapitalized(_ name: String) -> Bool {
    name.unicodeScalars.first?.properties.isUppercase == true && name.split(separator: " ").count <= 3
  }

  /// Two to five words that begin with capitals, particles aside.
  func looksLikePerson(_ name: String) -> Bool {
    let parts = name.split(separator: " ")
    guard (2...5).contains(parts.count) else { return false }
    return parts.allSatisfy { part in
      guard let first = part.unicodeScalars.first else { return false }
      return first.properties.isUppercase || has(CaseFolding.folded(String(part)), .particle)
    } && parts.last?.unicodeScalars.first?.properties.isUppercase == true
  }

  private func withoutLabel(_ text: String) -> String {
    var text = text
    for _ in 0..<2 {
      let folded = CaseFolding.folded(Array(text.utf8))
      guard let label = label(folded[...]) else { break }
      text = String(decoding: Array(text.utf8.dropFirst(label.count)), as: UTF8.self).trimmingPrefixes()
    }
    return text
  }

  /// The longest label that begins the folded text and ends with a word there.
  private func label(_ folded: ArraySlice<UInt8>) -> [UInt8]? {
    guard let initial = folded.first else { return nil }
    return labels[Int(initial)].first { label in
      guard folded.count > label.count, folded.starts(with: label) else { return false }
      let next = folded[folded.startIndex + label.count]
      return next == 0x20 || next == 0x3A || label[label.count - 1] == 0x3A
    }
  }

  /// Parts between commas, conjunctions, slashes, bars and dots.
  private func split(_ text: String) -> [String] {
    var parts: [String] = []
    var words: [Substring] = []
    func flush() {
      if !words.isEmpty { parts.append(words.joined(separator: " ")) }
      words = []
    }
    for word in text.split(separator: " ") {
      let folded = CaseFolding.folded(String(word))
      if ["|", "·", "•", "/", "-", "–", "—", "&", ";", "+", "*", "//", ">", "»"].contains(String(word))
        || (has(folded, .conjunction) && !has(folded, .particle) && !words.isEmpty)
      {
        flush()
        continue
      }
      var word = word
      var ends = false
      if let slash = word.firstIndex(where: { $0 == "/" || $0 == "|" || $0 == ";" }), slash != word.startIndex {
        let before = word[..<slash]
        words.append(before)
        flush()
        word = word[word.index(after: slash)...]
        if word.isEmpty { continue }
      }
      while let last = word.last, last == "," || last == ";" || last == ":" {
        word.removeLast()
        ends = true
      }
      if !word.isEmpty { words.append(word) }
      if ends { flush() }
    }
    flush()
    return parts
  }

  private func name(_ part: String) -> String? {
    var kept: [String] = []
    for word in part.split(separator: " ") {
      var word = word
      if let bracket = word.firstIndex(where: { $0 == "(" || $0 == "[" || $0 == "<" }) { word = word[..<bracket] }
      if word.isEmpty { break }
      let folded = CaseFolding.folded(String(word))
      if word.first == "@" || (word.contains("@")) { break }
      if has(folded, .stop) && !(has(folded, .particle)) {
        if kept.isEmpty && part.split(separator: " ").count > 1 { return nil }
        if !kept.isEmpty { break }
      }
      if word.unicodeScalars.contains(where: { $0.properties.numericType != nil }) { break }
      kept.append(String(word))
    }
    var name = kept.joined(separator: " ")
    name = name.trimmingPrefixes()
    while let last = name.last, ".,;:-–—|·»«\"'„“”*".contains(last), !(last == "." && name.dropLast().last?.isUppercase == true) {
      name.removeLast()
    }
    name = PlainText.normalized(name)
    let count = name.unicodeScalars.count
    guard count >= 2, count <= AuthorReader.longestName, kept.count <= 6 else { return nil }
    guard name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return nil }
    if has(CaseFolding.folded(name), .reject) { return nil }
    return name
  }
}

extension String {
  /// Without punctuation and space at the beginning.
  fileprivate func trimmingPrefixes() -> String {
    var rest = self[...]
    while let first = rest.unicodeScalars.first, !first.properties.isAlphabetic, first.properties.numericType == nil {
      rest = rest.dropFirst()
    }
    return String(rest)
  }
}
