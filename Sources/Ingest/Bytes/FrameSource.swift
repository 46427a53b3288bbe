/// What a file of compressed streams holds: members of gzip or frames of zstd, one or many. A piece never reaches over the end of one.
///
/// A damaged frame is told once; the next one is then looked for behind it. What stands behind the last frame and is none is left aside.
final class FrameSource: ByteSource {
  /// Input that a frame found behind damage must stand: chance looks like a frame, but not for long.
  private static let trialBytes = 1 << 14

  /// Damage is noticed at the latest so far behind it: a block that is not compressed is taken over as it is.
  private static let latenessBytes = 1 << 18

  private let input: ByteWindow
  private let decoder: any FrameDecoder
  private var state = State.between
  /// Where the frame begins in the file.
  private var frameStart = 0
  var place: Place { Place(offset: frameStart, isExact: false) }

  private enum State {
    /// Before a frame.
    case between
    case inside(StreamReading)
    /// Behind damage, looking for a frame.
    case lost
    case ended
  }

  init(_ input: ByteWindow, _ decoder: any FrameDecoder) {
    self.input = input
    self.decoder = decoder
  }

  func seek(to offset: Int) -> Bool {
    guard input.isExact(at: input.start), input.seek(to: offset) else { return false }
    state = .between
    return true
  }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    let before = bytes.count
    while bytes.count == before {
      switch state {
      case .ended: return false
      case .between: try findFrame(isExpected: true)
      case .lost: try findFrame(isExpected: false)
      case .inside(var stream):
        let outcome: StreamReading.Outcome
        do throws(IngestError) {
          outcome = try stream.appendPiece(to: &bytes)
        } catch {
          if case .bomb = error { state = .ended } else { state = .lost }
          throw error
        }
        switch outcome {
        case .progress: state = .inside(stream)
        case .end: state = .between
        case .damaged(let message):
          // Where there is no way back, the search goes on from here.
          if input.isExact(at: input.start) {
            _ = input.seek(to: max(frameStart + 1, input.place(of: input.start) - Self.latenessBytes))
          }
          state = .lost
          throw .damaged(message: message, offset: frameStart)
        }
      }
    }
    return true
  }

  /// Goes to the next frame, or to the end.
  ///
  /// - Parameter isExpected: a frame that stands right here needs no trial.
  private func findFrame(isExpected: Bool) throws(IngestError) {
    let magic = decoder.magic
    var isExpected = isExpected
    while true {
      try takeDictionaries()
      while input.end - input.start < magic.count {
        if try !input.fill() {
          state = .ended
          return
        }
      }
      guard let found = input.firstOffset(of: magic, from: input.start) else {
        isExpected = false
        input.discard(upTo: input.end - magic.count + 1)
        continue
      }
      isExpected = isExpected && found == input.start
      input.discard(upTo: found)
      let isFound = isExpected ? true : try isFrame()
      if isFound {
        frameStart = input.place(of: found)
        decoder.reset()
        state = .inside(StreamReading(input, decoder))
        return
      }
      isExpected = false
      input.discard(upTo: found + 1)
    }
  }

  /// - Throws: damage, behind which nothing can be decoded.
  private func takeDictionaries() throws(IngestError) {
    do throws(IngestError) {
      while try decoder.takeDictionary(from: input) {}
    } catch {
      state = .ended
      throw error
    }
  }

  /// Whether what begins here can be decoded.
  private func isFrame() throws(IngestError) -> Bool {
    _ = try input.fill(upTo: input.start + Self.trialBytes)
    let end = min(input.end, input.start + Self.trialBytes)
    guard decoder.mayBegin(input[input.start..<end]) else { return false }
    decoder.reset()
    var offset = input.start
    var output: [UInt8] = []
    while offset < end {
      output.removeAll(keepingCapacity: true)
      let (used, outcome) = decoder.decode(input[offset..<end], into: &output)
      offset += used
      switch outcome {
      case .end: return true
      case .damaged: return false
      case .progress: if used == 0 && output.isEmpty { return false }
      }
    }
    return true
  }
}
