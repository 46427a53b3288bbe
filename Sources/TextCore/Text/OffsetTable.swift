/// What offsets outside Tenor are counted in. Inside they are UTF-8 bytes.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points: what Python slices and the W3C annotation model use.
  case codepoints
  case utf8
  /// What Java, JavaScript and NSString use.
  case utf16
}

/// Converts between byte offsets of a text and offsets in another unit into the text as it was given, in steps of at most 256 bytes from
/// a checkpoint.
public struct OffsetTable: Sendable {
  private static let stride = 256
  private let given: GivenText
  private let unit: OffsetUnit
  private let checkpoints: [Int]

  public init(_ text: Text, unit: OffsetUnit) { self.init(GivenText(text), unit: unit) }

  public init(_ given: GivenText, unit: OffsetUnit) {
    self.given = given
    self.unit = unit
    let bytes = given.utf8
    var checkpoints: [Int] = []
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var count = 0
    for i in bytes.indices {
      if i % Self.stride == 0 { checkpoints.append(count) }
      count += Self.units(bytes[i], unit)
    }
    if bytes.count % Self.stride == 0 { checkpoints.append(count) }
    self.checkpoints = checkpoints
  }

  /// Units that a byte begins: a lead byte stands for its whole scalar.
  private static func units(_ byte: UInt8, _ unit: OffsetUnit) -> Int {
    switch unit {
    case .utf8: 1
    case .codepoints: byte & 0xC0 == 0x80 ? 0 : 1
    case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    }
  }

  /// The bytes of a range of the text as they were given.
  public func bytes(of range: TextRange) -> ArraySlice<UInt8> {
    given.utf8[given.given(ofByte: range.start)..<given.given(ofByte: range.end)]
  }

  /// The offset in ``unit`` of a byte offset that stands at a scalar border.
  public func offset(ofByte byte: Int) -> Int {
    let byte = given.given(ofByte: byte)
    if unit == .utf8 { return byte }
    let block = byte / Self.stride
    var count = checkpoints[block]
    for i in (block * Self.stride)..<byte { count += Self.units(given.utf8[i], unit) }
    return count
  }

  /// The byte offset of `offset`; nil outside the text. An offset inside a surrogate pair gives the pair's start.
  public func byte(ofOffset offset: Int) -> Int? {
    let bytes = given.utf8
    guard offset >= 0 else { return nil }
    if unit == .utf8 { return offset <= bytes.count ? given.byte(ofGiven: offset) : nil }
    let block = max(0, checkpoints.partitioningIndex { $0 > offset } - 1)
    var count = checkpoints.isEmpty ? 0 : checkpoints[block]
    var i = block * Self.stride
    while i < bytes.count && count < offset {
      let step = Self.units(bytes[i], unit)
      if count + step > offset { return given.byte(ofGiven: i) }
      count += step
      i += 1
    }
    while i < bytes.count && bytes[i] & 0xC0 == 0x80 { i += 1 }
    return count == offset ? given.byte(ofGiven: i) : nil
  }
}
