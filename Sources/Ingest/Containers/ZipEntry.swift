/// A file in a ZIP archive, as the directory of the archive has it.
struct ZipEntry {
  static let localHeadBytes = 30
  /// Bytes of an entry in the directory before its name.
  static let headBytes = 46
  static let magic: [UInt8] = [0x50, 0x4B, 0x01, 0x02]

  let name: String
  let method: Int
  let crc: UInt32
  let packedSize: Int
  /// Where the member begins in the file.
  let offset: Int
  let isEncrypted: Bool
  let isLink: Bool
  var isFolder: Bool { name.hasSuffix("/") }

  /// - Parameters:
  ///   - head: the entry up to its name.
  ///   - tail: name and extra fields.
  ///   - shift: bytes that stand before the archive in its file.
  init(_ head: [UInt8], tail: [UInt8], shift: Int) {
    let nameBytes = Array(tail.prefix(head.integer(at: 28, bytes: 2)))
    let extra = Array(tail.dropFirst(nameBytes.count).prefix(head.integer(at: 30, bytes: 2)))
    // Names without the flag for UTF-8 are in code page 437; many tools write UTF-8 without it.
    name = String(validating: nameBytes, as: UTF8.self) ?? CodePage437.text(of: nameBytes)
    isEncrypted = head.integer(at: 8, bytes: 2) & 1 != 0
    method = head.integer(at: 10, bytes: 2)
    crc = UInt32(truncatingIfNeeded: head.integer(at: 16, bytes: 4))
    // The upper half of the attributes is the mode of Unix; S_IFLNK.
    isLink = head.integer(at: 38, bytes: 4) >> 28 == 0xA
    var sizes = [head.integer(at: 24, bytes: 4), head.integer(at: 20, bytes: 4), head.integer(at: 42, bytes: 4)]
    // ZIP64: the values that do not fit stand one after the other in an extra field.
    if let field = Self.zip64(extra) {
      var next = 0
      for i in 0..<3 where sizes[i] == 0xFFFF_FFFF && next + 8 <= field.count {
        sizes[i] = field.integer(at: next, bytes: 8)
        next += 8
      }
    }
    packedSize = min(max(0, sizes[1]), 1 << 48)
    offset = min(max(0, sizes[2]), 1 << 48) + shift
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

extension [UInt8] {
  /// A little-endian number; 0 where the array ends before it.
  func integer(at offset: Int, bytes: Int) -> Int {
    guard offset + bytes <= count else { return 0 }
    var value: UInt64 = 0
    for i in 0..<bytes { value |= UInt64(self[offset + i]) << UInt64(8 * i) }
    return Int(truncatingIfNeeded: value)
  }
}
