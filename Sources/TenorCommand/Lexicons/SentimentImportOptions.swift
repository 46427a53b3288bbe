import ArgumentParser
import SentimentAnalysis
import Tenor
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

  /// Writes the new `polarity.tsv`, to standard output where no file is named, and says what was left out; false when no lexicon was named.
  func write(to output: String?, in lexicons: LexiconFolder) throws -> Bool {
    guard let sentiment, let format else { return false }
    let lexicon = try SentimentImport(
      path: sentiment, bytes: FileBytes.read(sentiment), format: format, over: layer ? language.map(Language.init) : nil, in: lexicons)
    for problem in lexicon.problems { StandardError.write("\(problem)\n") }
    if let output {
      try OutputFile.write(lexicon.list, to: output)
    } else {
      try StandardOutput.write(whole: lexicon.list)
    }
    StandardError.write("\(output ?? sentiment): \(lexicon.count) words, \(lexicon.problems.count) lines left out\n")
    return true
  }
}

extension SentimentImport.Format: ExpressibleByArgument {}
