import TextCore

/// The files that list companies: `shared/companies.tsv`, and the user's own lists beside it, `shared/companies-NAME.tsv`.
public struct CompanyLists: Sendable {
  public static let columns = ["id", "name", "country", "kind", "parent", "aliases", "context"]
  public static let pack = "companies.pack"
  /// Our own list first, then the others by name.
  private let names: [String]
  private let lexicons: LexiconFolder
  /// What the gazetteer is made from, as the first line of a pack has it.
  let mark: String

  /// The version of what a pack holds; a pack of another one is not read.
  private static let version = "tenor.companies/11"

  public init(_ lexicons: LexiconFolder) throws(LexiconError) {
    let all = lexicons.names(of: nil)
    names = all.filter { $0 == "companies.tsv" } + all.filter { $0.hasPrefix("companies-") && $0.hasSuffix(".tsv") }
    if names.isEmpty { throw .missing(path: lexicons.path("companies.tsv", of: nil), expected: "a list of companies") }
    // How names are inflected decides which forms there are.
    mark = try lexicons.mark(
      Self.version, of: names.map { ($0, nil) } + [("sounds.tsv", nil)] + lexicons.languages.map { ("language.tsv", $0) })
    self.lexicons = lexicons
  }

  /// The lists: our own first, then the others by name.
  public var files: [LexiconFile] {
    get throws(LexiconError) {
      var files: [LexiconFile] = []
      for name in names { files.append(try lexicons.file(name, of: nil, columns: Self.columns)) }
      return files
    }
  }
}
