import Glibc
import TextCore

/// Walks the inputs in the order given, folders sorted, and hands out one document after the other.
///
/// Reads only what has to be read to cut documents out of their files: pages and texts are opened by whoever loads them. Holds the names
/// of one folder a level and one record at a time, whatever there is to read.
public struct DocumentReader {
  private var inputs: [String]
  /// Lists of paths (`@list`) being read, the innermost last.
  private var lists: [PathList] = []
  private var walk: FolderWalk?
  /// Files being cut: a file, and a member of it when it is an archive.
  private var cutters: [any DocumentCutter] = []
  private let format: InputFormat?
  private let maximumBytes: Int
  private var current = ReadingPlace()
  /// Files before this one are passed over unread.
  private var firstFile = 0

  /// - Throws: ``IngestError/missing(path:)`` or ``IngestError/unreadable(path:message:)`` when none of the inputs is there. One that is
  ///   missing among others is a failed document.
  public init(inputs: [String], format: InputFormat? = nil, maximumBytes: Int = DocumentLoader.defaultMaximumBytes) throws(IngestError) {
    self.format = format
    self.maximumBytes = maximumBytes
    self.inputs = inputs.reversed()
    var first: IngestError?
    for input in inputs where input != "-" {
      do throws(IngestError) {
        _ = try Self.kind(of: input.hasPrefix("@") ? String(input.dropFirst()) : input)
        return
      } catch {
        first = first ?? error
      }
    }
    if let first, !inputs.contains("-") { throw first }
  }

  /// Files in folders, members of archives and records of web archives passed so far that hold no documents, by what they are.
  public var leftAside: LeftAside { current.leftAside }

  /// Where the reader stands: behind the document handed out last.
  public var place: ReadingPlace {
    var place = current
    // Inside a member of an archive, the archive has to be read again.
    place.bookmark = cutters.count == 1 ? cutters[0].bookmark : nil
    return place
  }

  /// The next document; nil at the end of the inputs.
  public mutating func next() -> PendingDocument? {
    while true {
      switch step() {
      case .document(let document):
        current.documents += 1
        return document
      case .onward: break
      case .end: return nil
      }
    }
  }

  /// Goes to where another reader of the same inputs stood; documents before that place are passed over.
  ///
  /// - Parameter isInterrupted: once it is true, the reader stops wherever it is.
  public mutating func go(to place: ReadingPlace, isInterrupted: () -> Bool = { false }) {
    firstFile = place.files
    while current.files < place.files, !isInterrupted() {
      switch step() {
      case .document where current.files == place.files: current.documents += 1
      case .document, .onward: break
      case .end: return
      }
    }
    if let bookmark = place.bookmark, cutters.count == 1, cutters[0].go(to: bookmark) {
      current.documents = place.documents - bookmark.documents
    }
    while current.files == place.files, current.documents < place.documents, !isInterrupted() {
      if next() == nil { break }
    }
    current.leftAside = place.leftAside
  }

  private enum Step {
    case document(PendingDocument)
    /// A step on the way, but no document.
    case onward
    case end

    init(_ document: PendingDocument?) { self = document.map { .document($0) } ?? .onward }
  }

  private mutating func step() -> Step {
    if let last = cutters.indices.last {
      let cut = cutters[last].next()
      current.leftAside.take(from: &cutters[last].leftAside)
      switch cut {
      case .document(let document): return .document(document)
      case .member(let origin, let name, let content): return Step(open(origin, name, content))
      case nil:
        cutters.removeLast()
        return .onward
      }
    }
    if walk != nil {
      let found = walk?.next()
      if var counts = walk?.leftAside {
        current.leftAside.take(from: &counts)
        walk?.leftAside = counts
      }
      guard let found else {
        walk = nil
        return .onward
      }
      beginFile()
      switch found {
      case .file(let path, let format): return Step(open(path, format))
      case .failure(let failure): return .document(.failure(failure))
      }
    }
    if let last = lists.indices.last {
      guard let path = lists[last].next() else {
        lists.removeLast()
        return .onward
      }
      beginFile()
      switch path {
      case .success(let path): return Step(enter(path))
      case .failure(let failure): return .document(.failure(failure))
      }
    }
    guard let input = inputs.popLast() else { return .end }
    beginFile()
    guard input != "-", input.hasPrefix("@") else { return Step(enter(input)) }
    lists.append(PathList(String(input.dropFirst())))
    return .onward
  }

  private mutating func beginFile() {
    current.files += 1
    current.documents = 0
  }

