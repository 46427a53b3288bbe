/// Tells data that was made to swell: text compresses to a tenth, rarely to a fiftieth, bombs to a thousandth of its size.
struct BombGuard {
  /// Below this size no ratio is looked at.
  private static let harmlessBytes = 64 << 20
  private static let maximumRatio = 250

  private var read = 0
  private var written = 0

  mutating func add(read: Int, written: Int) throws(IngestError) {
    self.read += read
    self.written += written
    if self.written > Self.harmlessBytes && self.written / Self.maximumRatio > self.read {
      throw .bomb(bytes: self.written, compressed: self.read)
    }
  }
}
