/// A header block of a TAR archive.
struct TarHeader {
  enum Kind {
    case file, folder
    /// Links, devices, pipes.
    case other
    /// The name of the next member, when it is too long for a header (GNU).
    case longName
    /// Fields of the next member (pax).
    case extended
    /// Fields of all members (pax), names of links (GNU).
    case passedOver
  }

  let name: String
  let size: Int
  let kind: Kind

  /// Nil when the checksum says that this is no header.
  init?(_ block: [UInt8]) {
    guard let sum = Self.number(block[148..<156]), Self.sum(of: block) == sum, let size = Self.number(block[124..<136]),
      ArchiveLimits.numbers.contains(size)
    else { return nil }
    switch block[156] {
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): kind = .file
    case UInt8(ascii: "5"): kind = .folder
    case UInt8(ascii: "x"): kind = .extended
    case UInt8(ascii: "L"): kind = .longName
    case UInt8(ascii: "g"), UInt8(ascii: "K"), UInt8(ascii: "V"): kind = .passedOver
    default: kind = .other
    }
    // Links tell the size of what they lead to and have no content.
    self.size = kind == .other || kind == .folder ? 0 : size
    let name = Self.text(block[0..<100])
    let prefix = block[257..<262].elementsEqual(TarReader.magic) && block[262] == 0 ? Self.text(block[345..<500]) : ""
    self.name = prefix.isEmpty ? name : prefix + "/" + name
  }

  /// The fields of a pax header: „length key=value“, a line each.
  static func extended(_ content: [UInt8]) -> [String: String] {
    var fields: [String: String] = [:]
    var rest = content[...]
    while let space = rest.firstIndex(of: 0x20), let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex + 1, length <= rest.count
    {
      let line = rest[(space + 1)..<(rest.startIndex + length - 1)]
      if let equals = line.firstIndex(of: UInt8(ascii: "=")) {
        fields[String(decoding: line[..<equals], as: UTF8.self)] = String(decoding: line[(equals + 1)...], as: UTF8.self)
      }
      rest = rest.dropFirst(length)
    }
    return fields
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }

  /// Octal digits, or GNU's binary form for what they cannot hold.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    guard let first = field.first else { return nil }
    if first == 0x80 {
      return field.dropFirst().reduce(0 as Int?) { value, byte in value.flatMap { $0 < Int.max >> 8 ? $0 << 8 | Int(byte) : nil } }
    }
    let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0 }
    return digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }

  /// The sum of all bytes, those of the checksum itself taken for spaces.
  private static func sum(of block: [UInt8]) -> Int {
    var sum = 0
    for (i, byte) in block.enumerated() { sum += (148..<156).contains(i) ? 0x20 : Int(byte) }
    return sum
  }
}
