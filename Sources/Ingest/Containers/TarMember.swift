/// The bytes of one file in a TAR archive, read from the archive itself.
final class TarMember: ByteSource {
  private static let blockBytes = 512

  private let window: ByteWindow
  private let padding: Int
  private var left: Int
  private(set) var place: Place

  init(_ window: ByteWindow, size: Int, place: Int) {
    self.window = window
    left = size
    padding = (Self.blockBytes - size % Self.blockBytes) % Self.blockBytes
    self.place = Place(offset: place, isExact: false)
  }

  func seek(to offset: Int) -> Bool { false }

  func append(to bytes: inout [UInt8]) throws(IngestError) -> Bool {
    if left == 0 { return false }
    if try !window.fillIfEmpty() {
      left = 0
      throw .damaged(message: "the archive is cut off inside a member", offset: place.offset)
    }
    let end = window.start + min(left, window.end - window.start)
    bytes.append(contentsOf: window[window.start..<end])
    left -= end - window.start
    window.discard(upTo: end)
    return true
  }

  /// Passes over what was not read, and the filling behind it.
  func finish() throws(IngestError) {
    var rest = left + padding
    left = 0
    while rest > 0 {
      if try !window.fillIfEmpty() {
        if rest <= padding { return }
        throw .damaged(message: "the archive is cut off inside a member", offset: place.offset)
      }
      let end = window.start + min(rest, window.end - window.start)
      rest -= end - window.start
      window.discard(upTo: end)
    }
  }
}
