import CZlib

/// Bytes whose CRC-32 is known beforehand; it is compared at the end.
final class ChecksumSource: ByteSource {
  private let source: any ByteSource
  private let expected: UInt32
  private var crc: UInt
  private var isEnded = false
  let place: Place

  init(_ source: any ByteSource, crc: UInt32, place: Int) {
    self.source = source
    expected = crc
    self.crc = crc32(0, nil, 0)
    self.place = Place(offset: place, isExact: false)
  }

  func seek(to offset: Int) -> Bool { false }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    if isEnded { return false }
    let before = bytes.count
    if try source.append(to: &bytes) {
      crc = unsafe bytes[before...].withUnsafeBufferPointer { piece in unsafe crc32(crc, piece.baseAddress, UInt32(piece.count)) }
      return true
    }
    isEnded = true
    if UInt32(truncatingIfNeeded: crc) != expected { throw .damaged(message: "the checksum does not fit", offset: place.offset) }
    return false
  }
}
