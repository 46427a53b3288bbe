/// The members of a ZIP archive by their own headers, one after the other: for an archive that is cut off before its directory.
struct ZipMembers {
  /// Flag: size and checksum stand behind the member.
  private static let sizeIsBehind = 8
  /// Names are shorter; what says otherwise is no header.
  private static let maximumName = 1 << 12

  private let window: ByteWindow

  init(_ file: FileSource) throws(IngestError) { window = ByteWindow(try file.part(0..<Int.max)) }

  /// The next member whose header is whole; nil behind the last one.
  mutating func next() throws(IngestError) -> ZipEntry? {
    while let start = try signature([ZipEntry.localMagic]) {
      let headEnd = start + ZipEntry.localHeadBytes
      guard try window.fill(upTo: headEnd - 1) else { return nil }
      let head = Array(window[start..<headEnd])
      let nameBytes = head.integer(at: 26, bytes: 2)
      let dataStart = headEnd + nameBytes + head.integer(at: 28, bytes: 2)
      guard (1...Self.maximumName).contains(nameBytes) else {
        window.discard(upTo: start + 1)
        continue
      }
      guard try window.fill(upTo: dataStart - 1) else { return nil }
      let tail = Array(window[headEnd..<dataStart])
      window.discard(upTo: dataStart)
      guard head.integer(at: 6, bytes: 2) & Self.sizeIsBehind != 0 else {
        let entry = ZipEntry(local: head, tail: tail, offset: start, sizeBehind: nil)
        // A size that leads behind the end, or is none, leaves the window at the end.
        _ = window.seek(to: dataStart + entry.packedSize)
        return entry
      }
      let end = try signature([ZipEntry.descriptorMagic, ZipEntry.localMagic, ZipEntry.magic]) ?? window.end
      return ZipEntry(local: head, tail: tail, offset: start, sizeBehind: end - dataStart)
    }
    return nil
  }

  /// Goes to the first of the signatures; nil when there is none before the end.
  private func signature(_ magics: [[UInt8]]) throws(IngestError) -> Int? {
    while true {
      if let found = magics.compactMap({ window.firstOffset(of: $0, from: window.start) }).min() {
        window.discard(upTo: found)
        return found
      }
      window.discard(upTo: max(window.start, window.end - ZipEntry.localMagic.count + 1))
      if try !window.fill() { return nil }
    }
  }
}
