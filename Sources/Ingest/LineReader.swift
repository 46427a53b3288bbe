import TextCore

/// Cuts a JSONL file into lines without holding more than one of them and the next piece of the file.
struct LineReader {
  private static let pieceBytes = 1 << 18

  private let path: String
  private let maximumBytes: Int
  private var file: FileBox?
  private var buffer: [UInt8] = []
  /// Where the next line begins in `buffer`.
  private var start = 0
  /// Byte offset of the next line in the decompressed file.
  private var offset = 0
  /// Number of the line read last, from 1.
  private var number = 0
  private var isAtEnd = false
  /// What ended the file before its time; told after the last whole line.
  private var failure: IngestError?

  /// Keeps a file that cannot be copied inside a reader that can.
  private final class FileBox {
    var file: InputFile
    init(_ file: consuming InputFile) { self.file = file }
  }

  /// What came out of a stream whose kind only its first bytes tell.
  enum Stream {
    case lines(LineReader)
    case document(PendingDocument)
  }

  /// - Parameter path: a file, or `-` for standard input. One that cannot be opened gives a single failure.
  init(path: String, maximumBytes: Int) {
    self.path = path
    self.maximumBytes = maximumBytes
    do throws(IngestError) {
      file = FileBox(path == "-" ? try InputFile.standardInput() : try InputFile(path: path))
    } catch {
      failure = error
      isAtEnd = true
    }
  }

  /// Standard input (`-`) or a named pipe, which can be read but once: lines of JSON, or one document; nil when there is nothing.
  static func stream(path: String, format: InputFormat?, maximumBytes: Int) -> Stream? {
    var reader = LineReader(path: path, maximumBytes: maximumBytes)
    reader.fill()
    let format = format ?? InputFormat(sniffing: reader.buffer)
    if format == .jsonl { return .lines(reader) }
    while !reader.isAtEnd && reader.buffer.count <= maximumBytes { reader.fill() }
    if let failure = reader.failure {
      return .document(.failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: failure)))
    }
    if reader.buffer.isEmpty { return nil }
    return .document(.bytes(path: path, format: format, bytes: reader.buffer))
  }

  /// The next line that is not blank, or the failure that ends the file; nil after that.
  mutating func next() -> PendingDocument? {
    var scanned = start
    while true {
      if let end = lineEnd(from: scanned) {
        if let document = takeLine(upTo: end, next: end + 1) { return document }
        scanned = start
      } else if isAtEnd {
        return takeRest()
      } else if buffer.count - start > maximumBytes {
        return dropLine()
      } else {
        scanned = buffer.count - start
        buffer.removeFirst(start)
        start = 0
        fill()
      }
    }
  }

  private func lineEnd(from start: Int) -> Int? {
    let span = buffer.span
    var i = start
    while i < span.count {
      if span[i] == 0x0A { return i }
      i &+= 1
    }
    return nil
  }

  /// The line `start..<end`, nil when it is blank; reading goes on at `next`.
  private mutating func takeLine(upTo end: Int, next: Int) -> PendingDocument? {
    number += 1
    defer {
      offset += next - start
      start = next
    }
    let content = end > start && buffer[end - 1] == 0x0D ? start..<(end - 1) : start..<end
    if content.count > maximumBytes { return overlong(bytes: content.count) }
    if isBlank(content) { return nil }
    return .line(path: path, number: number, offset: offset, bytes: Array(buffer[content]))
  }

  /// What stands behind the last line end, or the failure that cut it off.
  private mutating func takeRest() -> PendingDocument? {
    guard let failure else {
      return start < buffer.count ? takeLine(upTo: buffer.count, next: buffer.count) : nil
    }
    self.failure = nil
    start = buffer.count
    var source = DocumentSource(path: path)
    if file != nil {
      source.record = String(number + 1)
      source.offset = offset
    }
    return .failure(FailedDocument(source: source, id: nil, error: failure))
  }

  /// Reads over a line that does not end within the limit.
  private mutating func dropLine() -> PendingDocument {
    number += 1
    buffer.removeFirst(start)
    start = 0
    var length = 0
    var end: Int?
    while true {
      end = lineEnd(from: 0)
      length += end ?? buffer.count
      if end != nil || isAtEnd { break }
      buffer.removeAll(keepingCapacity: true)
      fill()
    }
    defer {
      start = end.map { $0 + 1 } ?? buffer.count
      offset += length + (end == nil ? 0 : 1)
    }
    return overlong(bytes: length)
  }

  private func overlong(bytes: Int) -> PendingDocument {
    var source = DocumentSource(path: path)
    source.record = String(number)
    source.offset = offset
    source.length = bytes
    return .failure(FailedDocument(source: source, id: nil, error: .tooLarge(bytes: bytes, limit: maximumBytes)))
  }

  /// Nothing but spaces, or a byte order mark and nothing behind it.
  private func isBlank(_ range: Range<Int>) -> Bool {
    var content = buffer[range]
    if offset == 0 && content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    return content.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func fill() {
    guard let file, !isAtEnd else { return }
    do throws(IngestError) {
      if try !file.file.append(upTo: Self.pieceBytes, to: &buffer) { isAtEnd = true }
    } catch {
      isAtEnd = true
      failure = error
    }
  }
}
