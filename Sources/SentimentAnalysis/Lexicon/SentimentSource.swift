import TextCore

/// The words of a sentiment lexicon as its author wrote them.
struct SentimentSource {
  struct Word {
    let lemma: String
    var pos = ""
    let weight: Double
    var forms: [String] = []
  }

  let path: String
  let format: SentimentImport.Format
  private(set) var words: [Word] = []
  /// What is wrong with the lines that are left out.
  private(set) var problems: [LexiconProblem] = []
  private(set) var firstError: LexiconError?

  init(path: String, format: SentimentImport.Format) {
    self.path = path
    self.format = format
  }

  /// The weight of the strongest word that can be.
  var scale: Double {
    switch format {
    case .afinn, .dds: 5
    case .vader: 4
    case .sentiws: 1
    case .csv: words.reduce(0) { max($0, abs($1.weight)) }
    }
  }

  private mutating func leaveOut(_ line: Int, found: String, expected: String) {
    if firstError == nil { firstError = .malformed(path: path, line: line, found: found, expected: expected) }
    problems.append(LexiconProblem(.error, path: path, line: line, "found \(found), expected \(expected); left out"))
  }

  // MARK: Lines of tab-separated cells

  mutating func readLines(_ bytes: [UInt8]) throws(LexiconError) {
    try LexiconError.checkUTF8(bytes, of: path)
    let text = String(decoding: UTF8Scalar.withoutByteOrderMark(bytes[...]), as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() where !line.isEmpty {
      if let word = word(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)) {
        words.append(word)
      } else {
        leaveOut(index + 1, found: "“\(line)”", expected: expectation)
      }
    }
  }

  /// What a line of the format looks like.
  private var expectation: String {
    switch format {
    case .afinn: "a word, a tab and a whole number from −5 to 5"
    case .vader: "a token, a tab and a number from −4 to 4"
    case .sentiws: "a word with its tag (word|NN), a tab and a number from −1 to 1"
    case .dds: "six columns between tabs, the fifth or the sixth a whole number from −5 to 5"
    case .csv: "a word and a number"
    }
  }

  private func word(_ cells: [String]) -> Word? {
    switch format {
    case .afinn, .vader:
      guard cells.count >= 2, let weight = weight(cells[1]) else { return nil }
      return Word(lemma: cells[0], weight: weight)
    case .sentiws: return sentiws(cells)
    case .dds: return dds(cells)
    case .csv: return nil
    }
  }

  private func weight(_ cell: String) -> Double? { Double(cell).flatMap { abs($0) <= scale ? $0 : nil } }

  private func sentiws(_ cells: [String]) -> Word? {
    guard cells.count >= 2, let weight = weight(cells[1]), let bar = cells[0].lastIndex(of: "|") else { return nil }
    let pos = ["NN": "noun", "VVINF": "verb", "ADJX": "adj", "ADV": "adv"]
    let forms = cells.count > 2 ? cells[2].split(separator: ",").map(String.init) : []
    return Word(
      lemma: String(cells[0][..<bar]), pos: pos[String(cells[0][cells[0].index(after: bar)...])] ?? "", weight: weight, forms: forms)
  }

  private func dds(_ cells: [String]) -> Word? {
    guard cells.count >= 6 else { return nil }
    let pos = ["sb.": "noun", "sb. pl.": "noun", "vb.": "verb", "adj.": "adj", "adv.": "adv", "udråbsord": "interj"]
    // One line a form: the headword comes with the first of them, the others join it.
    if let weight = weight(cells[5]) { return Word(lemma: cells[1], pos: pos[cells[3]] ?? "", weight: weight, forms: [cells[0]]) }
    guard let weight = weight(cells[4]) else { return nil }
    return Word(lemma: cells[0], pos: pos[cells[2]] ?? "", weight: weight, forms: cells[5].split(separator: ";").map(String.init))
  }

  // MARK: Tables

  private static let wordNames: Set<String> = ["word", "lemma", "term", "token", "form", "headword"]
  private static let weightNames: Set<String> = ["weight", "score", "polarity", "value", "valence", "sentiment"]

  mutating func readTable(_ bytes: [UInt8]) throws(LexiconError) {
    let table = try DelimitedTable(path: path, bytes: bytes)
    let names = table.header.map { $0.lowercased() }
    guard let word = names.firstIndex(where: Self.wordNames.contains), let weight = names.firstIndex(where: Self.weightNames.contains)
    else {
      let expected = [Self.wordNames, Self.weightNames].map { "one of " + $0.sorted().joined(separator: ", ") }
      throw .malformed(
        path: path, line: 1, found: "columns \(names.joined(separator: ", "))", expected: expected.joined(separator: " and "))
    }
    let pos = names.firstIndex(of: "pos")
    for (line, cells) in table.rows {
      guard cells.count == names.count, let value = Double(cells[weight]), value.isFinite else {
        leaveOut(
          line, found: "“\(cells.joined(separator: " | "))”", expected: "\(names.count) columns with a number in column \(names[weight])")
        continue
      }
      // A line break or tab in a cell would break the list's.
      let lemma = cells[word].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      words.append(Word(lemma: lemma, pos: pos.map { cells[$0] } ?? "", weight: value))
    }
  }
}
