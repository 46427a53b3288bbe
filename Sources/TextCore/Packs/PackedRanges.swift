/// Ranges that lie one behind the other, the first of them at 0: where each of many lists begins and ends in an array of all.
public struct PackedRanges: Sendable {
  private let ends: PackedArray<Int32>

  public init(ends: [Int32]) { self.ends = PackedArray(ends) }

  /// The ranges that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let ends = pack.array(of: Int32.self) else { return nil }
    self.ends = ends
  }

  public func write(to pack: inout PackWriter) { pack.write(ends) }

  public var count: Int { ends.count }
  /// Where the last one ends.
  public var end: Int32 { ends.last ?? 0 }
  public subscript(index: Int) -> Range<Int32> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }
}
