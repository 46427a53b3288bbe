import ArgumentParser
import EntityRecognition
import Foundation
import Ingest
import Reporting
import SentimentAnalysis
import Tenor
import TextCore

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "One article in the terminal: companies and cues marked, and how each score came about.")

  @OptionGroup var input: InputOptions
  @OptionGroup var strictness: StrictOption
  @Flag(help: "Take plain text as it is instead of cleaning it line by line.")
  var keepAllLines = false
  @Flag(help: "Show instead which blocks of a page were kept, which were dropped, and why.")
  var blocks = false

  @Flag(help: "Mark with signs in place of colours, as in a pipe.")
  var noColor = false

  func validate() throws {
    if blocks && keepAllLines { throw ValidationError("--blocks and --keep-all-lines: expected one of them") }
  }

  private var terminal: TerminalText { TerminalText(isColored: Terminal.hasColor(STDOUT_FILENO, refused: noColor)) }

  func run() throws {
    try Failure.guarding {
      let lexicons = try input.folder
      if blocks { return try explainBlocks(lexicons) }
      let analyzer = try Analyzer(lexicons: lexicons, keepingAllLines: keepAllLines)
      var stream = try input.stream(lexicons)
      let output = StandardOutput()
      let page = ExplainedPage(terminal: terminal)
      var failed = 0
      try stream.forEach(
        { analyzer.record(of: $0) },
        consume: { record in
          if record.status == .failed { failed += 1 }
          try output.write(Array(page.text(of: record).utf8))
        })
      try output.flush()
      try strictness.check(failed: failed)
    }
  }

  private func explainBlocks(_ lexicons: LexiconFolder) throws {
    let extractor = try ArticleExtractor(lexicons: lexicons)
    var stream = try input.stream(lexicons)
    let output = StandardOutput()
    let page = ExplainedBlocks(terminal: terminal)
    var failed = 0
    try stream.forEach(
      { document in
        switch document {
        case .failure(let failure): (text: page.text(of: failure), isFailure: true)
        case .success(let document):
          (text: page.text(of: extractor.explanation(of: document), path: document.source.path), isFailure: false)
        }
      },
      consume: { page in
        if page.isFailure { failed += 1 }
        try output.write(Array(page.text.utf8))
      })
    try output.flush()
    try strictness.check(failed: failed)
  }
}
