import ArgumentParser
import EntityRecognition
import Foundation
import Ingest
import SentimentAnalysis
import Tenor
import TextCore

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "One article in the terminal: companies and cues marked, and how each score came about.")

  @OptionGroup var input: InputOptions
  @Flag(help: "Take plain text as it is instead of cleaning it line by line.")
  var keepAllLines = false
  @Flag(help: "Show instead which blocks of a page were kept, which were dropped, and why.")
  var blocks = false

  @Flag(help: "Mark with signs in place of colours, as in a pipe.")
  var noColor = false

  func run() throws {
    try Failure.guarding {
      let lexicons = try input.folder
      if blocks { return try explainBlocks(lexicons) }
      let analyzer = try Analyzer(lexicons: lexicons, keepingAllLines: keepAllLines)
      var stream = try input.stream(lexicons)
      let output = StandardOutput()
      let page = ExplainedPage(colored: Terminal.hasColor(STDOUT_FILENO, refused: noColor))
      try stream.forEach({ analyzer.record(of: $0) }, consume: { record in try output.write(Array(page.text(of: record).utf8)) })
      try output.flush()
    }
  }

  private func explainBlocks(_ lexicons: LexiconFolder) throws {
    let extractor = try ArticleExtractor(lexicons: lexicons)
    var stream = try input.stream(lexicons)
    let output = StandardOutput()
    let page = ExplainedBlocks(colored: Terminal.hasColor(STDOUT_FILENO, refused: noColor))
    try stream.forEach(
      { document in
        switch document {
        case .failure(let failure): "\(failure.source.path): \(failure.error)\n\n"
        case .success(let document): page.text(of: extractor.explanation(of: document), path: document.source.path)
        }
      }, consume: { text in try output.write(Array(text.utf8)) })
    try output.flush()
  }
}
