import ArgumentParser

/// Ends the program as the exit statuses of the README say.
enum Failure {
  /// Says on standard error why nothing could be done, and ends with status 1.
  static func couldNotRun(_ error: any Error) -> ExitCode {
    StandardError.write("tenor: \(error)\n")
    return ExitCode(1)
  }

  static let strict = ExitCode(3)

  /// 128 and the number of SIGINT, as shells have it.
  static let interrupted = ExitCode(130)

  /// Runs `body`; an error that is none of the argument parser's is said plainly.
  static func guarding(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let code as ExitCode {
      throw code
    } catch let error as ValidationError {
      throw error
    } catch {
      throw couldNotRun(error)
    }
  }
}
