import ArgumentParser
import EntityRecognition
import Extraction
import SentimentAnalysis
import Tenor
import TextCore

struct LexiconPackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Compiles the lists into .pack files beside them, which load without parsing.")

  @OptionGroup var options: LexiconOptions

  func run() throws {
    try Failure.guarding {
      let lexicons = try options.folder
      try write(CompanyGazetteer.pack(lexicons), to: lexicons.path(CompanyLists.pack, of: nil))
      try write(Extractor.pack(lexicons), to: lexicons.path(Extractor.pack, of: nil))
      for language in lexicons.languages {
        try write(EntityRecognizer.pack(language, in: lexicons), to: lexicons.path(EntityRecognizer.pack, of: language))
        try write(SentimentAnalyzer.pack(language, lexicons: lexicons), to: lexicons.path(SentimentAnalyzer.pack, of: language))
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try OutputFile.write(bytes, to: path)
    StandardError.write("\(path): \(bytes.count) bytes\n")
  }
}
