import ArgumentParser

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "The data files that Tenor works with.",
    subcommands: [LexiconCheckCommand.self, LexiconStatsCommand.self, LexiconImportCommand.self, LexiconPackCommand.self])
}
