import TextCore

/// Line cleaning of plain text that was scraped from pages: leaves out the lines that are furniture, by their wording and by what
/// stands around them.
///
/// A scrape has lost the elements of its page, so position, length, punctuation, repetition and neighbours have to do.
struct ScrapeCleaner {
  let phrases: FurniturePhrases
  let dates: DateReader
  let authorReader: AuthorReader

  private(set) var bytes: [UInt8] = []
  private(set) var lines: [ScrapeLine] = []
  private(set) var title: String?
  private(set) var authors: [String] = []
  private(set) var published: CalendarDate?
  private var folded: [UInt8] = []

  init(_ text: [UInt8], phrases: FurniturePhrases, dates: DateReader, authors: AuthorReader) {
    self.phrases = phrases
    self.dates = dates
    self.authorReader = authors
    read(text)
    folded = CaseFolding.folded(bytes)
    findPhrases()
    findPatterns()
    dropRepetitions()
    findTitle()
    dropOpening()
    dropPhrases()
    dropSections()
    dropComments()
    dropQueries()
    dropRuns()
    dropTail()
  }

  func text(_ line: ScrapeLine) -> ArraySlice<UInt8> { bytes[line.range] }

  // MARK: Reading

  private mutating func read(_ text: [UInt8]) {
    let debris = phrases.debris
    var isApart = true
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      var cut = Array(raw)
      for fragment in debris { cut = cut.removing(fragment) }
      let whole = cut.count
      TemplateDebris.remove(from: &cut)
      let start = bytes.count
      var normalizer = SpaceNormalizer()
      normalizer.append(cut.span, 0..<cut.count, to: &bytes, from: start)
      if bytes.count == start {
        isApart = true
        continue
      }
      var line = ScrapeCleaner.line(bytes.span, start..<bytes.count, isApart)
      // What is left beside a placeholder are labels: `{{ count }} Mal geteilt`.
      line.isTemplate = cut.count < whole && line.words <= 4 && !line.endsSentence
      lines.append(line)
      isApart = false
    }
  }

  private static func line(_ bytes: Span<UInt8>, _ range: Range<Int>, _ isApart: Bool) -> ScrapeLine {
    var line = ScrapeLine(range: range)
    line.isApart = isApart
    line.words = 1
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = bytes[i]
      if byte & 0xC0 != 0x80 { line.characters += 1 }
      if byte == 0x20 { line.words += 1 }
      if byte == 0x2E || byte == 0x21 || byte == 0x3F { line.stops += 1 }
      if UTF8Scalar.isDigit(byte) { line.hasDigit = true }
      i += 1
    }
    line.endsSentence = SentenceEnd.isAtEnd(of: bytes, in: range)
    let first = UTF8Scalar.decode(bytes, at: range.lowerBound).value
    line.isListItem =
      first == 0x2022 || first == 0xB7 || first == 0x25AA || first == 0x25CF || first == 0x2D || first == 0x2A || first == 0x2013
    line.startsLower = UTF8Scalar.isWord(first) && !UTF8Scalar.isUppercase(first) && !(first < 0x80 && UTF8Scalar.isDigit(UInt8(first)))
    return line
  }

  private mutating func findPhrases() {
    var scratch = FurniturePhrases.Scratch()
    for i in lines.indices {
      lines[i].finding = phrases.finding(folded: folded.span, lines[i].range, characters: lines[i].characters, &scratch)
    }
  }

  // MARK: Evidence of the document

  /// Lines such as `[The Verge]` or `Account: …` that come again and again between paragraphs are how the article is made.
  private mutating func findPatterns() {
    var places: [[UInt8]: [Int]] = [:]
    for i in lines.indices {
      let line = lines[i]
      guard line.characters < ScrapeCleaner.shortLine, !line.isParagraph, let make = make(line) else { continue }
      places[make, default: []].append(i)
    }
    for (_, found) in places where found.count >= ScrapeCleaner.fewestOfAMake {
      let apart = zip(found, found.dropFirst()).count { lines[$0..<$1].contains(where: \.isParagraph) }
      guard apart * 2 >= found.count else { continue }
      for i in found { lines[i].isPattern = true }
    }
  }

  private static let fewestOfAMake = 5

  /// What lines of one make have in common: the word before a colon, or brackets around all of it.
  private func make(_ line: ScrapeLine) -> [UInt8]? {
    let text = folded[line.range]
    if text.first == UInt8(ascii: "[") && text.last == UInt8(ascii: "]") { return [UInt8(ascii: "[")] }
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon + 1 < text.endIndex, text[colon + 1] == 0x20 else { return nil }
    let word = text[..<colon]
    return word.contains(0x20) ? nil : Array(word)
  }

  /// A label that occurs again is furniture; of sentences and questions the copies are kept, as in interviews.
  private mutating func dropRepetitions() {
    var seen: [ArraySlice<UInt8>: Int] = [:]
    for i in lines.indices {
      let key = folded[lines[i].range]
      guard let first = seen[key] else {
        seen[key] = i
        continue
      }
      if lines[i].characters < ScrapeCleaner.shortLine {
        if lines[i].endsSentence || lines[i].isPattern { continue }
        if first > 2 { lines[first].dropped = .repeated }
      }
      lines[i].dropped = .repeated
    }
  }

  private static let shortLine = 60
  /// Above the first paragraph, lines of at most this many words that are no sentences are labels: 178 of 192 in the scrapes.
  private static let labelWords = 7

  /// The first line that could be a headline and has text below it. A line that ends in a copy of a later one is a breadcrumb.
  private mutating func findTitle() {
    let first = lines.firstIndex { $0.characters >= ScrapeLine.paragraphLength && $0.stops > 0 && $0.dropped == nil } ?? lines.count
    let opening = 0..<min(first, 8)
    let words = opening.map { FoldedWords(text(lines[$0])) }
    var trailed: Int?
    for i in opening {
      for k in opening where k > i && words[i].bytes.count > words[k].bytes.count && lines[k].words >= 3 && words[i].hasSuffix(words[k]) {
        lines[i].dropped = .breadcrumb
        trailed = trailed ?? k
      }
    }
    for i in opening where isTicker(lines[i]) { lines[i].dropped = .fragment }
    var best: Int?
    for i in opening where lines[i].dropped == nil {
      let line = lines[i]
      guard mayBeTitle(line), !isByline(line), !isDate(line) else { continue }
      // A site's name or a section stands above the headline, in fewer words.
      if line.words <= 2 && i + 1 < lines.count && opening.contains(i + 1) && lines[i + 1].words > 3 { continue }
      best = i
      break
    }
    guard var best else { return }
    if let headline = headline(below: best, trailed: trailed, opening: opening, body: first) {
      for i in best..<headline where lines[i].dropped == nil && mayBeTitle(lines[i]) && !isByline(lines[i]) && !isDate(lines[i]) {
        lines[i].dropped = .site
      }
      best = headline
    }
    lines[best].isTitle = true
    title = String(decoding: text(lines[best]), as: UTF8.self)
    for i in 0..<best where lines[i].dropped == nil && lines[i].words <= ScrapeCleaner.labelWords && !lines[i].endsSentence {
      lines[i].dropped = .site
    }
  }

  private func mayBeTitle(_ line: ScrapeLine) -> Bool {
    guard (2...30).contains(line.words), line.characters >= 12, line.characters <= 220, !line.isListItem else { return false }
    guard let finding = line.finding else { return true }
    return finding.place != .whole && finding.place != .start
  }

  /// The headline, when the line at `first` is the site's name, its slogan or a section: what a trail repeats, or what the text
  /// takes up more than that line.
  private func headline(below first: Int, trailed: Int?, opening: Range<Int>, body: Int) -> Int? {
    if let trailed, trailed > first, mayBeTitle(lines[trailed]) { return trailed }
    let kind = siteLook(lines[first])
    guard kind != .none else { return nil }
    guard
      let next = opening.first(where: { $0 > first && lines[$0].dropped == nil && (mayBeTitle(lines[$0]) || isByline(lines[$0])) }),
      mayBeTitle(lines[next]), !isByline(lines[next]), !isDate(lines[next]), lines[next].words >= 3, siteLook(lines[next]) != .certain
    else { return nil }
    let above = recurrence(of: first, in: body)
    let below = recurrence(of: next, in: body)
    switch kind {
    case .certain: return below >= above ? next : nil
    // A word of the name may occur in any text; a headline in capitals recurs nearly whole.
    case .capitals: return siteLook(lines[next]) != .capitals && (below >= above || above < 0.5) ? next : nil
    case .possible: return lines[next].words > lines[first].words && below > above ? next : nil
    case .none: return nil
    }
  }

  private enum SiteLook {
    case none, possible, certain, capitals
  }

  /// Names of sites come with a bar and a slogan, in capitals, or in a few words.
  private func siteLook(_ line: ScrapeLine) -> SiteLook {
    guard !line.endsSentence, line.words <= 10 else { return .none }
    let string = String(decoding: text(line), as: UTF8.self)
    if string.utf8.contains(UInt8(ascii: "|")) { return .certain }
    let letters = string.unicodeScalars.filter(\.properties.isAlphabetic)
    if line.words <= 5 && letters.count > 3 && letters.allSatisfy(\.properties.isUppercase) { return .capitals }
    if line.words <= 3 { return .possible }
    return string.split(separator: " ").contains { $0 == "–" || $0 == "—" } ? .possible : .none
  }

  /// The share of a line's longer words that the text takes up.
  private func recurrence(of line: Int, in body: Int) -> Float {
    func stems(_ line: ScrapeLine) -> Set<String> {
      let words = String(decoding: FoldedWords(text(line)).bytes, as: UTF8.self).split(separator: " ")
      return Set(words.lazy.filter { $0.count >= ScrapeCleaner.stem }.map { String($0.prefix(ScrapeCleaner.stem)) })
    }
    let own = stems(lines[line])
    guard !own.isEmpty else { return 0 }
    var known: Set<String> = []
    for k in lines.indices where k >= body && lines[k].dropped == nil { known.formUnion(own.intersection(stems(lines[k]))) }
    return Float(known.count) / Float(own.count)
  }

  /// Letters by which a word is known again in another form.
  private static let stem = 4

  /// Prices and changes of shares: more digits than letters, with a percentage.
  private func isTicker(_ line: ScrapeLine) -> Bool {
    guard line.hasDigit, line.characters < 120 else { return false }
    let text = text(line)
    guard text.contains(UInt8(ascii: "%")) else { return false }
    let digits = text.count { UTF8Scalar.isDigit($0) }
    return digits > 4 && text.count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 } < digits
  }

  private func isByline(_ line: ScrapeLine) -> Bool {
    line.words <= 16 && !authorReader.names(inByline: String(decoding: text(line), as: UTF8.self)).isEmpty
  }

  private func isDate(_ line: ScrapeLine) -> Bool {
    guard line.hasDigit, line.characters < 90, let finding = dates.first(in: Array(text(line))) else { return false }
    return line.range.count - finding.range.count < 45
  }

  /// Bylines, dates and labels above the first paragraph, and bylines below the last.
  private mutating func dropOpening() {
    let first = lines.firstIndex { $0.characters >= ScrapeLine.paragraphLength && $0.stops > 0 } ?? lines.count
    var dateLines = 0
    var labels: [Int] = []
    for i in lines.indices where lines[i].dropped == nil && !lines[i].isTitle {
      let line = lines[i]
      let isOpening = i < first + 2
      let isShort = line.characters < 100 && line.words <= 14 && !(line.endsSentence && line.words > 7)
      guard isShort else { continue }
      let string = String(decoding: text(line), as: UTF8.self)
      if isOpening || i + 4 > lines.count {
        var names = authorReader.names(inByline: string)
        if names.isEmpty, isOpening, let name = authorReader.name(besideDate: string) { names = [name] }
        if !names.isEmpty {
          if authors.isEmpty { authors = names }
          if published == nil { published = dates.first(in: string) }
          lines[i].dropped = .byline
          continue
        }
      }
      if isOpening, dateLines < ScrapeCleaner.mostDateLines, isDate(line) {
        dateLines += 1
        if published == nil { published = dates.first(in: string) }
        lines[i].dropped = .date
        continue
      }
      if i < first && line.words <= ScrapeCleaner.labelWords && !line.endsSentence && !line.isPattern { labels.append(i) }
    }
    // Many lines with numbers above any paragraph are a list: of days, of results.
    let isList = labels.count { lines[$0].hasDigit } >= ScrapeCleaner.shortestList
    for i in labels where !(isList && lines[i].hasDigit) { lines[i].dropped = .fragment }
  }

  /// More lines with dates are a calendar.
  private static let mostDateLines = 3

  private mutating func dropPhrases() {
    for i in lines.indices where lines[i].dropped == nil && !lines[i].isTitle {
      if lines[i].isTemplate || isIdentifier(lines[i]) { lines[i].dropped = .fragment }
      guard let finding = lines[i].finding, isFurniture(lines[i], finding) else { continue }
      lines[i].dropped = .phrase
    }
  }

  /// A name of the page's programs: `landscape-tablet-and-above`.
  private func isIdentifier(_ line: ScrapeLine) -> Bool {
    let text = text(line).drop { $0 == 0x2A || $0 == 0x2D || $0 == 0x20 || $0 >= 0x80 }
    guard line.words <= 2, text.count(where: { $0 == 0x2D || $0 == 0x5F }) >= (line.isListItem ? 1 : 2) else { return false }
    return text.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x2D || $0 == 0x5F || $0 &- 0x30 < 10 }
  }

  private func isFurniture(_ line: ScrapeLine, _ finding: FurniturePhrases.Finding) -> Bool {
    let isSentence = line.endsSentence && line.words >= 8
    switch finding.place {
    case .whole: return true
    case .inside: return true
    case .end: return line.characters < 120 && !isSentence
    case .start:
      switch finding.kind {
      case .byline: return finding.words > 1 && line.words <= 10 && !line.endsSentence
      case .navigation, .video: return line.words <= 8 && !line.endsSentence
      case .legal, .cookie, .copyright, .spam: return true
      case .signoff: return line.characters < 200 || line.stops < 2
      case .related, .follow, .app, .rating, .correction: return !isSentence || line.characters < 100
      case .credit, .caption: return line.characters < 140 && !(line.endsSentence && line.stops > 2)
      case .date, .readtime: return !isSentence
      case .advert: return !isSentence || finding.words > 1 && line.characters < 100
      default: return !isSentence
      }
    }
  }

  /// What stands under “Comments” at the end, and the headlines under “Related”.
  private mutating func dropSections() {
    let total = lines.reduce(0) { $0 + $1.characters }
    var before = 0
    for i in lines.indices {
      before += lines[i].characters
      guard lines[i].dropped == .phrase, let finding = lines[i].finding, finding.kind.opensSection, finding.place != .inside else {
        continue
      }
      let isLate = Float(before) > Float(total) * 0.4
      if finding.kind == .comments && isLate {
        for k in (i + 1)..<max(i + 1, lines.count) where lines[k].dropped == nil { lines[k].dropped = .section }
        return
      }
      var k = i + 1
      while k < lines.count && !lines[k].isParagraph {
        if lines[k].dropped == nil && finding.kind == .related && finding.place == .whole { lines[k].dropped = .section }
        k += 1
      }
    }
  }

  /// A line of a few lower-case words without punctuation between paragraphs is a search phrase or a label, not a heading.
  private mutating func dropQueries() {
    for i in lines.indices where lines[i].dropped == nil && !lines[i].isTitle && !lines[i].isPattern {
      let line = lines[i]
      if line.startsLower && line.words <= 8 && !line.endsSentence && line.stops == 0 && line.isApart && !line.isListItem {
        let follows = i + 1 < lines.count && lines[i + 1].isApart
        if follows || i + 1 == lines.count { lines[i].dropped = .query }
      }
    }
  }

  /// Readers' comments without a heading are known by the stamps of their times.
  private mutating func dropComments() {
    guard let first = lines.firstIndex(where: \.isParagraph) else { return }
    let stamps = lines.indices.filter { $0 > first && isStamp(lines[$0]) }
    guard stamps.count >= ScrapeCleaner.fewestStamps, let start = stamps.first, start > first + 1 else { return }
    // The name of who comments stands above or in the line of the stamp.
    let begin = lines[start - 1].words <= 4 && !lines[start - 1].endsSentence ? start - 1 : start
    for i in lines.indices where i >= begin && lines[i].dropped == nil { lines[i].dropped = .section }
  }

  private static let fewestStamps = 3

  /// A short line with a day and a time of day, or with how long ago something was.
  private func isStamp(_ line: ScrapeLine) -> Bool {
    guard line.hasDigit, line.characters < 80, line.words <= 14 else { return false }
    if let finding = line.finding, finding.kind == .date, finding.place == .whole || finding.words > 2 { return true }
    guard let finding = dates.first(in: Array(text(line))) else { return false }
    return !finding.date.time.isEmpty
  }

  /// Headings stand alone: three labels in a row are a menu, a list of headlines or the captions of a gallery.
  private mutating func dropRuns() {
    guard let first = lines.firstIndex(where: \.isParagraph) else { return }
    var i = first + 1
    while i < lines.count {
      var k = i
      var listed = 0
      while k < lines.count && lines[k].characters < ScrapeCleaner.longestLabel && !lines[k].endsSentence {
        if lines[k].isListItem || lines[k].hasDigit { listed += 1 }
        k += 1
      }
      let count = k - i
      let open = (i..<k).count { lines[$0].dropped == nil }
      let isRun = (count >= 3 && open >= 2) || (count == 2 && open == 2 && lines[i].words <= 4)
      if isRun && listed * 2 <= count && k < lines.count {
        for line in i..<k where lines[line].dropped == nil && !lines[line].isTitle && !lines[line].isPattern {
          lines[line].dropped = .fragment
        }
      }
      i = max(k, i + 1)
    }
  }

  private static let longestLabel = 70

  /// Headlines of other articles at the end: lines that are no sentences, up to the last paragraph. A list of days or
  /// numbers is kept: dates of a tour, results.
  private mutating func dropTail() {
    guard let last = lines.lastIndex(where: { $0.dropped == nil && $0.isParagraph }) else { return }
    let tail = lines.indices.filter { $0 > last && lines[$0].dropped == nil && !lines[$0].isTitle }
    let listed = tail.count { lines[$0].hasDigit || lines[$0].isListItem }
    // A list of prices is a shop's.
    let priced = tail.count { isPriced(lines[$0]) }
    if tail.count >= ScrapeCleaner.shortestList && listed * 3 > tail.count * 2 && priced * 2 < tail.count { return }
    for i in tail where !lines[i].endsSentence || lines[i].words <= 3 { lines[i].dropped = .tail }
  }

  private func isPriced(_ line: ScrapeLine) -> Bool {
    line.hasDigit
      && String(decoding: text(line), as: UTF8.self).unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
  }

  private static let shortestList = 5
}

extension [UInt8] {
  /// Without any occurrence of `fragment`.
  fileprivate func removing(_ fragment: [UInt8]) -> [UInt8] {
    guard let first = fragment.first, count >= fragment.count, contains(first) else { return self }
    var output: [UInt8] = []
    var i = 0
    var found = false
    while i < count {
      if self[i] == first, i + fragment.count <= count, self[i..<(i + fragment.count)].elementsEqual(fragment) {
        i += fragment.count
        found = true
        continue
      }
      output.append(self[i])
      i += 1
    }
    return found ? output : self
  }
}
