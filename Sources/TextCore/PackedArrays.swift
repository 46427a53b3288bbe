/// Writes arrays of plain values one after the other, so that ``PackReader`` has them back without parsing.
///
/// For files that are made and read on the same machine: values stand as they do in memory.
public struct PackWriter {
  private var bytes: [UInt8] = []

  public init() {}

  /// The file: a line with `mark` (its kind, version and what it was made from) and a digest of the rest, then the arrays.
  public func file(mark: String) -> [UInt8] { Array("\(mark) \(XXHash64.digest(bytes))\n".utf8) + bytes }

  /// `count` as eight bytes, then the elements.
  public mutating func write<Element: BitwiseCopyable>(_ elements: [Element]) {
    unsafe withUnsafeBytes(of: UInt64(elements.count)) { unsafe bytes.append(contentsOf: $0) }
    unsafe elements.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// The bytes of all strings, then where each of them ends.
  public mutating func write(strings: [String]) {
    var bytes: [UInt8] = []
    var ends: [Int32] = []
    for string in strings {
      bytes.append(contentsOf: string.utf8)
      ends.append(Int32(bytes.count))
    }
    write(bytes)
    write(ends)
  }
}

/// Reads what ``PackWriter`` wrote, in the same order.
public struct PackReader {
  private let file: MappedFile
  private var offset: Int

  /// Nil when the file has another mark, or is damaged.
  init?(_ file: MappedFile, mark: String) {
    let start = unsafe file.withBytes { bytes -> Int? in
      guard unsafe bytes.starts(with: mark.utf8), let end = unsafe bytes.firstIndex(of: 0x0A) else { return nil }
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[(end + 1)...])
      let digest = unsafe XXHash64.digest(Span(_unsafeBytes: rest))
      return unsafe bytes[..<end].elementsEqual("\(mark) \(digest)".utf8) ? end + 1 : nil
    }
    guard let start else { return nil }
    self.file = file
    offset = start
  }

  /// Nil when the bytes end too early.
  public mutating func read<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element]? {
    let head = MemoryLayout<UInt64>.size
    guard file.count - offset >= head else { return nil }
    let count = unsafe file.withBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    offset += head
    guard count <= UInt64((file.count - offset) / max(1, MemoryLayout<Element>.stride)) else { return nil }
    let size = Int(count) * MemoryLayout<Element>.stride
    let range = offset..<(offset + size)
    offset += size
    return unsafe [Element](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      unsafe file.withBytes { raw in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[range]))
      }
      initialized = Int(count)
    }
  }

  public mutating func readStrings() -> [String]? {
    guard let bytes = read(UInt8.self), let ends = read(Int32.self) else { return nil }
    var strings: [String] = []
    strings.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      guard end >= start, end <= bytes.count else { return nil }
      strings.append(String(decoding: bytes[start..<Int(end)], as: UTF8.self))
      start = Int(end)
    }
    return strings
  }
}
