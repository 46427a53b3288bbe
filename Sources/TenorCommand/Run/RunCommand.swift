import ArgumentParser
import Foundation
import Ingest
import Reporting
import Tenor
import TextCore

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "The main job: records, store, company table and summary of all inputs.",
    discussion: "A run that was interrupted goes on where it was when the same command is given again, and ends in the same bytes.")

  @OptionGroup var input: InputOptions
  @OptionGroup var records: RecordOptions

  @Option(name: [.short, .customLong("output")], help: "Folder to write into.")
  var output = "Output"

  @Flag(help: "Take plain text as it is instead of cleaning it line by line.")
  var keepAllLines = false

  @Option(help: "Compress the record files: zst or gz.")
  var compress: RecordCompression?

  @Flag(help: "Do the run from its beginning, be it complete or interrupted. What other runs brought into the store stays there.")
  var restart = false

  /// Rows of the table shown at the end; the whole of it is in the folder.
  private static let shownRows = 25

  func run() throws {
    // First of all: also while the lexicons load, the end is to be a good one.
    Interruption.watch()
    try Failure.guarding {
      let lexicons = try input.folder
      let stream = try input.stream(lexicons)
      let analyzer = try Analyzer(lexicons: lexicons, keepingAllLines: keepAllLines)
      let options = ["keepAllLines \(keepAllLines)", "compress \(compress?.rawValue ?? "")"]
      let digests = lexicons.digests
      let fingerprint = RunFingerprint.value(input, offsets: records.offsets, options: options, lexicons: digests)
      let journal = try RunJournal(folder: output, fingerprint: fingerprint)
      if !restart && RunReport.fingerprint(in: output) == fingerprint {
        say("\(output) holds this run already, complete; --restart does it again")
        return try show(CompanyTable(of: try Store(reading: output + "/" + OutputLayout.store)))
      }
      let checkpoint = restart ? nil : journal.checkpoint
      if let checkpoint {
        say("going on behind the \(checkpoint.counts.documents) documents of the interrupted run")
      } else if journal.isOfAnotherRun && !restart {
        say("the interrupted run in \(output) was of other inputs, options, lexicons or another program: beginning anew")
      }
      let (files, store) = try opened(at: checkpoint, journal)
      let total = records.quiet ? nil : InputCount.documents(in: input.inputs, format: input.format)
      let progress = Progress(total: total.map { $0 - (checkpoint?.counts.documents ?? 0) }, quiet: records.quiet)
      try store.begin(
        RunReport.description(inputs: input.inputs, keepingAllLines: keepAllLines, offsets: records.offsets, lexicons: digests))
      var run = Run(stream: stream, analyzer: analyzer, offsets: records.offsets, duplicates: try store.duplicateIndex())
      let outcome = try run(
        into: files, from: checkpoint, isInterrupted: { Interruption.isRequested },
        save: { checkpoint in
          // The store first: rows behind a checkpoint are written again, rows before it would be missing.
          try store.flush()
          try journal.write(checkpoint)
        },
        collect: { record in
          try store.add(record)
          progress.advance(bytes: record.source.length ?? 0)
        })
      progress.finish()
      guard outcome.isComplete else {
        say("interrupted behind \(outcome.counts.documents) documents; the same command goes on from there")
        throw Failure.interrupted
      }
      try complete(outcome.counts, store, run.leftAside, fingerprint, digests, progress)
      journal.remove()
      try records.strictness.check(failed: outcome.counts.failed)
    }
  }

  private func say(_ message: String) {
    if !records.quiet { StandardError.write("tenor: \(message)\n") }
  }

  /// The record files, where the checkpoint left them or empty, and the store, which runs add to.
  private func opened(at checkpoint: RunCheckpoint?, _ journal: RunJournal) throws -> (RecordFiles, Store) {
    let path = output + "/" + OutputLayout.store
    if let checkpoint, FileManager.default.fileExists(atPath: path) {
      return (try RecordFiles(folder: output, compression: compress, resumingAt: checkpoint.files), try Store(path: path))
    }
    journal.remove()
    // What an earlier run summed up is not true of this one.
    for name in [OutputLayout.run, OutputLayout.table, OutputLayout.report] { OutputFile.remove(output + "/" + name) }
    return (try RecordFiles(folder: output, compression: compress), try Store(path: path))
  }

  private func complete(
    _ counts: RunCounts, _ store: Store, _ leftAside: LeftAside, _ fingerprint: String, _ lexicons: [(name: String, digest: String)],
    _ progress: Progress
  ) throws {
    try store.finish(counts)
    let table = try CompanyTable(of: store)
    try OutputFile.write(Array(table.text(.csv).utf8), to: output + "/" + OutputLayout.table)
    try OutputFile.write(Array(Report(of: store).html.utf8), to: output + "/" + OutputLayout.report)
    let report = RunReport(
      input: input, offsets: records.offsets, keepingAllLines: keepAllLines, compression: compress, fingerprint: fingerprint,
      lexicons: lexicons, counts: counts,
      companies: table.rows.count, leftAside: leftAside, seconds: progress.seconds)
    // The last file: where it is, the run is complete.
    try OutputFile.write(report.json, to: output + "/" + OutputLayout.run)
    if !records.quiet { StandardError.write(report.summary(folder: output)) }
    try show(table)
  }

  private func show(_ table: CompanyTable) throws {
    var style = CompanyTable.Style()
    style.isColored = Terminal.hasColor(STDOUT_FILENO, refused: false)
    var text = table.prefix(Self.shownRows).text(.terminal, style)
    if table.rows.count > Self.shownRows { text += "… and \(table.rows.count - Self.shownRows) more; `tenor table \(output)` shows all\n" }
    try StandardOutput.write(whole: text.utf8)
  }
}

extension RecordCompression: ExpressibleByArgument {}
