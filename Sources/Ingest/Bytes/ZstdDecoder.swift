import CZstd

/// libzstd's streaming decoder.
@safe final class ZstdDecoder: FrameDecoder {
  /// RFC 8878, 3.1.1.
  static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  /// „WARC with zstd“ 1.0: a skippable frame with the dictionary of the frames behind it.
  static let dictionaryMagic: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]

  /// Whether a frame begins so, or one of the sixteen kinds that are skipped; some programs put their own notes into them.
  static func isStart(_ head: [UInt8]) -> Bool {
    head == magic || head.first.map { $0 & 0xF0 == 0x50 } == true && head.dropFirst().elementsEqual(dictionaryMagic.dropFirst())
  }

  /// Bytes of magic and length before the content of a skippable frame.
  private static let skippableHead = 8
  private static let maximumDictionary = 16 << 20

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

  var magic: [UInt8] { Self.magic }

  /// True: the header of a frame is looked at first by libzstd as well.
  func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool { true }

  /// Begins anew with the next frame; the dictionary stays.
  func reset() { unsafe ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }

  func takeDictionary(from input: ByteWindow) throws(IngestError) -> Bool {
    while input.end - input.start < Self.skippableHead {
      if try !input.fill() { break }
    }
    guard input.starts(with: Self.dictionaryMagic, at: input.start) else { return false }
    let place = input.place(of: input.start)
    let head = input.head(Self.skippableHead)
    let length = head.count == Self.skippableHead ? head.integer(at: 4, bytes: 4) : Int.max
    let start = input.start + head.count
    guard length <= Self.maximumDictionary, try input.fill(upTo: start + length - 1) else {
      throw .damaged(message: "the dictionary of the compressed data is cut off", offset: place)
    }
    var dictionary = Array(input[start..<(start + length)])
    input.discard(upTo: start + length)
    // The dictionary may be compressed itself.
    if dictionary.starts(with: Self.magic) {
      dictionary = try ByteWindow(FrameSource(ByteWindow(MemorySource(dictionary)), ZstdDecoder())).rest(limit: Self.maximumDictionary)
    }
    unsafe ZSTD_DCtx_loadDictionary(context, dictionary, dictionary.count)
    return true
  }

  func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) -> (used: Int, outcome: DecoderOutcome) {
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
