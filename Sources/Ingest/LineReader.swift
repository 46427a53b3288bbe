import TextCore

/// Cuts a JSONL file into lines without holding more than one of them.
struct LineReader {
  private let path: String
  private let maximumBytes: Int
  private var file: FileBox?
  private var buffer: [UInt8] = []
  private var start = 0
  /// Byte offset of `start` in the decompressed file.
  private var offset = 0
  private var number = 0
  private var isAtEnd = false

  /// Keeps a file that cannot be copied inside a reader that can.
  private final class FileBox {
    var file: InputFile
    init(_ file: consuming InputFile) { self.file = file }
  }

  enum StandardInput {
    case lines(LineReader)
    case document(PendingDocument)
  }

  init(path: String, maximumBytes: Int) {
    self.path = path
    self.maximumBytes = maximumBytes
    do {
      file = FileBox(try InputFile(path: path))
    } catch {
      failure = PendingDocument.failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: error))
      isAtEnd = true
    }
  }

  private var failure: PendingDocument?

  /// Standard input: lines of JSON, or one document; nil when there is nothing.
  static func standardInput(format: InputFormat?, maximumBytes: Int) -> StandardInput? {
    var reader = LineReader(path: "-", maximumBytes: maximumBytes)
    reader.fill()
    if (format ?? InputFormat(sniffing: reader.buffer)) == .jsonl { return .lines(reader) }
    while !reader.isAtEnd && reader.buffer.count <= maximumBytes { reader.fill() }
    if let failure = reader.failure { return .document(failure) }
    if reader.buffer.isEmpty { return nil }
    return .document(.bytes(path: "-", format: format ?? InputFormat(sniffing: reader.buffer), bytes: reader.buffer))
  }

  /// The next line that is not blank, or the failure that ends the file.
  mutating func next() -> PendingDocument? {
    while true {
      var scan = start
      while true {
        if let end = buffer[scan...].firstIndex(of: 0x0A) {
          number += 1
          let line = Array(buffer[start..<end])
          let lineOffset = offset
          offset += end + 1 - start
          start = end + 1
          if let document = document(line, at: lineOffset) { return document }
          break
        }
        if isAtEnd {
          let rest = Array(buffer[start...])
          buffer = []
          start = 0
          if !rest.isEmpty {
            number += 1
            if failure == nil, let document = document(rest, at: offset) { return document }
          }
          defer { failure = nil }
          return failure
        }
        scan = buffer.count - start
        if start > 0 {
          buffer.removeFirst(start)
          start = 0
        }
        fill()
        if buffer.count > maximumBytes {
          return tooLong()
        }
      }
    }
  }

  private func document(_ line: [UInt8], at offset: Int) -> PendingDocument? {
    let line = line.last == 0x0D ? Array(line.dropLast()) : line
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
    return .line(path: path, number: number, offset: offset, bytes: line)
  }

  /// Drops a line that does not end within the limit, and says so.
  private mutating func tooLong() -> PendingDocument {
    number += 1
    var source = DocumentSource(path: path)
    source.record = String(number)
    source.offset = offset
    var length = 0
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        length += end
        start = end + 1
        break
      }
      length += buffer.count
      buffer.removeAll(keepingCapacity: true)
      if isAtEnd { break }
      fill()
    }
    offset += length + 1
    source.length = length
    return .failure(FailedDocument(source: source, id: nil, error: .tooLarge(bytes: length, limit: maximumBytes)))
  }

  private mutating func fill() {
    guard let file, !isAtEnd else { return }
    do {
      if try !file.file.append(upTo: 1 << 18, to: &buffer) { isAtEnd = true }
    } catch {
      isAtEnd = true
      var source = DocumentSource(path: path)
      source.offset = offset
      failure = .failure(FailedDocument(source: source, id: nil, error: error))
    }
  }
}
