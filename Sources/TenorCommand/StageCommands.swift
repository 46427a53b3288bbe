import ArgumentParser
import Ingest
import Tenor
import TextCore

/// Runs a filter over the inputs: one line of JSON a document on standard output.
private func filter(
  _ input: InputOptions,
  _ line: (LexiconFolder) throws -> @Sendable (Result<Document, FailedDocument>) -> (line: [UInt8], status: Record.Status)
) throws {
  try Failure.guarding {
    let lexicons = try input.folder
    var stream = try input.stream(lexicons)
    let output = StandardOutput()
    var failed = 0
    try stream.forEach(try line(lexicons)) { result in
      try output.write(result.line)
      if result.status == .failed { failed += 1 }
    }
    try output.flush()
    if input.strict && failed > 0 { throw Failure.strict }
  }
}

private func filter(
  _ stage: StageFilter.Stage, _ input: InputOptions, keepingAllLines: Bool = false, namingSegments: Bool = false
) throws {
  try filter(input) { lexicons in
    let filter = try StageFilter(
      stage, lexicons: lexicons, keepingAllLines: keepingAllLines, namingSegments: namingSegments, offsets: input.offsets)
    return { filter.line(for: $0) }
  }
}

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "All stages as a filter: one record a document on standard output.")

  @OptionGroup var input: InputOptions
  @Flag(help: "Take plain text as it is instead of cleaning it line by line.")
  var keepAllLines = false

  func run() throws {
    try filter(input) { lexicons in
      let analyzer = try Analyzer(lexicons: lexicons, keepingAllLines: keepAllLines)
      let offsets = input.offsets
      return { document in
        let record = analyzer.record(of: document)
        return (record.json(offsets: offsets), record.status)
      }
    }
  }
}

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "extract", abstract: "Main text, title, authors and date of each document.")

  @OptionGroup var input: InputOptions
  @Flag(help: "Take plain text as it is instead of cleaning it line by line.")
  var keepAllLines = false

  func run() throws { try filter(.extract, input, keepingAllLines: keepAllLines) }
}

struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "detect", abstract: "The language of each document.")

  @OptionGroup var input: InputOptions
  @Flag(help: "Name the language of each stretch of the text as well, sentence by sentence.")
  var segments = false

  func run() throws { try filter(.detect, input, namingSegments: segments) }
}

struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Companies, organizations, persons, places, money, dates and addresses in each document.")

  @OptionGroup var input: InputOptions

  func run() throws { try filter(.entities, input) }
}

struct SentimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sentiment", abstract: "How each document speaks, and of given targets.")

  @OptionGroup var input: InputOptions

  func run() throws { try filter(.sentiment, input) }
}
