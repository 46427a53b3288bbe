/// What gzip data holds: one member or many. A piece never reaches over the end of a member.
///
/// A damaged member is told once; the next one is then looked for behind it. What stands behind the last member and is none is left aside.
final class GzipSource: ByteSource {
  static let magic: [UInt8] = [0x1F, 0x8B, 0x08]

  /// Input that a member found behind damage must stand: chance looks like a member, but not for long.
  private static let trialBytes = 1 << 14

  /// Damage is noticed at the latest so far behind it, because a block that is not compressed is taken over as it is.
  private static let latenessBytes = 1 << 18

  private let input: ByteWindow
  private let inflater = Inflater(.gzip)
  private var state = State.between
  /// Where the member begins, in the input and in the file.
  private var memberOffset = 0
  private var memberStart = 0
  private var guardian = BombGuard()
  var place: Place { Place(offset: memberStart, isExact: false) }

  private static let damage = "the compressed data is damaged"

  private enum State {
    /// Before a member.
    case between
    case inside
    /// Behind damage, looking for a member.
    case lost
    case ended
  }

  init(_ input: ByteWindow) { self.input = input }

  func seek(to offset: Int) -> Bool {
    guard input.seek(to: offset) else { return false }
    state = .between
    return true
  }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    while true {
      switch state {
      case .ended: return false
      case .between, .lost: try findMember()
      case .inside:
        let before = bytes.count
        try inflate(into: &bytes)
        if bytes.count > before { return true }
      }
    }
  }

  private func inflate(into bytes: inout [UInt8]) throws(IngestError) {
    if try !input.fillIfEmpty() {
      try lose("the compressed data is cut off")
      return
    }
    let before = bytes.count
    let (used, outcome) = inflater.inflate(input[input.start..<input.end], into: &bytes)
    input.discard(upTo: input.start + used)
    do throws(IngestError) {
      try guardian.add(read: used, written: bytes.count - before)
    } catch {
      state = .ended
      throw error
    }
    switch outcome {
    case .end: state = .between
    case .damaged: try lose(Self.damage)
    case .progress:
      // All input is used up, or a piece is full.
      if used == 0 && bytes.count == before && input.end > input.start { try lose(Self.damage) }
    }
  }

  private func lose(_ message: String) throws(IngestError) {
    // Where there is no way back, the search goes on from here.
    _ = input.seek(to: max(memberOffset + 1, input.start - Self.latenessBytes))
    state = .lost
    throw .damaged(message: message, offset: memberStart)
  }

  /// Goes to the next member, or to the end.
  private func findMember() throws(IngestError) {
    while true {
      while input.end - input.start < Self.magic.count {
        if try !input.fill() { break }
      }
      guard let found = input.firstOffset(of: Self.magic, from: input.start) else {
        if input.isAtEnd {
          state = .ended
          return
        }
        input.discard(upTo: max(input.start, input.end - Self.magic.count + 1))
        guard try input.fill() else {
          state = .ended
          return
        }
        continue
      }
      let isExpected = state == .between && found == input.start
      input.discard(upTo: found)
      let isFound = isExpected ? true : try isMember()
      if isFound {
        memberOffset = found
        memberStart = input.place(of: found)
        inflater.reset()
        guardian = BombGuard()
        state = .inside
        return
      }
      input.discard(upTo: found + 1)
    }
  }

  /// Whether what begins here inflates.
  private func isMember() throws(IngestError) -> Bool {
    _ = try input.fill(upTo: input.start + Self.trialBytes)
    inflater.reset()
    var offset = input.start
    var output: [UInt8] = []
    while offset < min(input.end, input.start + Self.trialBytes) {
      let (used, outcome) = inflater.inflate(input[offset..<input.end], into: &output)
      output.removeAll(keepingCapacity: true)
      offset += used
      if outcome == .end { return true }
      if outcome == .damaged || used == 0 { return false }
    }
    return true
  }
}
