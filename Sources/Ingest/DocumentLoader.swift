import TextCore

/// Reads and decodes one document; made once, used by all workers.
public struct DocumentLoader: Sendable {
  /// Larger documents are refused: no article is near it, and a page takes some ten times its size to parse.
  public static let defaultMaximumBytes = 64 << 20

  private let decoder: CharsetDecoder
  private let fields: RecordFields
  private let maximumBytes: Int

  /// - Parameter map: names of fields in the JSONL input by the names they have here (`["text": "MAINTEXT"]`).
  public init(
    lexicons: LexiconFolder, map: [String: String] = [:], maximumBytes: Int = DocumentLoader.defaultMaximumBytes
  ) throws(LexiconError) {
    decoder = try CharsetDecoder(lexicons: lexicons)
    fields = try RecordFields(lexicons: lexicons, map: map)
    self.maximumBytes = maximumBytes
  }

  public func load(_ pending: PendingDocument) throws(FailedDocument) -> Document {
    switch pending {
    case .failure(let failure):
      throw failure
    case .file(let path, let format):
      do {
        return try document(InputFile.contents(of: path, limit: maximumBytes), path: path, format: format)
      } catch {
        throw FailedDocument(source: DocumentSource(path: path), id: nil, error: error)
      }
    case .bytes(let path, let format, let bytes):
      do {
        return try document(bytes, path: path, format: format)
      } catch {
        throw FailedDocument(source: DocumentSource(path: path), id: nil, error: error)
      }
    case .line(let path, let number, let offset, let bytes):
      return try document(line: bytes, path: path, number: number, offset: offset)
    }
  }

  private func document(_ bytes: [UInt8], path: String, format: InputFormat?) throws(IngestError) -> Document {
    if bytes.isEmpty { throw .empty }
    if bytes.count > maximumBytes { throw .tooLarge(bytes: bytes.count, limit: maximumBytes) }
    if let binary = BinarySignature.name(of: bytes) { throw .binary(hint: binary) }
    let isPage = (format ?? InputFormat(sniffing: bytes)) == .html
    var source = DocumentSource(path: path)
    source.length = bytes.count
    source.digest = XXHash64.digest(bytes)
    let (content, charset, warnings) = decoder.utf8(of: bytes, isPage: isPage)
    source.charset = charset
    var document = Document(source: source, format: isPage ? .html : .text, content: content)
    document.warnings = warnings
    return document
  }

  private func document(line: [UInt8], path: String, number: Int, offset: Int) throws(FailedDocument) -> Document {
    var source = DocumentSource(path: path)
    source.record = String(number)
    source.offset = offset
    source.length = line.count
    source.digest = XXHash64.digest(line)
    source.charset = Charset(name: "utf-8", evidence: .format)
    let value: JSONValue
    do {
      value = try JSONParser.value(of: line)
    } catch {
      throw FailedDocument(
        source: source, id: nil, error: .damaged(message: "line \(number): broken JSON, expected \(error.expected)", offset: error.offset))
    }
    return try fields.document(value, source: source)
  }
}
