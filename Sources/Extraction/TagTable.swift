/// Finds the ``Tag`` of an element name: open addressing over the hashes of the lower-case names.
struct TagTable: Sendable {
  private var hashes: [UInt32]
  private var tags: [Tag]

  static let standard = TagTable()

  private init() {
    hashes = Array(repeating: 0, count: 512)
    tags = Array(repeating: .other, count: 512)
    for tag in Tag.allCases where tag != .text && tag != .other {
      var hash = TagTable.seed
      for byte in tag.rawValue.utf8 { hash = TagTable.step(hash, byte) }
      var slot = Int(hash & 511)
      while hashes[slot] != 0 { slot = (slot + 1) & 511 }
      hashes[slot] = hash
      tags[slot] = tag
    }
  }

  @inline(__always) static var seed: UInt32 { 0x811C_9DC5 }
  @inline(__always) static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

  func tag(hash: UInt32) -> Tag {
    var slot = Int(hash & 511)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return tags[slot] }
      slot = (slot + 1) & 511
    }
    return .other
  }
}
