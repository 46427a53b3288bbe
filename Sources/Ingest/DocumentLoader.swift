import TextCore

/// Reads and decodes one document; made once, used by all workers.
public struct DocumentLoader: Sendable {
  /// Larger documents are refused: no article is near it, and a page takes some ten times its size to parse.
  public static let defaultMaximumBytes = 64 << 20

  private let decoder: CharsetDecoder
  private let fields: RecordFields
  private let maximumBytes: Int

  /// - Parameter map: names of fields in JSON and of columns in tables by the names they have here (`["text": "MAINTEXT"]`).
  public init(
    lexicons: LexiconFolder, map: [String: String] = [:], maximumBytes: Int = DocumentLoader.defaultMaximumBytes
  ) throws(LexiconError) {
    decoder = try CharsetDecoder(lexicons: lexicons)
    fields = try RecordFields(lexicons: lexicons, map: map)
    self.maximumBytes = maximumBytes
  }

  public func load(_ pending: PendingDocument) throws(FailedDocument) -> Document {
    switch pending {
    case .failure(let failure): throw failure
    case .file(let path, let format):
      let source = DocumentSource(path: path)
      return try failing(source) { () throws(IngestError) in
        try document(InputFile.contents(of: path, limit: maximumBytes), source: source, format: format)
      }
    case .bytes(let source, let format, let bytes):
      return try failing(source) { () throws(IngestError) in try document(bytes, source: source, format: format) }
    case .capture(let capture): return try failing(capture.source) { () throws(IngestError) in try document(capture) }
    case .line(let source, let number, let bytes): return try document(json: bytes, source: source, place: "line \(number)")
    case .value(let source, let number, let bytes): return try document(json: bytes, source: source, place: "value \(number)")
    case .row(let source, let header, let bytes): return try document(row: bytes, header: header, source: source)
    case .entry(let source, let encoding, let bytes):
      var source = source
      source.digest = XXHash64.digest(bytes)
      let decoded = decoder.utf8(of: bytes, isPage: false, header: encoding)
      source.charset = decoded.charset
      var document = try failing(source) { () throws(IngestError) in try FeedEntry(decoded.content).document(source: source) }
      document.warnings = decoded.warnings
      return document
    }
  }

  private func failing<Value>(_ source: DocumentSource, _ body: () throws(IngestError) -> Value) throws(FailedDocument) -> Value {
    do throws(IngestError) {
      return try body()
    } catch {
      throw FailedDocument(source: source, id: nil, error: error)
    }
  }

  /// - Parameter header: the label of the charset that came with the bytes.
  private func document(
    _ bytes: [UInt8], source: DocumentSource, format: InputFormat?, header: String? = nil
  ) throws(IngestError) -> Document {
    if bytes.isEmpty { throw .empty }
    if bytes.count > maximumBytes { throw .tooLarge(bytes: bytes.count, limit: maximumBytes) }
    if let binary = BinarySignature.name(of: bytes) { throw .binary(hint: binary) }
    let format = format ?? InputFormat(sniffing: bytes)
    if format == .mail { return try document(MailMessage(bytes), source: source, bytes) }
    let isPage = format == .html
    var source = source
    source.length = source.length ?? bytes.count
    source.digest = XXHash64.digest(bytes)
    let decoded = decoder.utf8(of: bytes, isPage: isPage, header: header)
    source.charset = decoded.charset
    var document = Document(source: source, format: isPage ? .html : .text, content: decoded.content)
    document.warnings = decoded.warnings
    document.url = source.url
    return document
  }

  private func document(_ message: MailMessage, source: DocumentSource, _ bytes: [UInt8]) throws(IngestError) -> Document {
    var source = source
    source.length = source.length ?? bytes.count
    source.url = source.url ?? message.url
    let type = message.part.mediaType
    var document = try document(
      message.part.content, source: source, format: type.format.map(InputFormat.init) ?? .text, header: type.charset)
    document.source.digest = XXHash64.digest(bytes)
    document.title = message.subject.map { TransferEncoding.words($0, decoder) }
    document.published = message.date
    return document
  }

  private func document(_ capture: WebCapture) throws(IngestError) -> Document {
    let own = capture.mediaType.map { MediaType($0) }
    guard let message = HTTPMessage(capture.block) else {
      var document = try document(capture.block, source: capture.source, format: own?.format.map(InputFormat.init), header: own?.charset)
      document.warnings = capture.warnings + document.warnings
      return document
    }
    let body = try HTTPBody(of: capture.block, message, limit: maximumBytes)
    let type = message.mediaType
    var document = try document(
      body.content, source: capture.source, format: type?.format.map(InputFormat.init), header: type?.charset)
    document.warnings = capture.warnings + body.warnings + document.warnings
    return document
  }

  private func document(json: [UInt8], source: DocumentSource, place: @autoclosure () -> String) throws(FailedDocument) -> Document {
    var source = source
    source.digest = XXHash64.digest(json)
    source.charset = Charset(name: "utf-8", evidence: .format)
    let value: JSONValue
    do {
      value = try JSONParser.value(of: json)
    } catch {
      throw FailedDocument(
        source: source, id: nil, error: .damaged(message: "\(place()): broken JSON, expected \(error.expected)", offset: error.offset))
    }
    return repaired(try fields.document(value, source: source, place: place()))
  }

  private func document(row: [UInt8], header: CSVHeader, source: DocumentSource) throws(FailedDocument) -> Document {
    var source = source
    source.digest = XXHash64.digest(row)
    let decoded = decoder.utf8(of: row, isPage: false)
    source.charset = decoded.charset
    let value = try failing(source) { () throws(IngestError) in try header.object(decoded.content) }
    var document = try fields.document(value, source: source, place: "row \(source.record ?? "?")")
    document.warnings = decoded.warnings + document.warnings
    return document
  }

  private func repaired(_ document: Document) -> Document {
    var document = document
    decoder.repair(&document.content, &document.warnings)
    return document
  }
}

extension InputFormat {
  init(_ format: Document.Format) { self = format == .html ? .html : .text }
}
