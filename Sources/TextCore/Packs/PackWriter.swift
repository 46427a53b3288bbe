/// Writes arrays of plain values one after the other, so that ``PackReader`` has them back without parsing or copying.
///
/// For files that are made and read on the same machine: values stand as they do in memory.
public struct PackWriter {
  private var bytes: [UInt8] = []

  /// The elements of arrays begin at a multiple of this in the file: a line of the cache, so that an element of a power of two bytes
  /// lies in one.
  static let alignment = 64

  public init() {}

  /// The file: a line with `mark` (its kind, version and what it was made from) and a digest of the rest, then the arrays.
  public func file(mark: String) -> [UInt8] { Self.head(mark: mark, digest: XXHash64.digest(bytes)) + bytes }

  /// The first line, with spaces at its end that bring the arrays to their places.
  static func head(mark: String, digest: String) -> [UInt8] {
    var head = Array("\(mark) \(digest)".utf8)
    while (head.count + 1) % alignment != 0 { head.append(UInt8(ascii: " ")) }
    head.append(0x0A)
    return head
  }

  /// `count` as eight bytes, then the elements, each of the two with zeros up to where an array may begin.
  public mutating func write<Element: BitwiseCopyable>(_ elements: [Element]) {
    precondition(MemoryLayout<Element>.alignment <= Self.alignment, "values of a pack stand at multiples of a line of the cache at most")
    unsafe withUnsafeBytes(of: UInt64(elements.count)) { unsafe bytes.append(contentsOf: $0) }
    fill()
    unsafe elements.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    fill()
  }

  private mutating func fill() { while bytes.count % Self.alignment != 0 { bytes.append(0) } }

  public mutating func write<Element: BitwiseCopyable>(_ elements: PackedArray<Element>) { write(elements.copy) }
}
