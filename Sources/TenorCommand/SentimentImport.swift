import TextCore

/// Turns a sentiment lexicon of another project into rows of `polarity.tsv`.
///
/// Weights end on our scale (−4…4 in halves): what is weaker than a half counts a half, because its author listed it; 0 is left out.
struct SentimentImport {
  enum Format: String, CaseIterable {
    /// `word TAB −5…5` (Nielsen 2011).
    case afinn
    /// `token TAB mean −4…4 TAB deviation TAB ratings` (Hutto and Gilbert 2014).
    case vader
    /// `word|TAG TAB −1…1 TAB form,form` (Remus, Quasthoff and Heyer 2010).
    case sentiws
    /// Either file of Det Danske Sentimentleksikon: `headword, homograph, part of speech, id, −5…5, form;form`, or `form, headword,
    /// homograph, part of speech, id, −5…5`, between tabs.
    case dds
    /// A table whose first line names its columns; the largest weight becomes 4.
    case csv
  }

  /// A row of `polarity.tsv`.
  struct Row: Equatable {
    let lemma: String
    let pos: String
    /// In halves of a point, −8…8, never 0.
    let halves: Int
    var forms: [String] = []

    fileprivate var line: String {
      let weight = halves % 2 == 0 ? "\(halves / 2)" : "\(halves < 0 ? "-" : "")\(abs(halves) / 2).5"
      return [lemma, pos.isEmpty ? "-" : pos, weight, "-", forms.isEmpty ? "-" : forms.joined(separator: "|")].joined(separator: "\t")
    }
  }

  static let columns = ["lemma", "pos", "weight", "tags", "forms"]
  private static let largestHalves = 8.0

  let format: Format

  /// The rows in the order of the file; of several for one word and part of speech the first.
  ///
  /// - Parameter path: where the bytes come from, for messages.
  func rows(of bytes: [UInt8], path: String) throws(LexiconError) -> [Row] {
    if let invalid = UTF8Scalar.firstInvalid(bytes) {
      let line = 1 + bytes[..<invalid].count { $0 == 0x0A }
      throw .malformed(path: path, line: line, found: "a byte that is not UTF-8", expected: "UTF-8 text")
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
    if format == .csv { return try tableRows(lines, path) }
    var rows: [Row] = []
    var places: [String: Int] = [:]
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let row = row(cells) else {
        throw .malformed(path: path, line: index + 1, found: "“\(line)”", expected: expectation)
      }
      add(row, to: &rows, &places)
    }
    return rows
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

  private func row(_ cells: [String]) -> (lemma: String, pos: String, halves: Int?, forms: [String])? {
    switch format {
    case .afinn: word(cells, scale: 5)
    case .vader: word(cells, scale: 4)
    case .sentiws: sentiws(cells)
    case .dds: dds(cells)
    case .csv: nil
    }
  }

  private func word(_ cells: [String], scale: Double) -> (lemma: String, pos: String, halves: Int?, forms: [String])? {
    guard cells.count >= 2, let weight = Double(cells[1]), abs(weight) <= scale else { return nil }
    return (cells[0], "", Self.halves(weight, of: scale), [])
  }

  private func sentiws(_ cells: [String]) -> (lemma: String, pos: String, halves: Int?, forms: [String])? {
    guard cells.count >= 2, let weight = Double(cells[1]), abs(weight) <= 1, let bar = cells[0].lastIndex(of: "|") else { return nil }
    let pos: [String: String] = ["NN": "noun", "VVINF": "verb", "ADJX": "adj", "ADV": "adv"]
    let forms = cells.count > 2 ? cells[2].split(separator: ",").map(String.init) : []
    return (String(cells[0][..<bar]), pos[String(cells[0][cells[0].index(after: bar)...])] ?? "", Self.halves(weight, of: 1), forms)
  }

  private func dds(_ cells: [String]) -> (lemma: String, pos: String, halves: Int?, forms: [String])? {
    guard cells.count >= 6 else { return nil }
    let pos: [String: String] = ["sb.": "noun", "sb. pl.": "noun", "vb.": "verb", "adj.": "adj", "adv.": "adv", "udråbsord": "interj"]
    if let weight = Double(cells[5]), abs(weight) <= 5 {
      // One line a form: the headword comes with the first of them, the others join it.
      return (cells[1], pos[cells[3]] ?? "", Self.halves(weight, of: 5), [cells[0]])
    }
    guard let weight = Double(cells[4]), abs(weight) <= 5 else { return nil }
    return (cells[0], pos[cells[2]] ?? "", Self.halves(weight, of: 5), cells[5].split(separator: ";").map(String.init))
  }

  // MARK: Tables

  private static let wordNames: Set<String> = ["word", "lemma", "term", "token", "form", "headword"]
  private static let weightNames: Set<String> = ["weight", "score", "polarity", "value", "valence", "sentiment"]

  private func tableRows(_ lines: [Substring], _ path: String) throws(LexiconError) -> [Row] {
    guard let head = lines.first else { return [] }
    let separator: Character = head.contains("\t") ? "\t" : head.contains(";") ? ";" : ","
    let names = Self.cells(head, separator).map { $0.lowercased() }
    guard let word = names.firstIndex(where: Self.wordNames.contains), let weight = names.firstIndex(where: Self.weightNames.contains)
    else {
      throw .malformed(
        path: path, line: 1, found: "columns \(names.joined(separator: ", "))",
        expected:
          "one of \(Self.wordNames.sorted().joined(separator: ", ")) and one of \(Self.weightNames.sorted().joined(separator: ", "))")
    }
    let pos = names.firstIndex(of: "pos")
    var found: [(lemma: String, pos: String, weight: Double)] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let cells = Self.cells(line, separator)
      guard cells.count == names.count, let value = Double(cells[weight]), value.isFinite else {
        throw .malformed(
          path: path, line: index + 1, found: "“\(line)”", expected: "\(names.count) columns with a number in column \(names[weight])")
      }
      found.append((cells[word], pos.map { cells[$0] } ?? "", value))
    }
    let largest = found.reduce(0) { max($0, abs($1.weight)) }
    var rows: [Row] = []
    var places: [String: Int] = [:]
    for row in found { add((row.lemma, row.pos, Self.halves(row.weight, of: largest), []), to: &rows, &places) }
    return rows
  }

