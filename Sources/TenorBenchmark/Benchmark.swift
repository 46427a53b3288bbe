import ArgumentParser

/// The benchmarks of Tenor, of which that of all stages runs when none is named.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenor-benchmark", abstract: "How fast Tenor is, with checked answers.",
    subcommands: [StagesBenchmark.self, DuplicatesBenchmark.self, StoreBenchmark.self, LanguageBenchmark.self],
    defaultSubcommand: StagesBenchmark.self)
}
