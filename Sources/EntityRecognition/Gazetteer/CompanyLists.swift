import TextCore

/// The files that list companies: `shared/companies.tsv`, and the user's own lists beside it, `shared/companies-NAME.tsv`.
public struct CompanyLists: Sendable {
  public static let columns = ["id", "name", "country", "kind", "parent", "aliases", "context"]
  public static let pack = "companies.pack"
  /// Our own list first, then the others by name; not read for their rows yet: a pack has those.
  private let contents: [(path: String, bytes: [UInt8])]
  /// What the gazetteer is made from, as the first line of a pack has it.
  let mark: String

  /// The version of what a pack holds; a pack of another one is not read.
  private static let version = "tenor.companies/2"

  public init(_ lexicons: LexiconFolder) throws(LexiconError) {
    let all = lexicons.names(of: nil)
    let names = all.filter { $0 == "companies.tsv" } + all.filter { $0.hasPrefix("companies-") && $0.hasSuffix(".tsv") }
    var contents: [(path: String, bytes: [UInt8])] = []
    var mark = Self.version
    if names.isEmpty { throw .missing(path: lexicons.path("companies.tsv", of: nil), expected: "a list of companies") }
    for name in names {
      let bytes = try lexicons.bytes(name, of: nil)
      mark += " \(name)=\(XXHash64.digest(bytes))"
      contents.append((lexicons.path(name, of: nil), bytes))
    }
    // How names are inflected decides which forms there are.
    for language in lexicons.languages { mark += " \(language.code)=\(XXHash64.digest(try lexicons.bytes("language.tsv", of: language)))" }
    self.contents = contents
    self.mark = mark
  }

  /// The lists: our own first, then the others by name.
  public var files: [LexiconFile] {
    get throws(LexiconError) {
      var files: [LexiconFile] = []
      for (path, bytes) in contents { files.append(try LexiconFile(path: path, bytes: bytes, columns: Self.columns)) }
      return files
    }
  }
}
