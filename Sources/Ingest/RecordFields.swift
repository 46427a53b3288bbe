import TextCore

/// Reads a document out of a JSON object, whatever tool wrote it: the names that fields go by are in `Lexicons/shared/record-fields.tsv`.
struct RecordFields: Sendable {
  /// Names by field, the most trusted first.
  private var names: [String: [String]] = [:]
  /// The languages of the lexicons by their codes of two and three letters, and by their names in small letters.
  private let languages: [String: Language]

  init(lexicons: LexiconFolder, map: [String: String]) throws(LexiconError) {
    var names: [String: [String]] = [:]
    try lexicons.file("record-fields.tsv", of: nil, columns: ["field", "names"]).forEachRow { (row) throws(LexiconError) in
      names[row.string(0)] = row.strings(1)
    }
    for (field, name) in map { names[field] = [name] }
    self.names = names
    var languages: [String: Language] = [:]
    for language in lexicons.languages {
      let facts = try LanguageFacts(language, in: lexicons)
      languages[language.code] = language
      for name in ["iso3", "name", "english_name"].flatMap({ facts[$0] ?? [] }) { languages[name.lowercased()] = language }
    }
    self.languages = languages
  }

  /// - Parameter place: where the object stands, for messages: „line 7“.
  func document(_ value: JSONValue, source: DocumentSource, place: String) throws(FailedDocument) -> Document {
    func failed(_ message: String, id: String? = nil) -> FailedDocument {
      FailedDocument(source: source, id: id, error: .damaged(message: message, offset: nil))
    }
    guard case .object = value else { throw failed("\(place): found no object, expected one with “text” or “html”") }
    let id = find("id", in: value, as: text)
    guard let (content, format) = content(of: value) else { throw failed("\(place): found no string “text” or “html”", id: id) }
    var source = source
    source.url = find("url", in: value, as: text)
    var document = Document(source: source, format: format, content: content)
    document.id = id
    document.url = source.url
    document.title = find("title", in: value, as: text)
    document.authors = find("authors", in: value, as: texts) ?? []
    document.published = find("published", in: value, as: text)
    if let told = find("language", in: value, as: text), !Self.codesOfNone.contains(told.lowercased()) {
      document.language = language(told)
      if document.language == nil { document.warnings.append("language: found “\(told)”, expected a code of ISO 639; detected instead") }
    }
    if let targets = value["targets"]?.array {
      for target in targets {
        guard let start = target["start"]?.integer, let end = target["end"]?.integer, 0 <= start, start < end else {
          throw failed("\(place): found a target without “start” below “end”", id: id)
        }
        document.targets.append(start..<end)
      }
    }
    return document
  }

  /// By which ISO 639 says that no one language is told.
  private static let codesOfNone: Set = ["und", "mul", "mis", "zxx"]

  /// The language of a code or name: `de`, `de-AT`, `deu`, `German`; any other code is that of another language. Nil for what is none.
  private func language(_ told: String) -> Language? {
    let name = told.lowercased()
    let code = String(name.prefix { $0 != "-" && $0 != "_" })
    if let known = languages[name] ?? languages[code] { return known }
    guard (2...3).contains(code.count), code.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
    return Language(code)
  }

  /// The page or text: the first that is not empty, else one that is.
  private func content(of value: JSONValue) -> (content: [UInt8], format: Document.Format)? {
    if let page = find("html", in: value, as: filledString) { return (page, .html) }
    if let text = find("text", in: value, as: filledString) { return (text, .text) }
    if find("html", in: value, as: \.string) != nil { return ([], .html) }
    if find("text", in: value, as: \.string) != nil { return ([], .text) }
    return nil
  }

  /// The value of the first name of a field that is there and of the wanted kind.
  private func find<Wanted>(_ field: String, in value: JSONValue, as wanted: (JSONValue) -> Wanted?) -> Wanted? {
    for name in names[field] ?? [] {
      if let found = value[name].flatMap(wanted) { return found }
    }
    return nil
  }

  private func filledString(_ value: JSONValue) -> [UInt8]? {
    if case .string(let bytes) = value, !bytes.isEmpty { bytes } else { nil }
  }

  /// A string, or a number as written; nil for what is empty or of another kind.
  private func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let bytes) where !bytes.isEmpty: String(decoding: bytes, as: UTF8.self)
    case .number(let digits): String(decoding: digits, as: UTF8.self)
    default: nil
    }
  }

  /// Several texts or one; as in linked data an object may stand for its `name`.
  private func texts(_ value: JSONValue) -> [String]? {
    let texts = (value.array ?? [value]).compactMap { text($0) ?? $0["name"].flatMap(text) }
    return texts.isEmpty ? nil : texts
  }
}
