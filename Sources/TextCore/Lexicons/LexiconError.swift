/// What is wrong with a data file. Stops a run before its first article.
public enum LexiconError: Error, CustomStringConvertible, Equatable {
  case missing(path: String, expected: String)
  case unreadable(path: String, message: String)
  case malformed(path: String, line: Int, found: String, expected: String)

  /// - Throws: ``malformed(path:line:found:expected:)`` with the line of the first byte that is not UTF-8.
  package static func checkUTF8(_ bytes: [UInt8], of path: String) throws(LexiconError) {
    guard let invalid = UTF8Scalar.firstInvalid(bytes) else { return }
    let line = 1 + bytes[..<invalid].count { $0 == 0x0A }
    throw .malformed(path: path, line: line, found: "a byte that is not UTF-8", expected: "UTF-8 text")
  }

  public var description: String {
    switch self {
    case .missing(let path, let expected): "\(path): not found, expected \(expected)"
    case .unreadable(let path, let message): "\(path): \(message)"
    case .malformed(let path, let line, let found, let expected): "\(path):\(line): found \(found), expected \(expected)"
    }
  }
}
