import ArgumentParser
import Foundation
import Reporting

struct TableOptions: ParsableArguments {
  @Option(name: .customLong("by"), help: "Divide by language, month or site; several with commas.", transform: Self.groupings)
  var groupings: [CompanyTable.Grouping] = []

  @Option(name: .customLong("company"), help: "Only this company (id or name); may be repeated.")
  var companies: [String] = []

  @Option(name: .customLong("language"), help: "Only articles in this language; may be repeated.")
  var languages: [String] = []

  @Option(help: "Leave out companies with fewer articles.")
  var minArticles = 1

  @Option(help: "Order by articles, mentions, score or name.")
  var sort: CompanyTable.Order = .articles

  @Option(help: "At most so many rows.")
  var top: Int?

  var query: CompanyTable.Query {
    var query = CompanyTable.Query()
    query.groupings = groupings
    query.companies = companies
    query.languages = languages
    query.minimumArticles = minArticles
    query.order = sort
    query.limit = top
    return query
  }

  private static func groupings(_ text: String) throws -> [CompanyTable.Grouping] {
    try text.split(separator: ",").map { name in
      guard let grouping = CompanyTable.Grouping(rawValue: String(name)) else {
        throw ValidationError("--by \(name): expected \(CompanyTable.Grouping.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return grouping
    }
  }
}

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "The company table of a run, grouped and formatted as asked.")

  @Argument(help: "The folder that a run wrote into.")
  var output = "Output"

  @Option(help: "terminal, csv, json or markdown.")
  var format: CompanyTable.Format = .terminal

  @OptionGroup var table: TableOptions

  func run() throws {
    try Failure.guarding {
      let store = try Store(reading: output + "/" + OutputLayout.store)
      let text = try CompanyTable(of: store, table.query).text(format, colored: format == .terminal && isatty(STDOUT_FILENO) == 1)
      FileHandle.standardOutput.write(Data(text.utf8))
    }
  }
}

extension CompanyTable.Format: ExpressibleByArgument {}
extension CompanyTable.Order: ExpressibleByArgument {}
