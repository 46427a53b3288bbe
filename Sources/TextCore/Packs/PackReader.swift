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
      return unsafe bytes[...end].elementsEqual(PackWriter.head(mark: mark, digest: digest)) ? end + 1 : nil
    }
    guard let start else { return nil }
    self.file = file
    offset = start
  }

  /// The next array, where it lies in the file; nil when the bytes end too early.
  public mutating func array<Element: BitwiseCopyable & Sendable>(of type: Element.Type) -> PackedArray<Element>? {
    let head = Self.aligned(MemoryLayout<UInt64>.size)
    guard file.count - offset >= head else { return nil }
    let count = unsafe file.withBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    let start = offset + head
    guard count <= UInt64((file.count - start) / max(1, MemoryLayout<Element>.stride)) else { return nil }
    let end = start + Int(count) * MemoryLayout<Element>.stride
    offset = min(file.count, Self.aligned(end))
    return PackedArray(in: file, at: start, count: Int(count))
  }

  /// Where the next array may begin.
  private static func aligned(_ offset: Int) -> Int { (offset + PackWriter.alignment - 1) / PackWriter.alignment * PackWriter.alignment }

  /// A copy of the next array, for one that is small or is to change; nil when the bytes end too early.
  public mutating func read<Element: BitwiseCopyable & Sendable>(_ type: Element.Type) -> [Element]? { array(of: type)?.copy }
}
