import ArgumentParser
import EntityRecognition
import TextCore

struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says file by file what is wrong or likely to mislead; ends with status 1 if anything is wrong.")

  @OptionGroup var options: LexiconOptions

  @Flag(help: "Only what is wrong, not what is likely to mislead.")
  var errorsOnly = false

  func run() throws {
    try Failure.guarding {
      let problems = try LexiconCheck(options.folder).problems.filter { !errorsOnly || $0.severity == .error }
      let output = StandardOutput()
      for problem in problems { try output.write(Array("\(problem)\n".utf8)) }
      try output.flush()
      let errors = problems.count { $0.severity == .error }
      StandardError.write("\(errors) errors, \(problems.count - errors) warnings\n")
      if errors > 0 { throw ExitCode(1) }
    }
  }
}
