import ArgumentParser

/// How companies are spoken of in dumps of scraped articles.
@main
struct TenorProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenor",
    abstract: "Reads scraped articles in German, Bulgarian, Danish and English and says how each company is spoken of, and why.",
    discussion: """
      INPUT is a file or folder of .html, .txt, .jsonl, .json, .csv, .tsv, .warc, .wet, .rss, .atom, .xml, .zip or .tar files (also .gz and
      .zst), “-” for standard input, or “@list” for a file of paths.
      Data goes to standard output, everything else to standard error.
      """,
    version: "0.1.0",
    subcommands: [
      RunCommand.self, AnalyzeCommand.self, ExtractCommand.self, DetectCommand.self, EntitiesCommand.self, SentimentCommand.self,
      TableCommand.self, ReportCommand.self, ExplainCommand.self, LexiconCommand.self,
    ])
}
