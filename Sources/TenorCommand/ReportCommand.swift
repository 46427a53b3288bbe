import ArgumentParser
import Foundation
import Reporting
import Tenor

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "One self-contained HTML page: companies, their sentences, duplicates, what was not understood.")

  @Argument(help: "The folder that a run wrote into, or a store.")
  var output = "Output"

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The page to write; “-” for standard output. Default: report.html in the folder.")
  var page: String?

  func run() throws {
    try Failure.guarding {
      let html = try Report(of: Store(reading: OutputLayout.store(in: output))).html
      let folder = output.hasSuffix(".sqlite") ? (output as NSString).deletingLastPathComponent : output
      let path = page ?? (folder.isEmpty ? OutputLayout.report : folder + "/" + OutputLayout.report)
      if path == "-" {
        try StandardOutput.write(whole: html.utf8)
      } else {
        try OutputFile.write(Array(html.utf8), to: path)
      }
    }
  }
}
