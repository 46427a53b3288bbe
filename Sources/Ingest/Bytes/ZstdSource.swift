/// What zstd data holds: frames one after the other, with the dictionary frame that `.warc.zst` files may begin with. A piece never
/// reaches over the end of a frame.
///
/// A damaged frame is told once; the next one is then looked for behind it. What stands behind the last frame and is none is left aside.
final class ZstdSource: ByteSource {
  /// RFC 8878, 3.1.1.
  static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
  /// „WARC with zstd“ 1.0: a skippable frame with the dictionary of the frames behind it.
  static let dictionaryMagic: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
  /// Bytes of magic and length before the content of a skippable frame.
  private static let skippableHead = 8
  private static let maximumDictionary = 16 << 20

  private let input: ByteWindow
  private let decoder = ZstdDecoder()
  private var state = State.between
  /// Where the frame begins, in the input and in the file.
  private var frameOffset = 0
  private var frameStart = 0
  private var guardian = BombGuard()
  var place: Place { Place(offset: frameStart, isExact: false) }

  private enum State { case between, inside, ended }

  init(_ input: ByteWindow) { self.input = input }

  func seek(to offset: Int) -> Bool { false }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    while true {
      switch state {
      case .ended: return false
      case .between: try findFrame()
      case .inside:
        let before = bytes.count
        try decompress(into: &bytes)
        if bytes.count > before { return true }
      }
    }
  }

  private func decompress(into bytes: inout [UInt8]) throws(IngestError) {
    if try !input.fillIfEmpty() {
      try lose("the compressed data is cut off")
      return
    }
    let before = bytes.count
    let (used, outcome) = decoder.decompress(input[input.start..<input.end], into: &bytes)
    input.discard(upTo: input.start + used)
    do throws(IngestError) {
      try guardian.add(read: used, written: bytes.count - before)
    } catch {
      state = .ended
      throw error
    }
    switch outcome {
    case .end: state = .between
    case .progress: break
    case .damaged(let message): try lose("the compressed data is damaged: \(message)")
    }
  }

  private func lose(_ message: String) throws(IngestError) {
    // Where there is no way back, the search goes on from here.
    _ = input.seek(to: frameOffset + 1)
    state = .between
    throw .damaged(message: message, offset: frameStart)
  }

  /// Goes to the next frame, or to the end.
  private func findFrame() throws(IngestError) {
    while true {
      while input.end - input.start < Self.skippableHead {
        if try !input.fill() { break }
      }
      if input.starts(with: Self.dictionaryMagic, at: input.start) {
        try readDictionary()
        continue
      }
      if let found = input.firstOffset(of: Self.magic, from: input.start) {
        input.discard(upTo: found)
        frameOffset = found
        frameStart = input.place(of: found)
        decoder.reset()
        guardian = BombGuard()
        state = .inside
        return
      }
      input.discard(upTo: max(input.start, input.end - Self.magic.count + 1))
      guard try input.fill() else {
        state = .ended
        return
      }
    }
  }

  private func readDictionary() throws(IngestError) {
    let place = input.place(of: input.start)
    let head = Array(input[input.start..<min(input.end, input.start + Self.skippableHead)])
    let length = head.count == Self.skippableHead ? head[4...].reversed().reduce(0) { $0 << 8 | Int($1) } : Int.max
    let start = input.start + head.count
    guard length <= Self.maximumDictionary, try input.fill(upTo: start + length - 1) else {
      state = .ended
      throw .damaged(message: "the dictionary of the compressed data is cut off", offset: place)
    }
    var dictionary = Array(input[start..<(start + length)])
    input.discard(upTo: start + length)
    if dictionary.starts(with: Self.magic) {
      dictionary = try ByteWindow(ZstdSource(ByteWindow(MemorySource(dictionary)))).rest(limit: Self.maximumDictionary)
    }
    decoder.load(dictionary: dictionary)
  }
}
