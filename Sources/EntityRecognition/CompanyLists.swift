import TextCore

/// The files that list companies: `shared/companies.tsv`, and the user's own lists beside it, `shared/companies-NAME.tsv`.
public struct CompanyLists: Sendable {
  public static let columns = ["id", "name", "country", "kind", "parent", "aliases", "context"]
  public static let pack = "companies.pack"
  /// In the order of their names.
  public let files: [LexiconFile]
  /// What the gazetteer is made from, as the first line of a pack has it.
  let mark: String

  /// The version of what a pack holds; a pack of another one is not read.
  private static let version = "tenor.companies/1"

  public init(_ lexicons: LexiconFolder) throws(LexiconError) {
    let names = lexicons.names(of: nil).filter { $0 == "companies.tsv" || ($0.hasPrefix("companies-") && $0.hasSuffix(".tsv")) }
    var files: [LexiconFile] = []
    var mark = Self.version
    if names.isEmpty { throw .missing(path: lexicons.path("companies.tsv", of: nil), expected: "a list of companies") }
    for name in names {
      let bytes = try lexicons.bytes(name, of: nil)
      mark += " \(name)=\(XXHash64.digest(bytes))"
      files.append(try LexiconFile(path: lexicons.path(name, of: nil), bytes: bytes, columns: Self.columns))
    }
    // How names are inflected decides which forms there are.
    for language in lexicons.languages { mark += " \(language.code)=\(XXHash64.digest(try lexicons.bytes("language.tsv", of: language)))" }
    self.files = files
    self.mark = mark
  }
}
