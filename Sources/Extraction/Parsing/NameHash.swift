/// The hash of a tag or attribute name, in lower case: FNV-1a of 32 bits, computed while the name is read.
enum NameHash {
  @inline(__always) static var seed: UInt32 { 0x811C_9DC5 }

  @inline(__always) static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x0100_0193
  }

  static func hash(_ name: String) -> UInt32 { name.utf8.reduce(seed, step) }
}
