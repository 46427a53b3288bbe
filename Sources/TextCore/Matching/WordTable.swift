/// A table from folded words to small numbers, for lexicons of up to millions of words: open addressing over one arena of bytes.
///
/// A look-up costs one comparison of hashes as a rule; words are compared in full, so that a collision cannot answer wrongly.
public struct WordTable: Sendable {
  @usableFromInline struct Slot: Sendable {
    @usableFromInline var hash: UInt64 = 0
    @usableFromInline var start: UInt32 = 0
    @usableFromInline var length: UInt32 = .max  // free
    @usableFromInline var value: Int32 = 0
  }

  @usableFromInline var slots: [Slot]
  @usableFromInline var arena: [UInt8] = []
  public private(set) var count = 0

  public init(minimumCapacity: Int = 16) {
    var capacity = 32
    while capacity * 2 < minimumCapacity * 3 { capacity *= 2 }
    slots = Array(repeating: Slot(), count: capacity)
    arena.reserveCapacity(minimumCapacity * 10)
  }

  /// Adds a word (folded here); a word that is already there keeps its value unless `replacing`. Returns the value now stored.
  @discardableResult
  public mutating func insert(_ word: [UInt8], value: Int32, replacing: Bool = false) -> Int32 {
    insert(folded: CaseFolding.folded(word), value: value, replacing: replacing)
  }

  @discardableResult
  public mutating func insert(_ word: String, value: Int32, replacing: Bool = false) -> Int32 {
    insert(Array(word.utf8), value: value, replacing: replacing)
  }

  @discardableResult
  public mutating func insert(folded word: [UInt8], value: Int32, replacing: Bool = false) -> Int32 {
    if (count + 1) * 3 > slots.count * 2 { grow() }
    let hash = WordHash.hash(word)
    let index = index(of: hash, word.span, 0..<word.count)
    if slots[index].length != .max {
      if replacing { slots[index].value = value }
      return slots[index].value
    }
    slots[index] = Slot(hash: hash, start: UInt32(arena.count), length: UInt32(word.count), value: value)
    arena.append(contentsOf: word)
    count += 1
    return value
  }

  /// The value of the folded word in `range`, whose ``WordHash`` is `hash`.
  @inlinable public func value(hash: UInt64, in folded: Span<UInt8>, _ range: Range<Int>) -> Int32? {
    let slot = slots[index(of: hash, folded, range)]
    return slot.length == .max ? nil : slot.value
  }

  /// The value of a token's word.
  @inlinable public func value(of token: Token, in text: Text) -> Int32? {
    value(hash: token.hash, in: text.folded.span, token.range.bytes)
  }

  @inlinable public func value(folded word: Span<UInt8>, _ range: Range<Int>) -> Int32? {
    value(hash: WordHash.hash(word, range), in: word, range)
  }

  public func value(of word: String) -> Int32? {
    let folded = CaseFolding.folded(Array(word.utf8))
    return value(folded: folded.span, 0..<folded.count)
  }

  @inlinable public func contains(_ token: Token, in text: Text) -> Bool { value(of: token, in: text) != nil }

  @inlinable func index(of hash: UInt64, _ word: Span<UInt8>, _ range: Range<Int>) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    let bytes = arena.span
    while true {
      let slot = slots[index]
      if slot.length == .max { return index }
      if slot.hash == hash && Int(slot.length) == range.count {
        var k = 0
        let start = Int(slot.start)
        while k < range.count && bytes[start + k] == word[range.lowerBound + k] { k += 1 }
        if k == range.count { return index }
      }
      index = (index + 1) & mask
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where slot.length != .max {
      var index = Int(truncatingIfNeeded: slot.hash) & mask
      while slots[index].length != .max { index = (index + 1) & mask }
      slots[index] = slot
    }
  }
}
