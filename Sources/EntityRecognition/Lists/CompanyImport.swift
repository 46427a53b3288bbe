import TextCore

/// Makes a list of companies for Lexicons/ of a user's own table.
public struct CompanyImport {
  /// The rows as `companies-NAME.tsv` has them, with its head.
  public let list: [UInt8]
  public let count: Int
  /// Rows left out, and names that other things have as well.
  public private(set) var problems: [LexiconProblem] = []

  /// What is read of a company, and what tables call it.
  private static let columns: [(field: String, names: [String])] = [
    ("id", ["id", "slug"]), ("name", ["name", "company", "company_name", "companyname", "company name", "firma", "label"]),
    ("country", ["country", "country_code", "land"]), ("kind", ["kind", "sector", "industry", "category"]), ("parent", ["parent"]),
    ("aliases", ["aliases", "alias", "other_names", "synonyms", "names"]), ("ticker", ["ticker", "symbol"]),
    ("domain", ["domain", "website", "url", "homepage"]), ("handle", ["handle", "twitter"]), ("context", ["context", "keywords"]),
  ]

  /// - Parameters:
  ///   - map: names of columns by field, where the table's own are not understood.
  ///   - lexicons: what the names are compared with. A list of the same file name is replaced, so it is left aside.
  public init(path: String, bytes: [UInt8], map: [String: String], replacing file: String, in lexicons: LexiconFolder) throws(LexiconError)
  {
    let table = try DelimitedTable(path: path, bytes: bytes)
    let places = try Self.places(in: table.header, map: map, path: path)
    let slugs = try Slug(lexicons)
    let ordinary = try OrdinaryNames(lexicons)
    var taken: [String: String] = [:]
    var owners: [[UInt8]: String] = [:]
    let replaced = lexicons.path(file, of: nil)
    for list in try CompanyLists(lexicons).files where list.path != replaced {
      try list.forEachRow { (row) throws(LexiconError) in
        taken[row.string(0)] = "\(list.path):\(row.line)"
        for form in row.values(5) + [row.bytes(1)] { owners[CaseFolding.folded(Array(form))] = row.string(0) }
      }
    }
    var rows: [String] = []
    var problems: [LexiconProblem] = []
    for (line, cells) in table.rows {
      func cell(_ field: String) -> String {
        guard let place = places[field], place < cells.count else { return "" }
        return Self.plain(cells[place])
      }
      let name = cell("name")
      if name.isEmpty {
        problems.append(LexiconProblem(.error, path: path, line: line, "no name; left out"))
        continue
      }
      let id = cell("id").isEmpty ? slugs.slug(of: name) : slugs.slug(of: cell("id"))
      if let other = taken[id] {
        problems.append(LexiconProblem(.error, path: path, line: line, "the id \(id) is taken by \(other); left out"))
        continue
      }
      taken[id] = "\(path):\(line)"
      var aliases: [String] = []
      for form in [name] + cell("aliases").split(whereSeparator: { $0 == "|" || $0 == ";" }).map({ Self.plain(String($0)) })
      where !form.isEmpty {
        let folded = CaseFolding.folded(Array(form.utf8))
        if let owner = owners[folded], owner != id {
          problems.append(LexiconProblem(.warning, path: path, line: line, "“\(form)” is a name of \(owner) too; context words decide"))
        }
        owners[folded] = id
        if let source = ordinary.source(of: ArraySlice(form.utf8)) {
          problems.append(
            LexiconProblem(
              .warning, path: path, line: line,
              "“\(form)” is \(source.what) as well (\(source.path):\(source.line)); it counts with evidence only"))
          aliases.append("word=" + form)
        } else if form != name {
          aliases.append(form)
        }
      }
      if let domain = Self.host(cell("domain")) { aliases.append("domain=" + domain) }
      let handle = cell("handle")
      if !handle.isEmpty { aliases.append("handle=" + (handle.hasPrefix("@") ? handle : "@" + handle)) }
      if !cell("ticker").isEmpty { aliases.append("ticker=" + cell("ticker")) }
      let country = cell("country")
      let isCode = country.utf8.count == 2 && country.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
      let context = cell("context").split(whereSeparator: { $0 == "|" || $0 == ";" }).map { Self.plain(String($0)).lowercased() }
      let fields = [
        id, name, isCode ? country.uppercased() : "", LexiconCheck.kinds.contains(cell("kind")) ? cell("kind") : "other", cell("parent"),
        aliases.joined(separator: "|"), context.joined(separator: "|"),
      ]
      rows.append(fields.map { $0.isEmpty ? "-" : $0 }.joined(separator: "\t"))
    }
    rows.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    count = rows.count
    let head = [
      "# what: companies of \(Self.plain(path.split(separator: "/").last.map(String.init) ?? path))", "# source: imported by its user",
      "# licence: as its source’s", "# columns: " + CompanyLists.columns.joined(separator: "\t"),
    ]
    list = Array(((head + rows).joined(separator: "\n") + "\n").utf8)
    self.problems = problems
  }

  /// Which column of the table holds what.
  private static func places(in header: [String], map: [String: String], path: String) throws(LexiconError) -> [String: Int] {
    let found = header.map { plain($0).lowercased() }
    for (field, column) in map {
      guard columns.contains(where: { $0.field == field }) else {
        throw .malformed(path: path, line: 1, found: "the field \(field) in --map", expected: columns.map(\.field).joined(separator: ", "))
      }
      guard found.contains(column.lowercased()) else {
        throw .malformed(path: path, line: 1, found: "columns \(header.joined(separator: ", "))", expected: "one called \(column)")
      }
    }
    var places: [String: Int] = [:]
    for (field, names) in columns {
      let wanted = map[field].map { [$0.lowercased()] } ?? names
      places[field] = wanted.lazy.compactMap { found.firstIndex(of: $0) }.first
    }
    guard places["name"] != nil else {
      throw .malformed(
        path: path, line: 1, found: "columns \(header.joined(separator: ", "))", expected: "one called name, or --map name=COLUMN")
    }
    return places
  }

  /// Without what would break the columns of a list, and without spaces at the ends.
  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// `https://www.example.com/en` → `example.com`
  private static func host(_ address: String) -> String? {
    var host = address.lowercased()[...]
    for scheme in ["https://", "http://"] where host.hasPrefix(scheme) { host = host.dropFirst(scheme.count) }
    host = host.prefix { $0 != "/" && $0 != "?" }
    if host.hasPrefix("www.") { host = host.dropFirst(4) }
    return host.contains(".") ? String(host) : nil
  }
}
