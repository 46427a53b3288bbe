import Tenor
import TextCore

/// What a run was asked, as its row in the store says it; two runs that were asked the same are one row.
public struct RunDescription: Sendable {
  /// Of the program.
  public let version: String
  public let inputs: [String]
  /// What changes the answers: options and digests of lexicons, in the order in which they are shown.
  public let options: [(name: String, value: String)]

  public init(version: String, inputs: [String], options: [(name: String, value: String)]) {
    self.version = version
    self.inputs = inputs
    self.options = options
  }

  var inputsJSON: String {
    var writer = JSONWriter()
    writer.array { writer in for input in inputs { writer.value(input) } }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  var optionsJSON: String {
    var writer = JSONWriter()
    writer.object { writer in for option in options { writer.field(option.name, option.value) } }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  var identifier: String { XXHash64.digest(Array("\(version)\u{0}\(inputsJSON)\u{0}\(optionsJSON)".utf8)) }
}
