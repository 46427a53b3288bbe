import ArgumentParser

struct LexiconImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turns a lexicon of another project, or a table of companies, into a file of Tenor's.",
    discussion: """
      Put a sentiment lexicon into the folder of its language in a copy of Tenor's lexicons and name that folder with --lexicons:
      tenor lexicon import --sentiment AFINN-en-165.txt --as afinn -o mine/en/polarity.tsv

      Companies become a list of their own beside Tenor's, mine/shared/companies-NAME.tsv, and count from then on:
      tenor lexicon import --companies customers.csv --map name=Firma --lexicons mine
      """)

  @OptionGroup var sentiment: SentimentImportOptions
  @OptionGroup var companies: CompanyImportOptions
  @OptionGroup var options: LexiconOptions

  @Option(name: .shortAndLong, help: "The file to write; by default standard output, for companies their place in the lexicons.")
  var output: String?

  func run() throws {
    try Failure.guarding {
      let lexicons = try options.folder
      if try companies.write(to: output, in: lexicons) { return }
      if try sentiment.write(to: output, in: lexicons) { return }
      throw ValidationError("nothing to import: expected --companies FILE.csv, or --sentiment FILE --as FORMAT")
    }
  }
}
