/// What one compressed stream holds, as in ZIP archives and in HTTP bodies.
final class StreamSource: ByteSource {
  private var stream: StreamReading
  private var isEnded = false
  let place: Place

  init(_ input: ByteWindow, _ decoder: any StreamDecoder) {
    stream = StreamReading(input, decoder)
    place = Place(offset: input.place(of: input.start), isExact: false)
  }

  func seek(to offset: Int) -> Bool { false }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    let before = bytes.count
    while !isEnded && bytes.count == before {
      // Behind damage there is no way on.
      isEnded = true
      switch try stream.appendPiece(to: &bytes) {
      case .progress: isEnded = false
      case .end: break
      case .damaged(let message): throw .damaged(message: message, offset: place.offset)
      }
    }
    return bytes.count > before
  }
}
