/// Answers for most hashes that are not in a set that they are not, from one word of memory: a blocked Bloom filter (Putze, Sanders and
/// Singler 2007) of three bits a hash.
public struct HashFilter: Sendable {
  @usableFromInline var words: [UInt64]

  /// Members a word of 64 bits: so one stranger in thirty passes.
  private static let membersPerWord = 6

  /// - Parameter members: how many hashes will be inserted.
  public init(members: Int) { words = Array(repeating: 0, count: members / Self.membersPerWord + 1) }

  public init(_ hashes: Set<UInt64>) {
    self.init(members: hashes.count)
    for hash in hashes { insert(hash) }
  }

  /// The filter that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let words = pack.read(UInt64.self), !words.isEmpty else { return nil }
    self.words = words
  }

  public func write(to pack: inout PackWriter) { pack.write(words) }

  public mutating func insert(_ hash: UInt64) { words[word(of: hash)] |= Self.bits(of: hash) }

  /// False only for what was never inserted.
  @inlinable @inline(__always) public func mayContain(_ hash: UInt64) -> Bool {
    let bits = Self.bits(of: hash)
    return words[word(of: hash)] & bits == bits
  }

  @inlinable @inline(__always) func word(of hash: UInt64) -> Int { Int(((hash >> 32) &* UInt64(words.count)) >> 32) }

  @inlinable @inline(__always) static func bits(of hash: UInt64) -> UInt64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63)
  }
}
