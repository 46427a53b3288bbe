import ArgumentParser
import Foundation
import StandardLexicons
import TextCore

/// `tenor lexicon import --sentiment`: a sentiment lexicon of the user's own, to be used in place of ours or over it.
struct SentimentImportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A sentiment lexicon to turn into a polarity.tsv.", valueName: "file"))
  var sentiment: String?

  @Option(name: .customLong("as"), help: "Its format: afinn, vader, sentiws, dds or csv.")
  var format: SentimentImport.Format?

  @Option(help: "For --layer: the language whose lexicon it goes over.")
  var language: String?

  @Flag(help: "Keep our rows for the words that the file lacks.")
  var layer = false

  func validate() throws {
    guard sentiment != nil else { return }
    if format == nil { throw ValidationError("--sentiment needs --as afinn, vader, sentiws, dds or csv") }
    if layer && language == nil { throw ValidationError("--layer needs --language, such as --language de") }
  }

  /// The new `polarity.tsv`; nil when no sentiment lexicon was named.
  func file(over lexicons: LexiconFolder) throws -> String? {
    guard let sentiment, let format else { return nil }
    let rows = try SentimentImport(format: format).rows(of: Array(Data(contentsOf: URL(fileURLWithPath: sentiment))), path: sentiment)
    let base = layer ? try lexicons.file("polarity.tsv", of: language.map(Language.init), columns: SentimentImport.columns) : nil
    return try SentimentImport.file(rows, source: URL(fileURLWithPath: sentiment).lastPathComponent, over: base)
  }
}

extension SentimentImport.Format: ExpressibleByArgument {}
