/// Bytes that are already in memory.
final class MemorySource: ByteSource {
  private static let pieceBytes = 1 << 16

  private let content: [UInt8]
  private var offset = 0
  private(set) var place = Place(offset: 0, isExact: true)

  init(_ content: [UInt8]) { self.content = content }

  func append(to bytes: inout [UInt8]) -> Bool {
    let end = min(content.count, offset + Self.pieceBytes)
    place = Place(offset: offset, isExact: true)
    bytes.append(contentsOf: content[offset..<end])
    defer { offset = end }
    return offset < end
  }

  func seek(to offset: Int) -> Bool {
    self.offset = min(offset, content.count)
    return true
  }
}
