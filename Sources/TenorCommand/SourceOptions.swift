import ArgumentParser
import Foundation
import Ingest
import StandardLexicons
import Tenor
import TextCore

/// Which documents are read, and how: the same for all commands that read any.
struct SourceOptions: ParsableArguments {
  @Argument(help: "Files, folders, “-” for standard input, “@list” for a file of paths.")
  var inputs: [String]

  @Option(name: .customLong("map"), help: ArgumentHelp("Read a field of JSON, or a column, under another name.", valueName: "field=NAME"))
  var maps: [String] = []

  @Option(help: "Threads that analyze; all cores by default.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "What start and end count: codepoints, utf8 or utf16.")
  var offsets: OffsetUnit = .codepoints

  @Option(help: "Folder of lexicons to use in place of the ones that ship with Tenor.")
  var lexicons: String?

  @Flag(help: "No progress and no summary on standard error.")
  var quiet = false

  @Flag(help: "End with status 3 if any document failed.")
  var strict = false

  private static let mostJobs = 1024

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("no input given") }
    guard (1...Self.mostJobs).contains(jobs) else { throw ValidationError("--jobs \(jobs): expected 1 to \(Self.mostJobs)") }
    for map in maps where !map.contains("=") { throw ValidationError("--map \(map): expected field=NAME, such as text=body") }
  }

  var folder: LexiconFolder {
    get throws { try LexiconFolder(path: lexicons ?? StandardLexicons.path) }
  }

  /// The documents of the inputs.
  ///
  /// - Parameter format: of all of them, whatever their names say.
  func stream(_ lexicons: LexiconFolder, as format: InputFormat?) throws -> DocumentStream {
    var map: [String: String] = [:]
    for pair in maps {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      map[parts[0]] = parts[1]
    }
    return DocumentStream(
      reader: try DocumentReader(inputs: inputs, format: format), loader: try DocumentLoader(lexicons: lexicons, map: map), jobs: jobs)
  }
}

extension OffsetUnit: ExpressibleByArgument {}
