/// A half-open range of UTF-8 byte offsets into one ``Text``.
///
/// The same range addresses the original bytes and the folded copy. Texts are bounded to 2 GiB, so offsets are kept in 32 bits.
public struct TextRange: Hashable, Sendable, Comparable, BitwiseCopyable {
  @usableFromInline let lower: Int32
  @usableFromInline let upper: Int32

  @inlinable public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a range ends before it starts")
    lower = Int32(start)
    upper = Int32(end)
  }

  @inlinable public var start: Int { Int(lower) }
  @inlinable public var end: Int { Int(upper) }
  @inlinable public var count: Int { Int(upper) - Int(lower) }
  @inlinable public var isEmpty: Bool { lower == upper }
  @inlinable public var bytes: Range<Int> { start..<end }

  /// Whether the two share at least one byte.
  @inlinable public func overlaps(_ other: TextRange) -> Bool { lower < other.upper && other.lower < upper }
  @inlinable public func contains(_ other: TextRange) -> Bool { lower <= other.lower && other.upper <= upper }
  @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Order of reading: by start, the longer first among those that start together.
  @inlinable public static func < (a: TextRange, b: TextRange) -> Bool {
    a.lower != b.lower ? a.lower < b.lower : a.upper > b.upper
  }
}
