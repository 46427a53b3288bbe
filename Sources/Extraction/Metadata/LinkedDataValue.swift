/// A JSON value as linked data needs it: numbers and booleans are of no interest and become null.
indirect enum LinkedDataValue: Sendable {
  case null
  case string(String)
  case array([LinkedDataValue])
  /// Members in order; of equal keys the first counts.
  case object([(key: String, value: LinkedDataValue)])

  subscript(key: String) -> LinkedDataValue? {
    if case .object(let members) = self { return members.first { $0.key == key }?.value }
    return nil
  }

  /// A string, or the first string of an array.
  var string: String? {
    switch self {
    case .string(let value): value
    case .array(let values): values.lazy.compactMap(\.string).first
    default: nil
    }
  }

  /// The elements of an array; any other value but null as the only one.
  var elements: [LinkedDataValue] {
    switch self {
    case .array(let values): values
    case .null: []
    default: [self]
    }
  }
}
