import ArgumentParser
import EntityRecognition
import Foundation
import Tenor
import TextCore

/// `tenor lexicon import --companies`: companies of the user's own, beside ours.
struct CompanyImportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A table of companies: CSV with a header; commas, semicolons or tabs.", valueName: "file"))
  var companies: String?

  @Option(help: "For --companies: what the list is called; by default as its file.")
  var name: String?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("For --companies: read a field from a column of another name.", valueName: "field=COLUMN"))
  var maps: [String] = []

  func validate() throws {
    _ = try map
  }

  private var map: FieldMap { get throws { try FieldMap(maps, example: "name=Firma") } }

  /// Writes the list and says what was left out; false when no table was named.
  func write(to output: String?, in lexicons: LexiconFolder) throws -> Bool {
    guard let companies else { return false }
    let url = URL(fileURLWithPath: companies)
    let file = "companies-\(try Slug(lexicons).slug(of: name ?? url.deletingPathExtension().lastPathComponent)).tsv"
    let list = try CompanyImport(path: companies, bytes: FileBytes.read(companies), map: map.names, replacing: file, in: lexicons)
    for problem in list.problems { StandardError.write("\(problem)\n") }
    let path = output ?? lexicons.path(file, of: nil)
    try OutputFile.write(list.list, to: path)
    let leftOut = list.problems.count { $0.severity == .error }
    StandardError.write("\(path): \(list.count) companies, \(leftOut) rows left out\n")
    return true
  }
}
