import ArgumentParser
import Ingest
import Tenor
import TextCore

/// What most commands that read documents understand: all of ``SourceOptions``, and what kind of files they are.
@dynamicMemberLookup
struct InputOptions: ParsableArguments {
  @OptionGroup var sources: SourceOptions

  @Option(help: InputFormat.help)
  var format: InputFormat?

  subscript<Value>(dynamicMember member: KeyPath<SourceOptions, Value>) -> Value { sources[keyPath: member] }

  var folder: LexiconFolder { get throws { try sources.folder } }

  /// The documents of the inputs.
  func stream(_ lexicons: LexiconFolder) throws -> DocumentStream { try sources.stream(lexicons, as: format) }
}

extension InputFormat: ExpressibleByArgument {
  static let help = ArgumentHelp("Take all inputs as \(allCases.map(\.rawValue).joined(separator: ", ")), whatever their names say.")
}
