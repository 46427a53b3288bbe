import TextCore

/// Makes a `polarity.tsv` of a sentiment lexicon of another project.
///
/// Weights end on our scale (−4…4 in halves): what is weaker than a half counts a half, because its author listed it; 0 is left out.
public struct SentimentImport {
  public enum Format: String, CaseIterable, Sendable {
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

  /// The rows as `polarity.tsv` has them, sorted, with its head.
  public let list: [UInt8]
  /// Words imported.
  public let count: Int
  /// Lines left out.
  public let problems: [LexiconProblem]

  static let columns = ["lemma", "pos", "weight", "tags", "forms"]

  /// - Parameters:
  ///   - path: where the bytes come from, for messages and the head of the list.
  ///   - language: the language whose rows stay for all words that the imported lexicon lacks; nil to do without.
  /// - Throws: ``LexiconError/malformed(path:line:found:expected:)`` when nothing in the file is of the format.
  public init(path: String, bytes: [UInt8], format: Format, over language: Language?, in lexicons: LexiconFolder) throws(LexiconError) {
    var source = SentimentSource(path: path, format: format)
    if format == .csv { try source.readTable(bytes) } else { try source.readLines(bytes) }
    if source.words.isEmpty, let error = source.firstError { throw error }
    problems = source.problems
    let rows = Self.rows(of: source.words, scale: source.scale)
    count = rows.count
    var lines = Set(rows.map(\.line))
    if let language {
      let imported = Set(rows.map { CaseFolding.folded($0.lemma) })
      try lexicons.file("polarity.tsv", of: language, columns: Self.columns).forEachRow { (row) throws(LexiconError) in
        guard !imported.contains(CaseFolding.folded(String(decoding: row.literal(0), as: UTF8.self))) else { return }
        lines.insert(Self.columns.indices.map { String(decoding: row.literal($0), as: UTF8.self) }.joined(separator: "\t"))
      }
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let head = [
      "# what: words that praise or blame", "# source: \(name)\(language == nil ? "" : ", over the lexicon of Tenor")",
      "# licence: that of the source", "# columns: \(Self.columns.joined(separator: "\t"))",
    ]
    let sorted = lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    list = Array(((head + sorted).joined(separator: "\n") + "\n").utf8)
  }

  // MARK: Rows

  private struct Row {
    let lemma: String
    let pos: String
    /// In halves of a point, −8…8, never 0.
    let halves: Int
    var forms: [String]

    var line: String {
      let weight = halves % 2 == 0 ? "\(halves / 2)" : "\(halves < 0 ? "-" : "")\(abs(halves) / 2).5"
      return [lemma, pos.isEmpty ? "-" : pos, weight, "-", forms.isEmpty ? "-" : forms.joined(separator: "|")].joined(separator: "\t")
    }
  }

  private static let largestHalves = 8.0

  /// In the order of the file; of several for one word and part of speech the first, with the forms of all.
  private static func rows(of words: [SentimentSource.Word], scale: Double) -> [Row] {
    var rows: [Row] = []
    var places: [String: Int] = [:]
    for word in words {
      // What begins with “#” is a comment in our files, and “-” is an empty cell.
      guard let halves = halves(word.weight, of: scale), !word.lemma.isEmpty, word.lemma != "-", !word.lemma.hasPrefix("#") else {
        continue
      }
      let forms = word.forms.filter { !$0.isEmpty && $0 != word.lemma && !$0.contains("|") }
      let key = word.lemma + "\t" + word.pos
      if let place = places[key] {
        rows[place].forms += forms.filter { !rows[place].forms.contains($0) }
      } else {
        places[key] = rows.count
        rows.append(Row(lemma: word.lemma, pos: word.pos, halves: halves, forms: forms))
      }
    }
    return rows
  }

  /// Nil for 0.
  private static func halves(_ weight: Double, of scale: Double) -> Int? {
    guard weight != 0, scale > 0 else { return nil }
    let halves = (weight / scale * largestHalves).rounded()
    return Int(weight > 0 ? max(1, halves) : min(-1, halves))
  }
}
