import ArgumentParser
import Extraction
import Foundation
import Ingest
import Reporting
import Tenor
import TextCore

/// Runs a filter over the inputs: one line of JSON a document on standard output.
private func filter(
  _ input: SourceOptions, as format: InputFormat?, _ options: RecordOptions,
  _ line: (LexiconFolder) throws -> @Sendable (Result<Document, FailedDocument>) -> (line: [UInt8], status: Record.Status)
) throws {
  try Failure.guarding {
    let lexicons = try input.folder
    var stream = try input.stream(lexicons, as: format)
    let output = StandardOutput()
    var failed = 0
    try stream.forEach(try line(lexicons)) { result in
      try output.write(result.line)
      if result.status == .failed { failed += 1 }
    }
    try output.flush()
    try options.strictness.check(failed: failed)
  }
}

private func filter(
  _ stage: StageFilter.Stage, _ input: SourceOptions, as format: InputFormat?, _ options: RecordOptions, keepingAllLines: Bool = false,
  namingSegments: Bool = false
) throws {
  try filter(input, as: format, options) { lexicons in
    let filter = try StageFilter(
      stage, lexicons: lexicons, keepingAllLines: keepingAllLines, namingSegments: namingSegments, offsets: options.offsets)
    return { filter.line(for: $0) }
  }
}

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "All stages as a filter: one record a document on standard output.")

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RecordOptions
  @Flag(help: "Take plain text as it is instead of cleaning it line by line.")
  var keepAllLines = false

  func run() throws {
    try filter(input.sources, as: input.format, options) { lexicons in
      let analyzer = try Analyzer(lexicons: lexicons, keepingAllLines: keepAllLines)
      let offsets = options.offsets
      return { document in
        let record = analyzer.record(of: document)
        return (record.json(offsets: offsets), record.status)
      }
    }
  }
}

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "extract", abstract: "Main text, title, authors and date of each document.")

  @OptionGroup var input: SourceOptions
  @OptionGroup var options: RecordOptions
  @Option(help: InputFormat.help)
  var inputFormat: InputFormat?
  @Flag(help: "Take plain text as it is instead of cleaning it line by line.")
  var keepAllLines = false
  @Option(help: "Write articles as jsonl, or for people as text or markdown.")
  var format: ArticleFormat = .jsonl

  func validate() throws {
    if format != .jsonl && options.givenOffsets != nil {
      throw ValidationError("--offsets and --format \(format.rawValue): expected one of them")
    }
  }

  func run() throws {
    if format == .jsonl { return try filter(.extract, input, as: inputFormat, options, keepingAllLines: keepAllLines) }
    try Failure.guarding {
      let lexicons = try input.folder
      let extractor = try ArticleExtractor(lexicons: lexicons, keepingAllLines: keepAllLines)
      var stream = try input.stream(lexicons, as: inputFormat)
      let output = StandardOutput()
      var isFirst = true
      var failed = 0
      try stream.forEach(
        { (document) -> Result<Article, Rejection> in
          switch document {
          case .failure(let failure):
            return .failure(Rejection(path: failure.source.path, reason: failure.error.description, isFailure: true))
          case .success(let document):
            do throws(Record.Reason) {
              return .success(try extractor.article(of: document))
            } catch {
              return .failure(Rejection(path: document.source.path, reason: error.message, isFailure: false))
            }
          }
        },
        consume: { result in
          switch result {
          case .failure(let rejection):
            if !options.quiet { StandardError.write(TerminalText.clean("\(rejection.path): \(rejection.reason)") + "\n") }
            if rejection.isFailure { failed += 1 }
          case .success(let article):
            try output.write(Array(((isFirst ? "" : format.separator) + format.page(of: article)).utf8))
            isFirst = false
          }
        })
      try output.flush()
      try options.strictness.check(failed: failed)
    }
  }

  /// A document without an article, for standard error: people's formats have no line for it.
  private struct Rejection: Error {
    let path: String
    let reason: String
    let isFailure: Bool
  }
}

struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "detect", abstract: "The language of each document.")

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RecordOptions
  @Flag(help: "Name the language of each stretch of the text as well, sentence by sentence.")
  var segments = false

  func validate() throws {
    if options.givenOffsets != nil && !segments { throw ValidationError("--offsets: expected together with --segments") }
  }

  func run() throws { try filter(.detect, input.sources, as: input.format, options, namingSegments: segments) }
}

struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities", abstract: "Companies, organizations, persons, places, money, dates and addresses in each document.")

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RecordOptions

  func run() throws { try filter(.entities, input.sources, as: input.format, options) }
}

struct SentimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sentiment", abstract: "How each document speaks, and of given targets.")

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RecordOptions
  @Flag(help: "Show people how each score came about, instead of JSON: cues, what shifted them, sums.")
  var explain = false

  func run() throws {
    guard explain else { return try filter(.sentiment, input.sources, as: input.format, options) }
    try filter(input.sources, as: input.format, options) { lexicons in
      let filter = try StageFilter(.sentiment, lexicons: lexicons, offsets: options.offsets)
      let page = ExplainedPage(terminal: TerminalText(isColored: Terminal.hasColor(STDOUT_FILENO, refused: false)))
      return { document in
        let record: Record
        switch document {
        case .failure(let failure): record = Analyzer.record(of: failure)
        case .success(let document):
          do throws(Record.Reason) {
            return (Array(page.text(of: try filter.judged(document)).utf8), .analyzed)
          } catch {
            record = Record(id: document.identifier, status: .skipped, reason: error, source: document.source)
          }
        }
        return (Array(page.text(of: record).utf8), record.status)
      }
    }
  }
}
