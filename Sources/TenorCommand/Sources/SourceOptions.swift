import ArgumentParser
import Foundation
import Ingest
import Tenor
import TextCore

/// Which documents are read, and by what: the same for all commands that read any.
struct SourceOptions: ParsableArguments {
  @Argument(help: "Files, folders, “-” for standard input, “@list” for a file of paths.")
  var inputs: [String]

  @Option(name: .customLong("map"), help: ArgumentHelp("Read a field of JSON, or a column, under another name.", valueName: "field=NAME"))
  var maps: [String] = []

  @Option(help: "Threads that analyze; all cores by default.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var lexicons: LexiconOptions

  private static let mostJobs = 1024

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("no input given") }
    guard (1...Self.mostJobs).contains(jobs) else { throw ValidationError("--jobs \(jobs): expected 1 to \(Self.mostJobs)") }
    _ = try map
  }

  private var map: FieldMap { get throws { try FieldMap(maps, example: "text=body") } }

  var folder: LexiconFolder { get throws { try lexicons.folder } }

  /// The documents of the inputs.
  ///
  /// - Parameter format: of all of them, whatever their names say.
  func stream(_ lexicons: LexiconFolder, as format: InputFormat?) throws -> DocumentStream {
    DocumentStream(
      reader: try DocumentReader(inputs: inputs, format: format), loader: try DocumentLoader(lexicons: lexicons, map: map.names),
      jobs: jobs)
  }
}
