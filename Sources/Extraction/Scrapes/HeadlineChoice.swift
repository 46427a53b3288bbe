import TextCore

/// Finds the headline: the first line that could be one and has text below it; what stands above it is the site's.
struct HeadlineChoice: ScrapeRule {
  let labels: ScrapeLabels

  /// Lines in which the headline is looked for.
  private static let opening = 8

  func apply(to scrape: inout Scrape) {
    let body =
      scrape.lines.firstIndex { $0.characters >= ScrapeLine.paragraphLength && $0.stops > 0 && $0.dropped == nil } ?? scrape.lines.count
    let opening = 0..<min(body, HeadlineChoice.opening)
    let trailed = dropBreadcrumbs(&scrape, opening)
    for i in opening where isTicker(scrape.lines[i], scrape) { scrape.lines[i].dropped = .fragment }
    guard
      var best = opening.first(where: { i in
        guard scrape.lines[i].dropped == nil, isHeadline(scrape.lines[i], scrape) else { return false }
        // A site's name or a section stands above the headline, in fewer words.
        return !(scrape.lines[i].words <= 2 && i + 1 < opening.upperBound && scrape.lines[i + 1].words > 3)
      })
    else { return }
    if let headline = headline(below: best, trailed: trailed, opening: opening, body: body, scrape) {
      for i in best..<headline where scrape.lines[i].dropped == nil && isHeadline(scrape.lines[i], scrape) {
        scrape.lines[i].dropped = .site
      }
      best = headline
    }
    scrape.lines[best].isTitle = true
    scrape.title = scrape.string(scrape.lines[best])
    for i in 0..<best
    where scrape.lines[i].dropped == nil && scrape.lines[i].words <= ScrapeLine.labelWords && !scrape.lines[i].endsSentence {
      scrape.lines[i].dropped = .site
    }
  }

  /// A line that ends in a copy of a later one is the trail that leads to it.
  ///
  /// - Returns: the line that a trail repeats.
  private func dropBreadcrumbs(_ scrape: inout Scrape, _ opening: Range<Int>) -> Int? {
    let words = opening.map { FoldedWords(scrape.text(scrape.lines[$0])) }
    var trailed: Int?
    for i in opening {
      for k in opening
      where k > i && words[i].bytes.count > words[k].bytes.count && scrape.lines[k].words >= 3 && words[i].hasSuffix(words[k]) {
        scrape.lines[i].dropped = .breadcrumb
        trailed = trailed ?? k
      }
    }
    return trailed
  }

  private func isHeadline(_ line: ScrapeLine, _ scrape: Scrape) -> Bool {
    mayBeHeadline(line) && !labels.isByline(line, in: scrape) && !labels.isDate(line, in: scrape)
  }

  private func mayBeHeadline(_ line: ScrapeLine) -> Bool {
    guard (2...30).contains(line.words), line.characters >= 12, line.characters <= 220, !line.isListItem else { return false }
    guard let finding = line.finding else { return true }
    return finding.place != .whole && finding.place != .start
  }

  /// The headline, when the line at `first` is the site's name, its slogan or a section: what a trail repeats, or what the text
  /// takes up more than that line.
  private func headline(below first: Int, trailed: Int?, opening: Range<Int>, body: Int, _ scrape: Scrape) -> Int? {
    let lines = scrape.lines
    if let trailed, trailed > first, mayBeHeadline(lines[trailed]) { return trailed }
    let look = siteLook(lines[first], scrape)
    guard look != .none else { return nil }
    guard
      let next = opening.first(where: {
        $0 > first && lines[$0].dropped == nil && (mayBeHeadline(lines[$0]) || labels.isByline(lines[$0], in: scrape))
      }),
      isHeadline(lines[next], scrape), lines[next].words >= 3
    else { return nil }
    let nextLook = siteLook(lines[next], scrape)
    guard nextLook != .certain else { return nil }
    let above = recurrence(of: first, in: body, scrape)
    let below = recurrence(of: next, in: body, scrape)
    switch look {
    case .certain: return below >= above ? next : nil
    // A word of the name may occur in any text; a headline in capitals recurs nearly whole.
    case .capitals: return nextLook != .capitals && (below >= above || above < 0.5) ? next : nil
    case .possible: return lines[next].words > lines[first].words && below > above ? next : nil
    case .none: return nil
    }
  }

  private enum SiteLook {
    case none, possible, certain, capitals
  }

  /// Names of sites come with a bar and a slogan, in capitals, or in a few words.
  private func siteLook(_ line: ScrapeLine, _ scrape: Scrape) -> SiteLook {
    guard !line.endsSentence, line.words <= 10 else { return .none }
    let string = scrape.string(line)
    if string.utf8.contains(UInt8(ascii: "|")) { return .certain }
    let letters = string.unicodeScalars.filter(\.properties.isAlphabetic)
    if line.words <= 5 && letters.count > 3 && letters.allSatisfy(\.properties.isUppercase) { return .capitals }
    if line.words <= 3 { return .possible }
    return string.split(separator: " ").contains { $0 == "–" || $0 == "—" } ? .possible : .none
  }

  /// The share of a line's longer words that the text takes up.
  private func recurrence(of line: Int, in body: Int, _ scrape: Scrape) -> Float {
    func stems(_ line: ScrapeLine) -> Set<String> {
      let words = String(decoding: FoldedWords(scrape.text(line)).bytes, as: UTF8.self).split(separator: " ")
      return Set(words.lazy.filter { $0.count >= HeadlineChoice.stem }.map { String($0.prefix(HeadlineChoice.stem)) })
    }
    let own = stems(scrape.lines[line])
    guard !own.isEmpty else { return 0 }
    var known: Set<String> = []
    for other in scrape.lines[body...] where other.dropped == nil { known.formUnion(own.intersection(stems(other))) }
    return Float(known.count) / Float(own.count)
  }

  /// Letters by which a word is known again in another form.
  private static let stem = 4

  /// Prices and changes of shares: more digits than letters, with a percentage.
  private func isTicker(_ line: ScrapeLine, _ scrape: Scrape) -> Bool {
    guard line.hasDigit, line.characters < 120 else { return false }
    let text = scrape.text(line)
    guard text.contains(UInt8(ascii: "%")) else { return false }
    let digits = text.count { UTF8Scalar.isDigit($0) }
    return digits > 4 && text.count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 } < digits
  }
}
