import ArgumentParser
import EntityRecognition
import TextCore

struct LexiconStatsCommand: ParsableCommand {
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
