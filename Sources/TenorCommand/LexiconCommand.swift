import ArgumentParser
import EntityRecognition
import Foundation
import StandardLexicons
import Tenor
import TextCore

/// The folder of lexicons that a `lexicon` command works on.
struct LexiconOptions: ParsableArguments {
  @Option(help: "Folder of lexicons to use in place of the ones that ship with Tenor.")
  var lexicons: String?

  var folder: LexiconFolder {
    get throws { try LexiconFolder(path: lexicons ?? StandardLexicons.path) }
  }
}

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Checks, counts, imports and compiles lexicons.",
    subcommands: [CheckCommand.self, StatsCommand.self, ImportCommand.self, PackCommand.self])

  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Says file by file what is wrong or likely to mislead; ends with status 1 if anything is wrong.")

    @OptionGroup var options: LexiconOptions

    @Flag(help: "Only what is wrong, not what is likely to mislead.")
    var errorsOnly = false

    func run() throws {
      try Failure.guarding {
        let problems = try LexiconCheck(options.folder).problems.filter { !errorsOnly || $0.severity == .error }
        let output = StandardOutput()
        for problem in problems { try output.write(Array("\(problem)\n".utf8)) }
        try output.flush()
        let errors = problems.count { $0.severity == .error }
        StandardError.write("\(errors) errors, \(problems.count - errors) warnings\n")
        if errors > 0 { throw ExitCode(1) }
      }
    }
  }

  struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stats", abstract: "Counts rows, companies and their forms.")

    @OptionGroup var options: LexiconOptions

    func run() throws {
      try Failure.guarding {
        let lexicons = try options.folder
        let output = StandardOutput()
        for language in lexicons.languages.map(Optional.some) + [nil] {
          for name in lexicons.names(of: language) where name.hasSuffix(".tsv") {
            let bytes = try lexicons.bytes(name, of: language)
            let file = try LexiconFile(path: lexicons.path(name, of: language), bytes: bytes, columns: LexiconFile.columns(of: bytes))
            try output.write(Array("\(language?.code ?? "shared")/\(name)\t\(file.count)\n".utf8))
          }
        }
        for (what, count) in try LexiconStatistics(lexicons).counts { try output.write(Array("\(what)\t\(count)\n".utf8)) }
        try output.flush()
      }
    }
  }

  struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Adds a table of companies to the lexicons, as shared/companies-NAME.tsv.")

    @OptionGroup var options: LexiconOptions

    @Option(help: "The table: CSV with a header; commas, semicolons or tabs.")
    var companies: String

    @Option(help: "What the list is called; by default as its file.")
    var name: String?

    @Option(name: .customLong("map"), help: ArgumentHelp("Read a field from a column of another name.", valueName: "field=COLUMN"))
    var maps: [String] = []

    func validate() throws {
      for map in maps where !map.contains("=") { throw ValidationError("--map \(map): expected field=COLUMN, such as name=Firma") }
    }

    func run() throws {
      try Failure.guarding {
        let lexicons = try options.folder
        let base = name ?? URL(filePath: companies).deletingPathExtension().lastPathComponent
        let file = "companies-\(try Slug(lexicons).slug(of: base)).tsv"
        var map: [String: String] = [:]
        for pair in maps {
          let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          map[parts[0]] = parts[1]
        }
        let result = try CompanyImport(
          path: companies, bytes: Array(try Data(contentsOf: URL(filePath: companies))), map: map, replacing: file, in: lexicons)
        for problem in result.problems { StandardError.write("\(problem)\n") }
        let path = lexicons.path(file, of: nil)
        try OutputFile.write(result.list, to: path)
        let leftOut = result.problems.count { $0.severity == .error }
        StandardError.write("\(path): \(result.count) companies, \(leftOut) rows left out\n")
      }
    }
  }

  struct PackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pack", abstract: "Compiles the lists of companies into shared/companies.pack, which loads without parsing.")

    @OptionGroup var options: LexiconOptions

    func run() throws {
      try Failure.guarding {
        let lexicons = try options.folder
        let bytes = try CompanyGazetteer.pack(lexicons)
        let path = lexicons.path(CompanyLists.pack, of: nil)
        try OutputFile.write(bytes, to: path)
        StandardError.write("\(path): \(bytes.count) bytes\n")
      }
    }
  }
}
