import CZlib
import Foundation
import Ingest
import TextCore

/// The lexicons of the repository: character sets and the names of fields.
let lexicons: LexiconFolder = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  do {
    return try LexiconFolder(path: root.appending(path: "Lexicons").path(percentEncoded: false))
  } catch {
    preconditionFailure("\(error)")
  }
}()

/// A folder for the files of one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "tenor-\(UUID().uuidString)").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(filePath: self[name])
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return self[name]
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// The names of a path inside the folder.
  func name(of path: String) -> String { path.hasPrefix(self.path + "/") ? String(path.dropFirst(self.path.count + 1)) : path }
}

/// One gzip member.
func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  let file = gzopen(folder["member"], "wb")
  gzwrite(file, bytes, UInt32(bytes.count))
  gzclose(file)
  return Array(try Data(contentsOf: URL(filePath: folder["member"])))
}

func gzipped(_ text: String) throws -> [UInt8] { try gzipped(Array(text.utf8)) }

/// All that the reader hands out, in words: „file NAME FORMAT“, „line NAME NUMBER@OFFSET CONTENT“, „failed NAME NUMBER@OFFSET CODE“.
func walk(
  _ inputs: [String], in folder: TemporaryFolder, format: InputFormat? = nil, maximumBytes: Int = DocumentLoader.defaultMaximumBytes
) throws -> [String] {
  var reader = try DocumentReader(inputs: inputs, format: format, maximumBytes: maximumBytes)
  var found: [String] = []
  while let pending = reader.next() { found.append(description(of: pending, in: folder)) }
  return found
}

func description(of pending: PendingDocument, in folder: TemporaryFolder) -> String {
  func place(_ source: DocumentSource) -> String {
    "\(folder.name(of: source.path)) \(source.record ?? "-")@\(source.offset.map(String.init) ?? "-")"
  }
  switch pending {
  case .file(let path, let format): return "file \(folder.name(of: path)) \(format?.rawValue ?? "?")"
  case .bytes(let source, let format, let bytes):
    return "bytes \(folder.name(of: source.path)) \(format?.rawValue ?? "?") \(String(decoding: bytes, as: UTF8.self))"
  case .line(let source, _, let bytes), .value(let source, _, let bytes), .row(let source, _, let bytes), .entry(let source, _, let bytes):
    return "line \(place(source)) \(String(decoding: bytes, as: UTF8.self))"
  case .capture: return "capture"
  case .failure(let failure): return "failed \(place(failure.source)) \(failure.error.code)"
  }
}

/// What becomes of the documents of the inputs: „record@offset text“, or „record@offset code: message“.
func outcomes(_ inputs: [String], map: [String: String] = [:], maximumBytes: Int = DocumentLoader.defaultMaximumBytes) throws -> [String] {
  try load(inputs, map: map, maximumBytes: maximumBytes).map(outcome)
}

func outcome(_ result: Result<Document, FailedDocument>) -> String {
  let source: DocumentSource
  let text: String
  switch result {
  case .success(let document):
    source = document.source
    text = String(decoding: document.content, as: UTF8.self)
  case .failure(let failure):
    source = failure.source
    text = "\(failure.error.code): \(failure.error.description)"
  }
  return "\(source.record ?? "-")@\(source.offset.map { String($0) } ?? "-") \(text)"
}

/// All documents of the inputs, loaded.
func load(_ inputs: [String], map: [String: String] = [:], maximumBytes: Int = DocumentLoader.defaultMaximumBytes) throws -> [Result<
  Document, FailedDocument
>] {
  var reader = try DocumentReader(inputs: inputs, maximumBytes: maximumBytes)
  return try rest(of: &reader, loader: try DocumentLoader(lexicons: lexicons, map: map, maximumBytes: maximumBytes))
}

/// All documents that a reader has left, loaded.
func rest(of reader: inout DocumentReader, loader: DocumentLoader) throws -> [Result<Document, FailedDocument>] {
  var documents: [Result<Document, FailedDocument>] = []
  while let pending = reader.next() { documents.append(Result { () throws(FailedDocument) in try loader.load(pending) }) }
  return documents
}

/// A record of a web archive as crawlers write it.
func record(
  _ type: String = "response", url: String? = "https://a.example/", id: String = "<urn:1>", block: [UInt8],
  contentType: String = "application/http; msgtype=response", length: Int? = nil, more: String = "", end: String = "\r\n\r\n",
  line: String = "\r\n"
) -> [UInt8] {
  var head = ["WARC/1.0", "WARC-Type: \(type)", "WARC-Record-ID: \(id)", "WARC-Date: 2024-05-17T06:00:00Z"]
  if let url { head.append("WARC-Target-URI: \(url)") }
  if !more.isEmpty { head.append(more) }
  head += ["Content-Type: \(contentType)", "Content-Length: \(length ?? block.count)", "", ""]
  return Array(head.joined(separator: line).utf8) + block + Array(end.utf8)
}

/// A response with its head.
func http(_ body: [UInt8], _ fields: String..., status: String = "200 OK", type: String = "text/html") -> [UInt8] {
  let fields = type.isEmpty ? fields : ["Content-Type: \(type)"] + fields
  return Array("HTTP/1.1 \(status)\r\n\(fields.map { $0 + "\r\n" }.joined())\r\n".utf8) + body
}

func page(_ text: String) -> [UInt8] { http(Array("<p>\(text)".utf8)) }
