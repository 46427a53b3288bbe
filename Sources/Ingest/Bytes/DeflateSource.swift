/// What one stream of deflate holds, as in ZIP archives and in HTTP bodies, with or without the wrapping of zlib.
final class DeflateSource: ByteSource {
  private let input: ByteWindow
  private let inflater: Inflater
  private var isEnded = false
  private var guardian = BombGuard()
  let place: Place

  init(_ input: ByteWindow, wrapping: Inflater.Wrapping) {
    self.input = input
    inflater = Inflater(wrapping)
    place = Place(offset: input.place(of: input.start), isExact: false)
  }

  func seek(to offset: Int) -> Bool { false }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    let before = bytes.count
    while !isEnded && bytes.count == before {
      if try !input.fillIfEmpty() {
        isEnded = true
        throw .damaged(message: "the compressed data is cut off", offset: place.offset)
      }
      let (used, outcome) = inflater.inflate(input[input.start..<input.end], into: &bytes)
      input.discard(upTo: input.start + used)
      if outcome != .progress { isEnded = true }
      do throws(IngestError) {
        try guardian.add(read: used, written: bytes.count - before)
      } catch {
        isEnded = true
        throw error
      }
      if outcome == .damaged { throw .damaged(message: "the compressed data is damaged", offset: place.offset) }
    }
    return bytes.count > before
  }
}
