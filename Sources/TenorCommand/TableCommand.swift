import ArgumentParser
import Foundation
import Reporting

struct TableOptions: ParsableArguments {
  @Option(
    name: .customLong("by"), help: "What makes a row: company, country, language, month, week, site; several with commas.",
    transform: Self.groupings)
  var groupings: [CompanyTable.Grouping] = [.company]

  @Option(name: .customLong("company"), help: "Only this company (id or name); may be repeated.")
  var companies: [String] = []

  @Option(name: .customLong("language"), help: "Only articles in this language; may be repeated.")
  var languages: [String] = []

  @Option(name: .customLong("site"), help: "Only articles of this site; may be repeated.")
  var sites: [String] = []

  @Option(help: "Only articles published then or later: year, month or day.")
  var since: String?

  @Option(help: "Only articles published then or earlier: year, month or day.")
  var until: String?

  @Option(help: "Leave out rows with fewer articles.")
  var minArticles = 1

  @Flag(help: "Let copies of an article count like articles of their own.")
  var countDuplicates = false

  @Option(help: "Order: \(CompanyTable.Order.allCases.map(\.rawValue).joined(separator: ", ")).")
  var sort: CompanyTable.Order = .articles

  @Option(help: "At most so many rows.")
  var top: Int?

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top \(top): expected a number from 0 on") }
  }

  var query: CompanyTable.Query {
    var query = CompanyTable.Query()
    query.groupings = groupings
    query.companies = companies
    query.languages = languages
    query.sites = sites
    query.since = since
    query.until = until
    query.minimumArticles = minArticles
    query.countsDuplicates = countDuplicates
    query.order = sort
    query.limit = top
    return query
  }

  private static func groupings(_ text: String) throws -> [CompanyTable.Grouping] {
    let groupings = try text.split(separator: ",").map { name in
      guard let grouping = CompanyTable.Grouping(rawValue: String(name)) else {
        throw ValidationError("--by \(name): expected \(CompanyTable.Grouping.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return grouping
    }
    if groupings.contains(.month) && groupings.contains(.week) { throw ValidationError("--by \(text): expected month or week, not both") }
    return groupings
  }
}

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "The company table of a run, grouped and formatted as asked.")

  @Argument(help: "The folder that a run wrote into, or a store.")
  var output = "Output"

  @Option(help: "Format: \(CompanyTable.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: CompanyTable.Format = .terminal

  @Flag(help: "CSV that spreadsheets open with a double click; the same as --format excel.")
  var excel = false

  @Flag(help: "Decimal commas in the spreadsheet.")
  var decimalComma = false

  @Flag(help: "No colours and bars in the terminal.")
  var noColor = false

  @OptionGroup var table: TableOptions

  func validate() throws {
    if excel && format != .terminal && format != .excel {
      throw ValidationError("--excel and --format \(format.rawValue): expected one of them")
    }
    if decimalComma && chosenFormat != .excel { throw ValidationError("--decimal-comma: expected together with --excel") }
  }

  private var chosenFormat: CompanyTable.Format { excel ? .excel : format }

  func run() throws {
    try Failure.guarding {
      let store = try Store(reading: OutputLayout.store(in: output))
      var style = CompanyTable.Style()
      style.isColored = Terminal.hasColor(STDOUT_FILENO, refused: noColor)
      style.hasDecimalComma = decimalComma
      try StandardOutput.write(whole: CompanyTable(of: store, table.query).text(chosenFormat, style).utf8)
    }
  }
}

extension CompanyTable.Format: ExpressibleByArgument {}
extension CompanyTable.Order: ExpressibleByArgument {}
