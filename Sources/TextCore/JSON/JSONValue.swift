/// A JSON value as it stood in the input: order and repetition of keys are kept, numbers stay text.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// The digits as written.
  case number([UInt8])
  /// Valid UTF-8; a lone surrogate has become U+FFFD.
  case string([UInt8])
  case array([JSONValue])
  case object([Member])

  public struct Member: Sendable, Equatable {
    public let key: [UInt8]
    public let value: JSONValue

    public init(key: [UInt8], value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key; of a repeated key the last one, as in ECMA-404's common reading. Nil when this is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key.elementsEqual(key.utf8) }?.value
  }

  public var string: String? {
    guard case .string(let bytes) = self else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  public var integer: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  public var array: [JSONValue]? {
    guard case .array(let values) = self else { return nil }
    return values
  }
}

/// Where JSON text is broken.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  /// Byte offset from the start of the text.
  public let offset: Int
  public let expected: String

  public init(offset: Int, expected: String) {
    self.offset = offset
    self.expected = expected
  }

  public var description: String { "broken JSON at byte \(offset): expected \(expected)" }
}
