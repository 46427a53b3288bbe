/// A file in a ZIP archive.
struct ZipEntry {
  static let localMagic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// Bytes of a member's own header before its name.
  static let localHeadBytes = 30
  static let magic: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
  /// Bytes of an entry in the directory before its name.
  static let headBytes = 46
  /// What stands behind a member whose header was written before its size was known.
  static let descriptorMagic: [UInt8] = [0x50, 0x4B, 0x07, 0x08]

  let name: String
  let method: Int
  /// Nil where it stands behind the member.
  let crc: UInt32?
  let packedSize: Int
  /// Where the member begins in the file.
  let offset: Int
  let isEncrypted: Bool
  let isLink: Bool
  var isFolder: Bool { name.hasSuffix("/") }

  /// What the directory of the archive says.
  ///
  /// - Parameters:
  ///   - head: the entry up to its name.
  ///   - tail: name and extra fields.
  ///   - shift: bytes that stand before the archive in its file.
  init(_ head: [UInt8], tail: [UInt8], shift: Int) {
    let nameBytes = Array(tail.prefix(head.integer(at: 28, bytes: 2)))
    let extra = Array(tail.dropFirst(nameBytes.count).prefix(head.integer(at: 30, bytes: 2)))
    name = Self.name(nameBytes)
    isEncrypted = Self.isEncrypted(flags: head.integer(at: 8, bytes: 2))
    method = head.integer(at: 10, bytes: 2)
    crc = UInt32(truncatingIfNeeded: head.integer(at: 16, bytes: 4))
    // The upper half of the attributes is the mode of Unix; S_IFLNK.
    isLink = head.integer(at: 38, bytes: 4) >> 28 == 0xA
    let sizes = Self.sizes([head.integer(at: 24, bytes: 4), head.integer(at: 20, bytes: 4), head.integer(at: 42, bytes: 4)], extra)
    packedSize = sizes[1]
    offset = sizes[2] + shift
  }

  /// What the member's own header says.
  ///
  /// - Parameters:
  ///   - local: the header up to the name.
  ///   - tail: name and extra fields.
  ///   - sizeBehind: the member's size where the header does not tell it.
  init(local: [UInt8], tail: [UInt8], offset: Int, sizeBehind: Int?) {
    let nameBytes = Array(tail.prefix(local.integer(at: 26, bytes: 2)))
    name = Self.name(nameBytes)
    isEncrypted = Self.isEncrypted(flags: local.integer(at: 6, bytes: 2))
    method = local.integer(at: 8, bytes: 2)
    crc = sizeBehind == nil ? UInt32(truncatingIfNeeded: local.integer(at: 14, bytes: 4)) : nil
    isLink = false
    let extra = Array(tail.dropFirst(nameBytes.count))
    packedSize = sizeBehind ?? Self.sizes([local.integer(at: 22, bytes: 4), local.integer(at: 18, bytes: 4)], extra)[1]
    self.offset = offset
  }

  /// Names without the flag for UTF-8 are in code page 437; many tools write UTF-8 without it.
  private static func name(_ bytes: [UInt8]) -> String { String(validating: bytes, as: UTF8.self) ?? CodePage437.text(of: bytes) }

  private static func isEncrypted(flags: Int) -> Bool { flags & 1 != 0 }

  /// ZIP64: the values that do not fit stand one after the other in an extra field.
  private static func sizes(_ values: [Int], _ extra: [UInt8]) -> [Int] {
    var values = values
    if let field = zip64(extra) {
      var next = 0
      for i in values.indices where values[i] == 0xFFFF_FFFF && next + 8 <= field.count {
        values[i] = field.integer(at: next, bytes: 8)
        next += 8
      }
    }
    return values.map { min(max(ArchiveLimits.numbers.lowerBound, $0), ArchiveLimits.numbers.upperBound) }
  }

  private static func zip64(_ extra: [UInt8]) -> [UInt8]? {
    var i = 0
    while i + 4 <= extra.count {
      let length = extra.integer(at: i + 2, bytes: 2)
      if extra.integer(at: i, bytes: 2) == 1 { return Array(extra[(i + 4)...].prefix(length)) }
      i += 4 + length
    }
    return nil
  }
}
