import Glibc
import TextCore

/// Walks the inputs in the order given, folders sorted, and hands out one document after the other.
///
/// Reads only what has to be read to cut documents out of their files: pages and texts are opened by whoever loads them.
public struct DocumentReader {
  /// What stands still to be read of the inputs.
  private var pending: [Item]
  private var lines: LineReader?
  private let format: InputFormat?
  private let maximumBytes: Int
  /// Files and single documents known from the start; lines of JSONL files are not counted before they are read.
  public let knownCount: Int
  /// Files in folders left aside, by the ending of their name.
  public private(set) var ignored: [String: Int] = [:]
  /// Whether any input is a JSONL file, whose number of documents is not known.
  public let hasUnknownCount: Bool

  private enum Item {
    case file(path: String, format: InputFormat?)
    /// Standard input (`-`) or a named pipe: to be read but once.
    case stream(path: String)
    case failure(FailedDocument)
  }

  /// - Throws: ``IngestError/missing(path:)`` or ``IngestError/unreadable(path:message:)`` for an input that is not there at all.
  public init(inputs: [String], format: InputFormat? = nil, maximumBytes: Int = DocumentLoader.defaultMaximumBytes) throws(IngestError) {
    self.format = format
    self.maximumBytes = maximumBytes
    var items: [Item] = []
    var ignored: [String: Int] = [:]
    for input in inputs {
      if input == "-" {
        items.append(.stream(path: "-"))
      } else if input.hasPrefix("@") {
        let bytes = try InputFile.contents(of: String(input.dropFirst()), limit: maximumBytes)
        for line in bytes.split(separator: 0x0A) {
          let path = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
          if path.isEmpty { continue }
          try Self.collect(path, format: format, into: &items, ignored: &ignored)
        }
      } else {
        try Self.collect(input, format: format, into: &items, ignored: &ignored)
      }
    }
    knownCount = items.count
    hasUnknownCount = items.contains { item in
      switch item {
      case .file(_, let format): format == .jsonl || format == nil
      case .stream: true
      case .failure: false
      }
    }
    self.ignored = ignored
    pending = items.reversed()
  }

  /// The next document; nil at the end of the inputs.
  public mutating func next() -> PendingDocument? {
    while true {
      if lines != nil {
        if let line = lines?.next() { return line }
        lines = nil
      }
      guard let item = pending.popLast() else { return nil }
      switch item {
      case .failure(let failure):
        return .failure(failure)
      case .stream(let path):
        switch LineReader.stream(path: path, format: format, maximumBytes: maximumBytes) {
        case .lines(let reader): lines = reader
        case .document(let document): return document
        case nil: break
        }
      case .file(let path, let format):
        if (format ?? sniffed(path)) == .jsonl {
          lines = LineReader(path: path, maximumBytes: maximumBytes)
        } else {
          return .file(path: path, format: format)
        }
      }
    }
  }

  private func sniffed(_ path: String) -> InputFormat? {
    guard var file = try? InputFile(path: path) else { return nil }
    var head: [UInt8] = []
    // What a damaged file begins with still tells its kind.
    _ = try? file.append(upTo: 512, to: &head)
    return head.isEmpty ? nil : InputFormat(sniffing: head)
  }

  private static func collect(
    _ path: String, format: InputFormat?, into items: inout [Item], ignored: inout [String: Int]
  ) throws(IngestError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing(path: path) }
      throw .unreadable(path: path, message: SystemMessage.last)
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { return try walk(path, format: format, into: &items, ignored: &ignored) }
    let known = format ?? InputFormat(name: path)
    items.append(kind == S_IFREG || known != nil ? .file(path: path, format: known) : .stream(path: path))
  }

  /// A folder's documents, sorted by name at every level. Links and special files are left aside: a link may lead out of the folder
  /// or in circles. What cannot be read in it is a failed document; only the folder itself must be readable.
  private static func walk(
    _ folder: String, format: InputFormat?, into items: inout [Item], ignored: inout [String: Int]
  ) throws(IngestError) {
    guard let handle = unsafe opendir(folder) else { throw .unreadable(path: folder, message: SystemMessage.last) }
    var names: [[UInt8]] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    unsafe closedir(handle)
    names.sort { $0.lexicographicallyPrecedes($1) }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for bytes in names {
      let name = String(decoding: bytes, as: UTF8.self)
      let path = prefix + name
      var status = stat()
      guard unsafe lstat(path, &status) == 0 else {
        let error =
          name.utf8.elementsEqual(bytes)
          ? IngestError.unreadable(path: path, message: SystemMessage.last)
          : IngestError.unreadable(path: path, message: "the name is not UTF-8")
        items.append(.failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: error)))
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        do throws(IngestError) {
          try walk(path, format: format, into: &items, ignored: &ignored)
        } catch {
          items.append(.failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: error)))
        }
      case S_IFREG:
        if let known = format ?? InputFormat(name: name) {
          items.append(.file(path: path, format: known))
        } else {
          ignored[name.lastIndex(of: ".").map { String(name[$0...]) } ?? name, default: 0] += 1
        }
      default: ignored["links and special files", default: 0] += 1
      }
    }
  }
}
