/// What `language.tsv` says of a language: lists of values by key.
public struct LanguageFacts: Sendable {
  private let values: [String: [String]]

  public init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    var values: [String: [String]] = [:]
    try folder.file("language.tsv", of: language, columns: ["key", "value"]).forEachRow { (row) throws(LexiconError) in
      values[row.string(0)] = row.strings(1)
    }
    self.values = values
  }

  public subscript(key: String) -> [String]? { values[key] }

  /// Whether a fact is `yes`.
  public func has(_ key: String) -> Bool { values[key] == ["yes"] }
}
