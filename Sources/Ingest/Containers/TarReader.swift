import TextCore

/// Cuts a TAR archive (POSIX ustar and pax, GNU) into its files. Links, devices and folders are no documents and nothing of them is followed.
struct TarReader: DocumentCutter {
  static let magic = Array("ustar".utf8)
  /// Where the magic stands in a header.
  static let magicOffset = 257

  private static let blockBytes = 512
  /// Longer names and extended headers are damage.
  private static let maximumExtension = 1 << 20

  private let origin: Origin
  private let window: ByteWindow
  var leftAside = LeftAside()
  /// The member handed out last, and what has to be passed over behind it.
  private var current: TarMember?
  private var isEnded = false
  /// Between a block that should be a header and the next that is one.
  private var isLost = false

  init(_ window: ByteWindow, origin: Origin) {
    self.window = window
    self.origin = origin
  }

  mutating func next() -> Cut? {
    while !isEnded {
      do throws(IngestError) {
        try current?.finish()
        current = nil
        guard let cut = try nextMember() else {
          isEnded = true
          return nil
        }
        return cut
      } catch {
        current = nil
        if case .unreadable = error { isEnded = true }
        var source = origin.source
        source.offset = source.offset ?? window.place(of: window.start)
        window.discard()
        return .document(.failure(FailedDocument(source: source, id: nil, error: error)))
      }
    }
    return nil
  }

  private mutating func nextMember() throws(IngestError) -> Cut? {
    var longName: String?
    var longSize: Int?
    while true {
      guard try window.fill(upTo: window.start + Self.blockBytes - 1) else {
        if window.start == window.end || window[window.start..<window.end].allSatisfy({ $0 == 0 }) { return nil }
        throw .damaged(message: "the archive is cut off inside a header", offset: nil)
      }
      let start = window.start
      let block = Array(window[start..<(start + Self.blockBytes)])
      guard let header = TarHeader(block) else {
        window.discard(upTo: start + Self.blockBytes)
        // Archives end with empty blocks; others may follow, as `cat` leaves them.
        if isLost || block.allSatisfy({ $0 == 0 }) { continue }
        isLost = true
        var source = origin.source
        source.offset = source.offset ?? window.place(of: start)
        return .document(
          .failure(
            FailedDocument(source: source, id: nil, error: .damaged(message: "found no header of a member, expected one", offset: nil))))
      }
      isLost = false
      let place = window.place(of: start)
      window.discard(upTo: start + Self.blockBytes)
      let member = TarMember(window, size: longSize ?? header.size, place: place)
      switch header.kind {
      case .extended:
        let fields = try TarHeader.extended(ByteWindow(member).rest(limit: Self.maximumExtension))
        longName = fields["path"] ?? longName
        longSize = fields["size"].flatMap { Int($0) }.flatMap { ArchiveLimits.numbers.contains($0) ? $0 : nil } ?? longSize
        try member.finish()
      case .longName:
        longName = String(decoding: try ByteWindow(member).rest(limit: Self.maximumExtension).prefix { $0 != 0 }, as: UTF8.self)
        try member.finish()
      case .other:
        try member.finish()
        leftAside.add("links and special files")
        (longName, longSize) = (nil, nil)
      case .folder, .passedOver:
        try member.finish()
        (longName, longSize) = (nil, nil)
      case .file:
        current = member
        let name = longName ?? header.name
        return .member(origin: Origin(path: origin.path, member: name, offset: place), name: name, content: member)
      }
    }
  }
}