  private static func kind(of path: String) throws(IngestError) -> mode_t {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing(path: path) }
      throw .unreadable(path: path, message: SystemMessage.last)
    }
    return status.st_mode & S_IFMT
  }

  /// Begins with an input: a folder, a file, standard input or a named pipe.
  private mutating func enter(_ path: String) -> PendingDocument? {
    do throws(IngestError) {
      if path == "-" { return openStream(path, format) }
      switch try Self.kind(of: path) {
      case S_IFDIR: walk = try FolderWalk(path, format: format)
      case S_IFREG: return open(path, format ?? InputFormat(name: path))
      default: return openStream(path, format ?? InputFormat(name: path))
      }
      return nil
    } catch {
      return .failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: error))
    }
  }

  /// Begins with a file; a single document is left to be read later.
  private mutating func open(_ path: String, _ named: InputFormat?) -> PendingDocument? {
    if current.files < firstFile { return nil }
    if let named, named.isSingle, !isContainer(path) { return .file(path: path, format: named) }
    do throws(IngestError) {
      let file = try FileSource(path: path)
      let window = InputFile.unpacked(ByteWindow(file))
      let format = self.format ?? InputFormat(of: window.head(InputFile.headBytes), named: named)
      if format.isSingle { return .file(path: path, format: named ?? self.format) }
      cutters.append(cutter(format, window, file: file, origin: Origin(path: path)))
      return nil
    } catch {
      return .failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: error))
    }
  }

  /// Whether a file is a container though its name says that it is a page or a text.
  private func isContainer(_ path: String) -> Bool {
    guard format == nil, let head = try? FileSource(path: path).read(at: 0, count: TarReader.magicOffset + TarReader.magic.count) else {
      return false
    }
    return InputFormat.container(head) != nil
  }

  /// Begins with what can be read but once; a single document is read at once.
  private mutating func openStream(_ path: String, _ named: InputFormat?) -> PendingDocument? {
    if current.files < firstFile { return nil }
    do throws(IngestError) {
      let file = try FileSource(path: path)
      let window = InputFile.unpacked(ByteWindow(file))
      let format = self.format ?? InputFormat(of: window.head(InputFile.headBytes), named: named)
      if !format.isSingle {
        cutters.append(cutter(format, window, file: file, origin: Origin(path: path)))
        return nil
      }
      let bytes = try window.rest(limit: maximumBytes)
      return bytes.isEmpty ? nil : .bytes(source: DocumentSource(path: path), format: format, bytes: bytes)
    } catch {
      return .failure(FailedDocument(source: DocumentSource(path: path), id: nil, error: error))
    }
  }

  /// Begins with a member of an archive; what a folder would leave aside is left aside here as well.
  private mutating func open(_ origin: Origin, _ name: String, _ content: any ByteSource) -> PendingDocument? {
    let parts = name.split { $0 == "/" || $0 == "\\" }
    if parts.contains(where: { $0.hasPrefix(".") && $0 != ".." && $0 != "." || $0 == "__MACOSX" }) {
      current.leftAside.add("hidden files")
      return nil
    }
    guard let named = format ?? InputFormat(name: name) else {
      current.leftAside.add(file: parts.last.map(String.init) ?? name)
      return nil
    }
    let window = InputFile.unpacked(ByteWindow(content))
    let format = self.format ?? InputFormat(of: window.head(InputFile.headBytes), named: named)
    do throws(IngestError) {
      if format.isArchive { throw .damaged(message: "an archive inside an archive is not read", offset: nil) }
      if !format.isSingle {
        cutters.append(cutter(format, window, file: nil, origin: origin))
        return nil
      }
      return .bytes(source: origin.source, format: format, bytes: try window.rest(limit: maximumBytes))
    } catch {
      return .failure(FailedDocument(source: origin.source, id: nil, error: error))
    }
  }

  /// - Parameter file: the file as it is, for the archives that are read from their end.
  private func cutter(_ format: InputFormat, _ window: ByteWindow, file: FileSource?, origin: Origin) -> any DocumentCutter {
    let text = format == .warc || format.isArchive ? window : UTF16Source.utf8(of: window)
    switch format {
    case .warc: return WARCReader(window, origin: origin, maximumBytes: maximumBytes)
    case .json: return JSONArrayReader(text, origin: origin, maximumBytes: maximumBytes)
    case .csv: return CSVReader(text, origin: origin, maximumBytes: maximumBytes, separator: nil)
    case .tsv: return CSVReader(text, origin: origin, maximumBytes: maximumBytes, separator: 0x09)
    case .feed: return FeedReader(text, origin: origin, maximumBytes: maximumBytes)
    case .tar: return TarReader(window, origin: origin)
    case .zip: return ZipReader(file, origin: origin)
    case .jsonl, .html, .text, .mail: return LineReader(text, origin: origin, maximumBytes: maximumBytes)
    }
  }
}
