import CZstd

/// libzstd's streaming decoder.
@safe final class ZstdDecoder {
  enum Outcome {
    case progress, end
    case damaged(message: String)
  }

  /// Largest window that is taken, as a power of two: 128 MB, what `zstd --ultra -22` needs. Only `--long` goes beyond it.
  private static let maximumWindowLog: Int32 = 27

  private let context: OpaquePointer
  private let piece: UnsafeMutableBufferPointer<UInt8>

  init() {
    guard let context = unsafe ZSTD_createDCtx() else { preconditionFailure("libzstd gives a context unless memory is out") }
    unsafe self.context = context
    unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.maximumWindowLog)
    unsafe piece = .allocate(capacity: ZSTD_DStreamOutSize())
  }

  deinit {
    unsafe ZSTD_freeDCtx(context)
    unsafe piece.deallocate()
  }

  /// Begins anew with the next frame; the dictionary stays.
  func reset() { unsafe ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }

  /// The dictionary of all frames to come.
  func load(dictionary: [UInt8]) { unsafe ZSTD_DCtx_loadDictionary(context, dictionary, dictionary.count) }

  /// Decompresses from `input`, appends one piece at most, and says how much of the input is used up.
  func decompress(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) -> (used: Int, outcome: Outcome) {
    unsafe input.withUnsafeBufferPointer { input in
      var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
      var target = unsafe ZSTD_outBuffer(dst: piece.baseAddress, size: piece.count, pos: 0)
      let code = unsafe ZSTD_decompressStream(context, &target, &source)
      unsafe output.append(contentsOf: piece[..<target.pos])
      if ZSTD_isError(code) != 0 {
        return unsafe (source.pos, .damaged(message: String(cString: ZSTD_getErrorName(code))))
      }
      return unsafe (source.pos, code == 0 ? .end : .progress)
    }
  }
}
