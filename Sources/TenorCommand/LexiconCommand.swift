import ArgumentParser
import Foundation
import StandardLexicons
import TextCore

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "The data files that Tenor works with.", subcommands: [LexiconImportCommand.self])
}

struct LexiconImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turns a lexicon of another project into a file of Tenor's.",
    discussion: """
      Put the file into the folder of its language in a copy of Tenor's lexicons and name that folder with --lexicons:
      tenor lexicon import --sentiment AFINN-en-165.txt --as afinn -o mine/en/polarity.tsv
      """)

  @OptionGroup var sentiment: SentimentImportOptions

  @Option(name: .shortAndLong, help: "The file to write; standard output by default.")
  var output: String?

  @Option(help: "Folder of lexicons to layer over in place of the ones that ship with Tenor.")
  var lexicons: String?

  func run() throws {
    try Failure.guarding {
      guard let file = try sentiment.file(over: try LexiconFolder(path: lexicons ?? StandardLexicons.path)) else {
        throw ValidationError("nothing to import: expected --sentiment FILE --as FORMAT")
      }
      guard let output else { return try FileHandle.standardOutput.write(contentsOf: Data(file.utf8)) }
      try Data(file.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    }
  }
}
