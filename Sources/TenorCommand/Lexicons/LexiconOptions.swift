import ArgumentParser
import StandardLexicons
import TextCore

/// The folder of lexicons that a command works with.
struct LexiconOptions: ParsableArguments {
  @Option(help: "Folder of lexicons to use in place of the ones that ship with Tenor.")
  var lexicons: String?

  var folder: LexiconFolder {
    get throws { try LexiconFolder(path: lexicons ?? StandardLexicons.path) }
  }
}
