/// The directory at the end of a ZIP archive, read entry by entry.
struct ZipDirectory {
  private static let endMagic: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
  private static let end64Magic: [UInt8] = [0x50, 0x4B, 0x06, 0x06]
  private static let locatorMagic: [UInt8] = [0x50, 0x4B, 0x06, 0x07]
  private static let endBytes = 22
  private static let locatorBytes = 20
  private static let maximumComment = 0xFFFF

  private let window: ByteWindow
  private let shift: Int
  private var left: Int

  /// - Throws: when the archive is cut off.
  init(_ file: FileSource) throws(IngestError) {
    let size = file.size ?? 0
    let tailStart = max(0, size - Self.endBytes - Self.maximumComment)
    let tail = try file.read(at: tailStart, count: size - tailStart)
    var found = tail.count - Self.endBytes
    while found >= 0 && !tail[found...].starts(with: Self.endMagic) { found -= 1 }
    guard found >= 0 else { throw .damaged(message: "the archive is cut off: no directory at its end", offset: nil) }
    let end = Array(tail[found...])
    var count = end.integer(at: 10, bytes: 2)
    var length = end.integer(at: 12, bytes: 4)
    var offset = end.integer(at: 16, bytes: 4)
    var directoryEnd = tailStart + found
    if directoryEnd >= Self.locatorBytes {
      let locator = try file.read(at: directoryEnd - Self.locatorBytes, count: Self.locatorBytes)
      if locator.starts(with: Self.locatorMagic) {
        let place = locator.integer(at: 8, bytes: 8)
        let end64 = try ArchiveLimits.numbers.contains(place) ? file.read(at: place, count: 56) : []
        if end64.starts(with: Self.end64Magic) {
          count = end64.integer(at: 32, bytes: 8)
          length = end64.integer(at: 40, bytes: 8)
          offset = end64.integer(at: 48, bytes: 8)
          directoryEnd = place
        }
      }
    }
    // The directory ends where its end is told; what it is short of stands before the archive (self-extracting ones).
    guard [count, length, offset].allSatisfy(ArchiveLimits.numbers.contains), offset <= directoryEnd - length else {
      throw .damaged(message: "the directory of the archive is damaged", offset: directoryEnd)
    }
    let start = directoryEnd - length
    shift = start - offset
    left = count
    window = ByteWindow(try file.part(start..<directoryEnd))
  }

  /// The next file; nil behind the last one.
  mutating func next() throws(IngestError) -> ZipEntry? {
    if left == 0 { return nil }
    left -= 1
    let start = window.start
    guard try window.fill(upTo: start + ZipEntry.headBytes - 1), window.starts(with: ZipEntry.magic, at: start) else { throw damage }
    let head = Array(window[start..<(start + ZipEntry.headBytes)])
    let tailBytes = head.integer(at: 28, bytes: 2) + head.integer(at: 30, bytes: 2) + head.integer(at: 32, bytes: 2)
    let tail = start + ZipEntry.headBytes
    guard try window.fill(upTo: tail + tailBytes - 1) else { throw damage }
    defer { window.discard(upTo: tail + tailBytes) }
    return ZipEntry(head, tail: Array(window[tail..<(tail + tailBytes)]), shift: shift)
  }

  private var damage: IngestError { .damaged(message: "the directory of the archive is damaged", offset: window.place(of: window.start)) }
}
