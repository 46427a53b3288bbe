import ArgumentParser
import TextCore

/// What commands that write records understand.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .customLong("offsets"), help: "What start and end count: codepoints, utf8 or utf16; codepoints by default.")
  var givenOffsets: OffsetUnit?

  @Flag(help: "Nothing on standard error but why a command could not run.")
  var quiet = false

  @OptionGroup var strictness: StrictOption

  var offsets: OffsetUnit { givenOffsets ?? .codepoints }
}

/// What a document that failed means for the exit status.
struct StrictOption: ParsableArguments {
  @Flag(help: "End with status 3 if any document failed.")
  var strict = false

  /// Ends the program as asked when documents failed.
  func check(failed: Int) throws {
    if strict && failed > 0 { throw Failure.strict }
  }
}

extension OffsetUnit: ExpressibleByArgument {}
