/// A language by its ISO 639-1 code. Which languages there are is decided by the folders of `Lexicons/`, not by cases here.
public struct Language: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let code: String

  public init(_ code: String) { self.code = code }

  /// None of the languages that Tenor has lexicons for, or not to be told.
  public static let undetermined = Language("und")

  public var description: String { code }
  public static func < (a: Language, b: Language) -> Bool { a.code < b.code }
}
