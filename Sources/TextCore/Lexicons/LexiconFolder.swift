/// The folder `Lexicons/`: a subfolder for each language, and `shared` for what belongs to none.
public struct LexiconFolder: Sendable {
  public let path: String

  /// - Throws: ``LexiconError/missing(path:expected:)`` when no language lies in the folder.
  public init(path: String) throws(LexiconError) {
    self.path = path
    if languages.isEmpty { throw .missing(path: path + "/*/language.tsv", expected: "a folder of lexicons") }
  }

  /// Codes of the languages that have a folder with a `language.tsv`, sorted.
  public var languages: [Language] {
    FileBytes.entries(of: path).filter { FileBytes.exists(path + "/" + $0 + "/language.tsv") }.sorted().map(Language.init)
  }

  /// A file that must be there, such as `file("companies.tsv", of: nil, columns: […])`.
  public func file(_ name: String, of language: Language?, columns: [String]) throws(LexiconError) -> LexiconFile {
    let path = path(name, of: language)
    return try LexiconFile(path: path, bytes: FileBytes.read(path), columns: columns)
  }

  /// A file that a language may do without; nil when it is not there.
  public func fileIfPresent(_ name: String, of language: Language?, columns: [String]) throws(LexiconError) -> LexiconFile? {
    FileBytes.exists(path(name, of: language)) ? try file(name, of: language, columns: columns) : nil
  }

  /// Names of the files of a language, or of those that belong to none; sorted.
  public func names(of language: Language?) -> [String] { FileBytes.entries(of: path("", of: language)).sorted() }

  /// A binary file, such as the language model.
  public func bytes(_ name: String, of language: Language?) throws(LexiconError) -> [UInt8] {
    try FileBytes.read(path(name, of: language))
  }

  /// ``XXHash64`` of every data file by its path in the folder, sorted: what a run records to be repeatable.
  public var digests: [(name: String, digest: String)] {
    var digests: [(name: String, digest: String)] = []
    for part in FileBytes.entries(of: path).sorted() {
      // A pack is made from the other files.
      for name in FileBytes.entries(of: path + "/" + part).sorted() where !name.hasSuffix(".pack") {
        guard let bytes = try? FileBytes.read("\(path)/\(part)/\(name)") else { continue }
        digests.append(("\(part)/\(name)", XXHash64.digest(bytes)))
      }
    }
    return digests
  }

  /// A pack as a language has it, or none; nil when it is not there, is damaged, or has another mark.
  ///
  /// - Parameter mark: asked for only if there is a file.
  public func pack(
    _ name: String, of language: Language?, mark: () throws(LexiconError) -> String
  ) throws(LexiconError) -> PackReader? {
    let path = path(name, of: language)
    return FileBytes.exists(path) ? PackReader(try MappedFile(path), mark: try mark()) : nil
  }

  /// What a pack is made from, as its first line says it: a version, and every file with its ``XXHash64``, or `-` if it is not there.
  public func mark(_ version: String, of files: [(name: String, language: Language?)]) throws(LexiconError) -> String {
    var mark = version
    for (name, language) in files {
      let path = path(name, of: language)
      mark += " \(language?.code ?? "shared")/\(name)=\(FileBytes.exists(path) ? XXHash64.digest(try FileBytes.read(path)) : "-")"
    }
    return mark
  }

  /// Where a file of a language, or of those that belong to none, is or would be.
  public func path(_ name: String, of language: Language?) -> String { "\(path)/\(language?.code ?? "shared")/\(name)" }
}
