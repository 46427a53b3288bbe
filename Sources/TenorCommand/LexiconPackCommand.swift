import ArgumentParser
import EntityRecognition
import Tenor
import TextCore

struct LexiconPackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Compiles the lists of companies into shared/companies.pack, which loads without parsing.")

  @OptionGroup var options: LexiconOptions

  func run() throws {
    try Failure.guarding {
      let lexicons = try options.folder
      let bytes = try CompanyGazetteer.pack(lexicons)
      let path = lexicons.path(CompanyLists.pack, of: nil)
      try OutputFile.write(bytes, to: path)
      StandardError.write("\(path): \(bytes.count) bytes\n")
    }
  }
}
