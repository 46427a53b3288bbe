/// Why a language model cannot be read.
public enum LanguageModelError: Error, Equatable, CustomStringConvertible {
  /// The bytes do not begin as a model does.
  case foreign(found: String)
  /// A line of the head does not say what it should; lines are counted from 1.
  case head(line: Int, found: String, expected: String)
  /// The head lacks a line.
  case lacking(String)
  /// The file is longer or shorter than its head says.
  case size(found: Int, expected: Int)
  /// The weights are not those that were written.
  case damaged(found: String, expected: String)

  public var description: String {
    switch self {
    case .foreign(let found): "language model: begins with “\(found)”, expected “\(LanguageModel.signature)”"
    case .head(let line, let found, let expected): "language model, line \(line): found “\(found)”, expected \(expected)"
    case .lacking(let what): "language model: found no line “\(what)” in the head"
    case .size(let found, let expected): "language model: found \(found) bytes of weights, expected \(expected)"
    case .damaged(let found, let expected): "language model: the weights are damaged, found checksum \(found), expected \(expected)"
    }
  }
}
