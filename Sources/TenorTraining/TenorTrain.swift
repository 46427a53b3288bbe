import ArgumentParser

/// The programs that make Tenor's data files out of text. Each is a subcommand with a folder of its own beside this file.
@main
struct TenorTrain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenor-train", abstract: "Makes the model files of Tenor out of text.",
    subcommands: [LanguageCommand.self, LetterPairsCommand.self, NamesCommand.self, SentimentCommand.self])
}
