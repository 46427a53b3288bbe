import CBrotli

/// What a brotli stream (RFC 7932) holds, as in HTTP bodies.
@safe final class BrotliSource: ByteSource {
  private static let pieceBytes = 1 << 16

  private let input: ByteWindow
  private let decoder: OpaquePointer
  private let piece: UnsafeMutableBufferPointer<UInt8>
  private var isEnded = false
  private var guardian = BombGuard()
  let place: Place

  init(_ input: ByteWindow) {
    guard let decoder = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else {
      preconditionFailure("libbrotli gives a decoder unless memory is out")
    }
    unsafe self.decoder = decoder
    unsafe piece = .allocate(capacity: Self.pieceBytes)
    self.input = input
    place = Place(offset: input.place(of: input.start), isExact: false)
  }

  deinit {
    unsafe BrotliDecoderDestroyInstance(decoder)
    unsafe piece.deallocate()
  }

  func seek(to offset: Int) -> Bool { false }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    let before = bytes.count
    while !isEnded && bytes.count == before {
      let hasInput = try input.fillIfEmpty()
      let (used, result) = step(input[input.start..<input.end], into: &bytes)
      input.discard(upTo: input.start + used)
      do throws(IngestError) {
        try guardian.add(read: used, written: bytes.count - before)
      } catch {
        isEnded = true
        throw error
      }
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS: isEnded = true
      case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: break
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
        if !hasInput {
          isEnded = true
          throw .damaged(message: "the compressed data is cut off", offset: place.offset)
        }
      default:
        isEnded = true
        throw .damaged(message: "the compressed data is damaged", offset: place.offset)
      }
    }
    return bytes.count > before
  }

  private func step(_ input: ArraySlice<UInt8>, into bytes: inout [UInt8]) -> (used: Int, result: BrotliDecoderResult) {
    unsafe input.withUnsafeBufferPointer { input in
      var left = input.count
      var next = input.baseAddress
      var room = unsafe piece.count
      var target = unsafe piece.baseAddress
      let result = unsafe BrotliDecoderDecompressStream(decoder, &left, &next, &room, &target, nil)
      unsafe bytes.append(contentsOf: piece[..<(piece.count - room)])
      return (input.count - left, result)
    }
  }
}
