/// What is wrong with a data file. Stops a run before its first article.
public enum LexiconError: Error, CustomStringConvertible, Equatable {
  case missing(path: String, expected: String)
  case unreadable(path: String, message: String)
  case malformed(path: String, line: Int, found: String, expected: String)

  public var description: String {
    switch self {
    case .missing(let path, let expected): "\(path): not found, expected \(expected)"
    case .unreadable(let path, let message): "\(path): \(message)"
    case .malformed(let path, let line, let found, let expected): "\(path):\(line): found \(found), expected \(expected)"
    }
  }
}
