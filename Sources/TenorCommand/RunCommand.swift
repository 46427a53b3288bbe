import ArgumentParser
import Foundation
import Reporting
import Tenor
import TextCore

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "The main job: records, store, company table and summary of all inputs.")

  @OptionGroup var input: InputOptions

  @Option(name: [.short, .customLong("output")], help: "Folder to write into.")
  var output = "Output"

  @Flag(help: "Take plain text as it is instead of cleaning it line by line.")
  var keepAllLines = false

  /// Rows of the table shown at the end; the whole of it is in the folder.
  private static let shownRows = 25

  func run() throws {
    try Failure.guarding {
      let lexicons = try input.folder
      let stream = try input.stream(lexicons)
      let analyzer = try Analyzer(lexicons: lexicons, keepingAllLines: keepAllLines)
      let files = try RecordFiles(folder: output)
      let store = try Store(path: output + "/" + OutputLayout.store)
      try store.begin(
        RunReport.description(inputs: input.inputs, keepingAllLines: keepAllLines, offsets: input.offsets, lexicons: lexicons))
      let progress = Progress(total: stream.reader.hasUnknownCount ? nil : stream.reader.knownCount, quiet: input.quiet)
      var run = Run(stream: stream, analyzer: analyzer, offsets: input.offsets, duplicates: try store.duplicateIndex())
      let counts = try run(into: files) { record in
        try store.add(record)
        progress.advance(bytes: record.source.length ?? 0)
      }
      try store.finish(counts)
      progress.finish()
      let table = try CompanyTable(of: store)
      try OutputFile.write(Array(table.text(.csv).utf8), to: output + "/" + OutputLayout.table)
      try OutputFile.write(Array(Report(of: store).html.utf8), to: output + "/" + OutputLayout.report)
      let report = RunReport(
        inputs: input.inputs, keepingAllLines: keepAllLines, offsets: input.offsets, lexicons: lexicons, counts: counts,
        companies: table.rows.count,
        ignored: run.ignored, seconds: progress.seconds, jobs: input.jobs)
      try OutputFile.write(report.json, to: output + "/" + OutputLayout.run)
      if !input.quiet { StandardError.write(report.summary(folder: output)) }
      try show(table)
      if input.strict && counts.failed > 0 { throw Failure.strict }
    }
  }

  private func show(_ table: CompanyTable) throws {
    var style = CompanyTable.Style()
    style.isColored = Terminal.hasColor(STDOUT_FILENO, refused: false)
    var text = table.prefix(Self.shownRows).text(.terminal, style)
    if table.rows.count > Self.shownRows { text += "… and \(table.rows.count - Self.shownRows) more; `tenor table \(output)` shows all\n" }
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
