extension [UInt8] {
  /// A little-endian number; 0 where the array ends before it.
  func integer(at offset: Int, bytes: Int) -> Int {
    guard offset + bytes <= count else { return 0 }
    var value: UInt64 = 0
    for i in 0..<bytes { value |= UInt64(self[offset + i]) << UInt64(8 * i) }
    return Int(truncatingIfNeeded: value)
  }
}
