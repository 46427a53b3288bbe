/// Something in a lexicon that is wrong, or that is likely to find what it should not.
public struct LexiconProblem: Sendable, Equatable, CustomStringConvertible {
  public enum Severity: String, Sendable {
    /// Against the format, or naming what does not exist.
    case error
    /// A form that names other things as well.
    case warning
  }

  public let severity: Severity
  public let path: String
  /// From 1.
  public let line: Int
  public let message: String

  public init(_ severity: Severity, path: String, line: Int, _ message: String) {
    self.severity = severity
    self.path = path
    self.line = line
    self.message = message
  }

  public var description: String { "\(path):\(line): \(severity.rawValue): \(message)" }
}
