import TextCore

/// Checks a folder of lexicons: the form of every file, and what the lists of companies say.
public struct LexiconCheck {
  /// In the order of files and lines.
  public private(set) var problems: [LexiconProblem] = []

  private static let heads = ["# what: ", "# source: ", "# licence: ", "# columns: "]
  /// The kinds of companies, as in `Lexicons/README.md`.
  static let kinds: Set<String> = [
    "airline", "airport", "telecom", "bank", "insurer", "energy", "retail", "auto", "media", "news-agency", "platform", "software",
    "hardware", "semiconductor", "logistics", "rail", "hotel", "travel", "food", "restaurant", "pharma", "chemicals", "industry",
    "construction", "realestate", "fashion", "consumer", "games", "sports", "finance", "ratings", "consulting", "aerospace", "defence",
    "steel", "mining", "health", "education", "conglomerate", "other",
  ]

  /// - Throws: what makes a file unreadable as a table; what is found in readable ones is in ``problems``.
  public init(_ lexicons: LexiconFolder) throws(LexiconError) {
    for language in lexicons.languages.map(Optional.some) + [nil] {
      for name in lexicons.names(of: language) where name.hasSuffix(".tsv") {
        try checkForm(of: lexicons.bytes(name, of: language), path: lexicons.path(name, of: language))
      }
    }
    let lists = try CompanyLists(lexicons)
    try checkCompanies(lists.files, OrdinaryNames(lexicons), Namesakes(lexicons))
    try checkPack(CompanyLists.pack, of: nil, lexicons, mark: lists.mark)
    for language in lexicons.languages {
      try checkPack(EntityPack.name, of: language, lexicons, mark: EntityPack.mark(language, in: lexicons))
    }
  }

  private mutating func checkPack(
    _ name: String, of language: Language?, _ lexicons: LexiconFolder, mark: String
  ) throws(LexiconError) {
    guard lexicons.names(of: language).contains(name), try lexicons.pack(name, of: language, mark: { mark }) == nil else { return }
    add(.error, lexicons.path(name, of: language), 1, "is not made of the lists as they are now; run tenor lexicon pack")
  }

  private mutating func add(_ severity: LexiconProblem.Severity, _ path: String, _ line: Int, _ message: String) {
    problems.append(LexiconProblem(severity, path: path, line: line, message))
  }

  // MARK: Form

  private mutating func checkForm(of bytes: [UInt8], path: String) {
    do {
      let file = try LexiconFile(path: path, bytes: bytes, columns: LexiconFile.columns(of: bytes))
      try file.forEachRow { _ in }
    } catch {
      if case .malformed(_, let line, let found, let expected) = error {
        add(.error, path, line, "found \(found), expected \(expected)")
      } else {
        add(.error, path, 1, "\(error)")
      }
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, head) in Self.heads.enumerated() where index >= lines.count || !lines[index].starts(with: head.utf8) {
      add(.error, path, index + 1, "expected a line that begins with “\(head)”")
    }
    var previous: ArraySlice<UInt8>?
    for (index, line) in lines.enumerated().dropFirst(Self.heads.count) where !line.isEmpty {
      if let previous {
        if previous == line {
          add(.error, path, index + 1, "the same row as the one before")
        } else if line.lexicographicallyPrecedes(previous) {
          add(.error, path, index + 1, "not sorted by bytes: stands behind a row that comes later")
        }
      }
      previous = line
    }
    if bytes.last != 0x0A { add(.error, path, lines.count, "the last line has no end") }
  }

  // MARK: Companies

  private mutating func checkCompanies(
    _ files: [LexiconFile], _ ordinary: OrdinaryNames, _ namesakes: Namesakes
  ) throws(LexiconError) {
    var namesakes = namesakes
    var ids: [String: (path: String, line: Int)] = [:]
    var parents: [(parent: String, path: String, line: Int)] = []
    var owners: [[UInt8]: (id: String, path: String, line: Int)] = [:]
    for file in files {
      try file.forEachRow { (row) throws(LexiconError) in
        let id = row.string(0)
        if let first = ids[id] {
          add(.error, file.path, row.line, "the id \(id) is taken by \(first.path):\(first.line)")
        } else {
          ids[id] = (file.path, row.line)
        }
        let country = row.string(2)
        if !country.isEmpty && !(country.utf8.count == 2 && country.utf8.allSatisfy { (0x41...0x5A).contains($0) }) {
          add(.error, file.path, row.line, "“\(country)” is no ISO 3166 alpha-2 code of a country")
        }
        if !Self.kinds.contains(row.string(3)) { add(.error, file.path, row.line, "no kind is called “\(row.string(3))”") }
        if !row.bytes(4).isEmpty { parents.append((row.string(4), file.path, row.line)) }
        checkAliases(of: row, id, file.path, ordinary, &owners)
        namesakes.add(row, path: file.path)
      }
    }
    for parent in parents where ids[parent.parent] == nil {
      add(.error, parent.path, parent.line, "no list has the parent \(parent.parent)")
    }
    problems += namesakes.problems
  }

  private mutating func checkAliases(
    of row: LexiconFile.Row, _ id: String, _ path: String, _ ordinary: OrdinaryNames,
    _ owners: inout [[UInt8]: (id: String, path: String, line: Int)]
  ) {
    var values = row.values(5).map(AliasValue.init)
    let name = row.bytes(1)
    if !values.contains(where: { $0.form == name && $0.kind != .ticker }) { values.append(AliasValue(name)) }
    for value in values {
      let form = value.form
      let text = String(decoding: form, as: UTF8.self)
      switch value.kind {
      case .handle where form.first != UInt8(ascii: "@"): add(.error, path, row.line, "the handle “\(text)” has no @")
      case .domain where !form.contains(UInt8(ascii: ".")): add(.error, path, row.line, "the domain “\(text)” has no dot")
      case .word where row.bytes(6).isEmpty:
        add(.warning, path, row.line, "“\(text)” is also a word, but no context words tell when it is \(id)")
      case .name:
        if let source = ordinary.source(of: form) {
          add(
            .warning, path, row.line,
            "“\(text)” is \(source.what) as well (\(source.path):\(source.line)); as word=\(text) it counts with evidence only")
        }
        let folded = CaseFolding.folded(Array(form))
        if let owner = owners[folded], owner.id != id {
          add(.warning, path, row.line, "“\(text)” is a name of \(owner.id) too (\(owner.path):\(owner.line)); context words decide")
        } else {
          owners[folded] = (id, path, row.line)
        }
      default: break
      }
    }
  }
}
