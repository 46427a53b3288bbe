import ArgumentParser

/// The names by which an input calls fields, from options such as `--map text=body`.
struct FieldMap {
  /// By the names that Tenor has for them.
  let names: [String: String]

  /// - Parameter example: a pair, for the message about one that is none.
  init(_ pairs: [String], example: String) throws {
    var names: [String: String] = [:]
    for pair in pairs {
      guard let sign = pair.firstIndex(of: "=") else { throw ValidationError("--map \(pair): expected field=NAME, such as \(example)") }
      names[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
    }
    self.names = names
  }
}
