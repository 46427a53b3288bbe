import Foundation

/// What the terminal behind a stream can show.
enum Terminal {
  /// Whether colours may be written: not into pipes and files, not where `NO_COLOR` (no-color.org) or a dumb terminal says otherwise.
  static func hasColor(_ descriptor: Int32, refused: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return !refused && isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }
}
