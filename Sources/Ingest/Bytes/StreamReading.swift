/// The reading of one compressed stream, whatever its format.
struct StreamReading {
  private let input: ByteWindow
  private let decoder: any StreamDecoder
  private var guardian = BombGuard()

  init(_ input: ByteWindow, _ decoder: any StreamDecoder) {
    self.input = input
    self.decoder = decoder
  }

  enum Outcome {
    /// A piece was appended, or input was used up for one to come.
    case progress
    /// The stream ends here.
    case end
    /// - Parameter message: how, for people.
    case damaged(message: String)
  }

  /// Appends the next piece.
  ///
  /// - Throws: ``IngestError/bomb(bytes:compressed:)``, and what the input throws.
  mutating func appendPiece(to bytes: inout [UInt8]) throws(IngestError) -> Outcome {
    let before = bytes.count
    // At the end of the input, output may still be pending in the decoder.
    let hasInput = try input.fillIfEmpty()
    let (used, outcome) = decoder.decode(input[input.start..<input.end], into: &bytes)
    input.discard(upTo: input.start + used)
    try guardian.add(read: used, written: bytes.count - before)
    switch outcome {
    case .end: return .end
    case .damaged(let message): return .damaged(message: "the compressed data is damaged" + (message.map { ": " + $0 } ?? ""))
    case .progress:
      if used > 0 || bytes.count > before { return .progress }
      return .damaged(message: hasInput ? "the compressed data is damaged" : "the compressed data is cut off")
    }
  }
}
