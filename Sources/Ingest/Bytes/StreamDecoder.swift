/// A decompressor of one format, fed piece by piece.
protocol StreamDecoder: AnyObject {
  /// Decodes from `input`, appends one piece at most, and says how much of the input is used up. Progress without output and without use
  /// of input means that more input is wanted; output may be pending when all input is used up.
  func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) -> (used: Int, outcome: DecoderOutcome)
}

enum DecoderOutcome {
  case progress, end
  /// - Parameter message: what the library says of it, if anything.
  case damaged(message: String?)
}

/// A decompressor of a format whose streams (members, frames) stand one after the other in a file.
protocol FrameDecoder: StreamDecoder {
  /// What every frame begins with.
  var magic: [UInt8] { get }

  /// Whether a frame may begin with some bytes, of which the first are ``magic``: a look that costs less than a trial.
  func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool

  /// Begins anew with the next frame.
  func reset()

  /// Takes the dictionary of the frames behind it, if one stands at the start of `input`; whether one did.
  func takeDictionary(from input: ByteWindow) throws(IngestError) -> Bool
}
