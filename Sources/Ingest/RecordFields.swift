import TextCore

/// Reads a document out of a JSON object, whatever tool wrote it: the names that fields go by are in `Lexicons/shared/record-fields.tsv`.
struct RecordFields: Sendable {
  /// Names by field, the most trusted first.
  private var names: [String: [String]] = [:]

  init(lexicons: LexiconFolder, map: [String: String]) throws(LexiconError) {
    var names: [String: [String]] = [:]
    try lexicons.file("record-fields.tsv", of: nil, columns: ["field", "names"]).forEachRow { (row) throws(LexiconError) in
      names[row.string(0)] = row.strings(1)
    }
    for (field, name) in map { names[field] = [name] }
    self.names = names
  }

  func document(_ value: JSONValue, source: DocumentSource) throws(FailedDocument) -> Document {
    func failed(_ message: String, id: String? = nil) -> FailedDocument {
      FailedDocument(source: source, id: id, error: .damaged(message: message, offset: nil))
    }
    let line = source.record ?? "?"
    guard case .object = value else { throw failed("line \(line): found no object, expected one with “text” or “html”") }
    let id = find("id", in: value).flatMap(text)
    let content: [UInt8]
    let format: Document.Format
    if case .string(let bytes)? = find("html", in: value) {
      (content, format) = (bytes, .html)
    } else if case .string(let bytes)? = find("text", in: value) {
      (content, format) = (bytes, .text)
    } else {
      throw failed("line \(line): found no string “text” or “html”", id: id)
    }
    var source = source
    source.url = find("url", in: value).flatMap(text)
    var document = Document(source: source, format: format, content: content)
    document.id = id
    document.url = source.url
    document.title = find("title", in: value).flatMap(text)
    switch find("authors", in: value) {
    case .array(let values)?: document.authors = values.compactMap(text)
    case let value?: document.authors = text(value).map { [$0] } ?? []
    case nil: break
    }
    document.published = find("published", in: value).flatMap(text)
    document.language = find("language", in: value).flatMap(text).map { Language(String($0.lowercased().prefix { $0 != "-" && $0 != "_" })) }
    if let targets = value["targets"]?.array {
      for target in targets {
        guard let start = target["start"]?.integer, let end = target["end"]?.integer, 0 <= start, start < end else {
          throw failed("line \(line): found a target without “start” below “end”", id: id)
        }
        document.targets.append(start..<end)
      }
    }
    return document
  }

  private func find(_ field: String, in value: JSONValue) -> JSONValue? {
    for name in names[field] ?? [] {
      if let found = value[name], found != .null { return found }
    }
    return nil
  }

  /// A string, or a number as written; nil for what is empty or of another kind.
  private func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let bytes) where !bytes.isEmpty: String(decoding: bytes, as: UTF8.self)
    case .number(let digits): String(decoding: digits, as: UTF8.self)
    default: nil
    }
  }
}
