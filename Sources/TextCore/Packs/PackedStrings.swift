/// Strings that lie one behind the other as UTF-8, each made when it is asked for.
public struct PackedStrings: Sendable {
  private let bytes: PackedArray<UInt8>
  private let ranges: PackedRanges

  public init(_ strings: some Sequence<String>) {
    var bytes: [UInt8] = []
    var ends: [Int32] = []
    for string in strings {
      bytes.append(contentsOf: string.utf8)
      ends.append(Int32(bytes.count))
    }
    self.bytes = PackedArray(bytes)
    ranges = PackedRanges(ends: ends)
  }

  /// The strings that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let bytes = pack.array(of: UInt8.self), let ranges = PackedRanges(from: &pack), Int(ranges.end) == bytes.count else { return nil }
    self.bytes = bytes
    self.ranges = ranges
  }

  public func write(to pack: inout PackWriter) {
    pack.write(bytes)
    ranges.write(to: &pack)
  }

  public var count: Int { ranges.count }

  public subscript(index: Int) -> String { String(decoding: bytes[place(of: index)], as: UTF8.self) }

  /// The bytes of a string.
  @_lifetime(borrow self)
  public func utf8(_ index: Int) -> Span<UInt8> { bytes.span.extracting(place(of: index)) }

  private func place(of index: Int) -> Range<Int> {
    let range = ranges[index]
    return Int(range.lowerBound)..<Int(range.upperBound)
  }
}
