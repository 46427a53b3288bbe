import CBrotli

/// libbrotli's decoder (RFC 7932), as HTTP bodies need it.
@safe final class BrotliDecoder: StreamDecoder {
  private static let pieceBytes = 1 << 16

  private let state: OpaquePointer
  private let piece: UnsafeMutableBufferPointer<UInt8>

  init() {
    guard let state = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else {
      preconditionFailure("libbrotli gives a decoder unless memory is out")
    }
    unsafe self.state = state
    unsafe piece = .allocate(capacity: Self.pieceBytes)
  }

  deinit {
    unsafe BrotliDecoderDestroyInstance(state)
    unsafe piece.deallocate()
  }

  func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) -> (used: Int, outcome: DecoderOutcome) {
    unsafe input.withUnsafeBufferPointer { input in
      var left = input.count
      var next = input.baseAddress
      var room = unsafe piece.count
      var target = unsafe piece.baseAddress
      let result = unsafe BrotliDecoderDecompressStream(state, &left, &next, &room, &target, nil)
      unsafe output.append(contentsOf: piece[..<(piece.count - room)])
      let used = input.count - left
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS: return (used, .end)
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT, BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: return (used, .progress)
      default: return (used, .damaged(message: nil))
      }
    }
  }
}
