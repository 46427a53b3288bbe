import TextCore

/// Which marks are hyphens, opening and closing quotes in a language.
struct MarkTraits: Sendable {
  /// Of marks of one byte.
  private var short = [TokenTraits](repeating: [], count: 256)
  /// Of marks of several bytes, each packed into a number.
  private var long: [(mark: UInt64, traits: TokenTraits)] = []

  /// In bytes: as many as a number holds.
  private static let longest = 8

  /// - Parameters:
  ///   - opening: opening quotes.
  ///   - closing: closing quotes.
  init(opening: [String], closing: [String]) {
    for hyphen in ["-", "\u{2010}", "\u{2011}"] { add(hyphen, .hyphen) }
    for quote in opening { add(quote, .openingQuote) }
    for quote in closing { add(quote, .closingQuote) }
  }

  private mutating func add(_ mark: String, _ traits: TokenTraits) {
    let bytes = Array(mark.utf8)
    guard bytes.count > 1 else {
      if let byte = bytes.first { short[Int(byte)].formUnion(traits) }
      return
    }
    guard bytes.count <= Self.longest else { return }
    let packed = Self.packed(bytes.span, bytes.indices)
    if let index = long.firstIndex(where: { $0.mark == packed }) {
      long[index].traits.formUnion(traits)
    } else {
      long.append((packed, traits))
    }
  }

  @inline(__always)
  private static func packed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var packed: UInt64 = 0
    var i = range.lowerBound
    while i < range.upperBound {
      packed = packed << 8 | UInt64(bytes[i])
      i &+= 1
    }
    return packed
  }

  @inline(__always)
  func traits(of range: Range<Int>, in bytes: Span<UInt8>) -> TokenTraits {
    if range.count == 1 { return traits(of: bytes[range.lowerBound]) }
    return range.count <= Self.longest ? longTraits(of: range, in: bytes) : []
  }

  /// Of a mark of one byte.
  @inline(__always) func traits(of mark: UInt8) -> TokenTraits { short[Int(mark)] }

  private func longTraits(of range: Range<Int>, in bytes: Span<UInt8>) -> TokenTraits {
    let packed = Self.packed(bytes, range)
    for (mark, traits) in long where mark == packed { return traits }
    return []
  }
}
