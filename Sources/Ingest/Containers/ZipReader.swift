import CZlib
import TextCore

/// Cuts a ZIP archive (APPNOTE 6.3, with ZIP64) into its files. Names are names only: nothing is written, links are not followed.
struct ZipReader: DocumentCutter {
  static let magics: [[UInt8]] = [ZipEntry.localMagic, [0x50, 0x4B, 0x05, 0x06]]

  private let origin: Origin
  private let file: FileSource?
  var leftAside = LeftAside()
  private var state = State.before

  private enum State {
    case before
    case directory(ZipDirectory)
    /// The directory is lost: the members' own headers are read.
    case members(ZipMembers)
    case ended
  }

  /// - Parameter file: the archive as a file, which is read from its end; without one the archive fails as a whole.
  init(_ file: FileSource?, origin: Origin) {
    self.file = file
    self.origin = origin
  }

  mutating func next() -> Cut? {
    while true {
      if case .ended = state { return nil }
      do throws(IngestError) {
        guard let file, file.size != nil else { throw .damaged(message: "found a ZIP archive in a stream, expected a file", offset: nil) }
        guard let entry = try nextEntry(of: file) else {
          state = .ended
          continue
        }
        if entry.isFolder { continue }
        if entry.isLink {
          leftAside.add("links and special files")
          continue
        }
        let member = Origin(path: origin.path, member: entry.name, offset: entry.offset)
        do throws(IngestError) {
          return .member(origin: member, name: entry.name, content: try content(of: entry, in: file))
        } catch {
          return .document(.failure(FailedDocument(source: member.source, id: nil, error: error)))
        }
      } catch {
        if case .members = state {} else { state = .ended }
        return .document(.failure(FailedDocument(source: origin.source, id: nil, error: error)))
      }
    }
  }

  /// - Throws: when there is no directory; the next call begins with the members' own headers.
  private mutating func nextEntry(of file: FileSource) throws(IngestError) -> ZipEntry? {
    switch state {
    case .before:
      do throws(IngestError) {
        state = .directory(try ZipDirectory(file))
      } catch {
        state = .members(try ZipMembers(file))
        throw error
      }
      return try nextEntry(of: file)
    case .directory(var directory):
      let entry = try directory.next()
      state = .directory(directory)
      return entry
    case .members(var members):
      let entry = try members.next()
      state = .members(members)
      return entry
    case .ended: return nil
    }
  }

  private func content(of entry: ZipEntry, in file: FileSource) throws(IngestError) -> any ByteSource {
    if entry.isEncrypted { throw .damaged(message: "the member is encrypted", offset: nil) }
    let head = try file.read(at: entry.offset, count: ZipEntry.localHeadBytes)
    guard head.count == ZipEntry.localHeadBytes, head.starts(with: ZipEntry.localMagic) else {
      throw .damaged(message: "found no member where the directory of the archive says", offset: entry.offset)
    }
    let start = entry.offset + ZipEntry.localHeadBytes + head.integer(at: 26, bytes: 2) + head.integer(at: 28, bytes: 2)
    let packed = try file.part(start..<(start + entry.packedSize))
    let source: any ByteSource
    switch entry.method {
    case 0: source = packed
    case 8: source = StreamSource(ByteWindow(packed), Inflater(.raw))
    case 93: source = FrameSource(ByteWindow(packed), ZstdDecoder())
    default: throw .damaged(message: "compression method \(entry.method) of ZIP is not known", offset: nil)
    }
    return entry.crc.map { ChecksumSource(source, crc: $0, place: entry.offset) } ?? source
  }
}