  /// The cells of a line; one that is in quotation marks may hold the separator, and `""` for a mark.
  private static func cells(_ line: Substring, _ separator: Character) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        if !isQuoted, let last = cells.last, last.isEmpty { isQuoted = true } else { isQuoted.toggle() }
        if isQuoted, let last = cells.last, !last.isEmpty { cells[cells.count - 1].append(character) }
      } else if character == separator, !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  // MARK: Rows

  /// Nil for 0.
  private static func halves(_ weight: Double, of scale: Double) -> Int? {
    guard weight != 0, scale > 0 else { return nil }
    let halves = (weight / scale * largestHalves).rounded()
    return Int(weight > 0 ? max(1, halves) : min(-1, halves))
  }

  private func add(_ row: (lemma: String, pos: String, halves: Int?, forms: [String]), to rows: inout [Row], _ places: inout [String: Int])
  {
    // What begins with “#” is a comment in our files, and “-” is an empty cell.
    guard let halves = row.halves, !row.lemma.isEmpty, row.lemma != "-", !row.lemma.hasPrefix("#") else { return }
    let forms = row.forms.filter { !$0.isEmpty && $0 != row.lemma && !$0.contains("|") }
    let key = row.lemma + "\t" + row.pos
    if let place = places[key] {
      rows[place].forms += forms.filter { !rows[place].forms.contains($0) }
    } else {
      places[key] = rows.count
      rows.append(Row(lemma: row.lemma, pos: row.pos, halves: halves, forms: forms))
    }
  }

  /// A whole `polarity.tsv`.
  ///
  /// - Parameters:
  ///   - source: where the rows come from, for the head of the file.
  ///   - base: a lexicon whose rows stay for all words that the imported one lacks; nil to do without.
  static func file(_ rows: [Row], source: String, over base: LexiconFile?) throws(LexiconError) -> String {
    var lines = Set(rows.map(\.line))
    let imported = Set(rows.map { CaseFolding.folded($0.lemma) })
    try base?.forEachRow { (row) throws(LexiconError) in
      let lemma = String(decoding: row.literal(0), as: UTF8.self)
      guard !imported.contains(CaseFolding.folded(lemma)) else { return }
      lines.insert(columns.indices.map { String(decoding: row.literal($0), as: UTF8.self) }.joined(separator: "\t"))
    }
    let head = [
      "# what: words that praise or blame", "# source: \(source)\(base == nil ? "" : ", over the lexicon of Tenor")",
      "# licence: that of the source", "# columns: \(columns.joined(separator: "\t"))",
    ]
    let sorted = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return (head + sorted).joined(separator: "\n") + "\n"
  }
}
