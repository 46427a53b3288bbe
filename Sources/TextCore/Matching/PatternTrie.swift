/// Many patterns searched at once: a double array (Aoe 1989) over folded bytes whose unbranched ends are kept as strings.
///
/// Names and furniture phrases begin at word borders, so a search is started there only and needs no failure links: a text of
/// 5,000 bytes has about 900 starts, and most end at the second byte. Building 60,000 patterns takes some 20 ms.
public struct PatternTrie: Sendable {
  /// A pattern found: where it ends, and its value.
  public struct Match: Sendable, Equatable {
    public let end: Int
    public let value: Int32

    @inlinable public init(end: Int, value: Int32) {
      self.end = end
      self.value = value
    }
  }

  @usableFromInline struct Node: Sendable, BitwiseCopyable {
    /// Index of the child for byte 0.
    @usableFromInline var base: Int32 = 0
    /// The parent; -1 where the slot is free, and for the root, which is nobody's child.
    @usableFromInline var check: Int32 = -1
    /// Value of the pattern that ends here, or -1.
    @usableFromInline var value: Int32 = -1
    /// Offset in `tails` of the only rest from here, or -1.
    @usableFromInline var tail: Int32 = -1
  }

  @usableFromInline let nodes: PackedArray<Node>
  /// Rests of patterns, each preceded by its length in two bytes; a longer rest goes on in nodes.
  @usableFromInline let tails: PackedArray<UInt8>
  @usableFromInline let beginnings: PrefixFilter
  public let count: Int

  /// - Parameter patterns: folded bytes and a value of at least 0. Of equal patterns the first counts; empty ones are left out.
  public init(_ patterns: [(pattern: [UInt8], value: Int32)]) {
    let keys = Keys(patterns)
    var beginnings = PrefixFilter()
    for key in 0..<keys.count { beginnings.insert(keys.bytes[keys.range(of: key)]) }
    self.beginnings = beginnings
    count = keys.count
    var builder = Builder(keys: keys)
    builder.place()
    nodes = PackedArray(builder.nodes)
    tails = PackedArray(builder.tails)
  }

  /// The trie that ``write(to:)`` wrote; nil when `pack` holds something else.
  public init?(from pack: inout PackReader) {
    guard let nodes = pack.array(of: Node.self), let tails = pack.array(of: UInt8.self), let count = pack.read(Int.self)?.first,
      let beginnings = PrefixFilter(from: &pack)
    else { return nil }
    self.nodes = nodes
    self.tails = tails
    self.beginnings = beginnings
    self.count = count
  }

  public func write(to pack: inout PackWriter) {
    pack.write(nodes)
    pack.write(tails)
    pack.write([count])
    beginnings.write(to: &pack)
  }

  /// Whether a pattern may stand at `start`; says yes too often, never too seldom.
  @inlinable @inline(__always) public func mayStart(at start: Int, in bytes: Span<UInt8>) -> Bool {
    beginnings.mayStart(at: start, in: bytes)
  }

  /// Appends every pattern that stands at `start`, shortest first. Borders are the caller's affair.
  ///
  /// - Parameter isLikely: that the caller knows better than the trie's own filter where a pattern may begin.
  @inlinable public func appendMatches(in bytes: Span<UInt8>, at start: Int, to matches: inout [Match], isLikely: Bool = false) {
    guard isLikely ? !nodes.isEmpty : beginnings.mayStart(at: start, in: bytes) else { return }
    walk(bytes, from: start, step: 1) { matches.append($0) }
  }

  /// Calls `body` with every pattern that stands at `start`, shortest first.
  ///
  /// - Parameter isLikely: that a pattern stands at most places.
  @inlinable @inline(__always) public func forEachMatch(
    in bytes: Span<UInt8>, at start: Int, isLikely: Bool = false, _ body: (Match) -> Void
  ) {
    guard isLikely ? !nodes.isEmpty : beginnings.mayStart(at: start, in: bytes) else { return }
    walk(bytes, from: start, step: 1, body)
  }

  /// Calls `body` with every pattern that stands, read backwards, before `end`, shortest first; a match ends where it begins in `bytes`.
  @inlinable @inline(__always) func forEachMatch(in bytes: Span<UInt8>, backwardsFrom end: Int, _ body: (Match) -> Void) {
    guard !nodes.isEmpty else { return }
    walk(bytes, from: end, step: -1, body)
  }

  /// - Parameters:
  ///   - start: a border between bytes; the patterns stand behind it, or before it when read backwards.
  ///   - step: 1, or -1 to read backwards.
  @inlinable @inline(__always) func walk(_ bytes: Span<UInt8>, from start: Int, step: Int, _ body: (Match) -> Void) {
    let nodes = nodes.span
    // Of the byte behind a border, or before it.
    let shift = step < 0 ? -1 : 0
    let end = step < 0 ? 0 : bytes.count
    var state = 0
    var base = Int(nodes[0].base)
    var i = start
    while i != end {
      let child = base &+ Int(bytes[i &+ shift])
      guard nodes.indices.contains(child) else { return }
      // Within the bounds just asked for.
      let node = unsafe nodes[unchecked: child]
      guard node.check == Int32(truncatingIfNeeded: state) else { return }
      i &+= step
      state = child
      base = Int(node.base)
      if node.tail >= 0 {
        let tails = tails.span
        var k = Int(node.tail)
        let length = Int(tails[k]) | Int(tails[k + 1]) << 8
        k += 2
        guard length <= abs(end &- i) else { return }
        for j in 0..<length where bytes[i &+ j &* step &+ shift] != tails[k + j] { return }
        body(Match(end: i &+ length &* step, value: node.value))
        return
      }
      if node.value >= 0 { body(Match(end: i, value: node.value)) }
    }
  }

  /// The longest pattern at `start` that also ends at a word border.
  public func longestWholeMatch(in bytes: Span<UInt8>, at start: Int, scratch: inout [Match]) -> Match? {
    scratch.removeAll(keepingCapacity: true)
    appendMatches(in: bytes, at: start, to: &scratch)
    return scratch.last { UTF8Scalar.isWordBoundary(bytes, at: $0.end) }
  }

  /// Patterns in order, each once.
  private struct Keys {
    /// All of them, one after the other.
    private(set) var bytes: [UInt8] = []
    private(set) var values: [Int32] = []
    /// Where each ends.
    private var ends: [Int] = []

    init(_ patterns: [(pattern: [UInt8], value: Int32)]) {
      // Most patterns are told apart by their first eight bytes, which are compared at once.
      var order: [(head: UInt64, index: Int)] = []
      order.reserveCapacity(patterns.count)
      var size = 0
      for index in patterns.indices where !patterns[index].pattern.isEmpty {
        order.append((Self.head(of: patterns[index].pattern), index))
        size += patterns[index].pattern.count
      }
      order.sort { a, b in
        if a.head != b.head { return a.head < b.head }
        return Self.precedes(patterns[a.index].pattern, patterns[b.index].pattern) ?? (a.index < b.index)
      }
      bytes.reserveCapacity(size)
      values.reserveCapacity(order.count)
      ends.reserveCapacity(order.count)
      var last = -1
      for (_, index) in order {
        if last >= 0, patterns[last].pattern == patterns[index].pattern { continue }
        last = index
        bytes += patterns[index].pattern
        values.append(patterns[index].value)
        ends.append(bytes.count)
      }
    }

    var count: Int { values.count }
    func range(of key: Int) -> Range<Int> { (key == 0 ? 0 : ends[key - 1])..<ends[key] }

    /// The first eight bytes as a number that is greater the later they come; zeros stand for bytes that are not there.
    private static func head(of pattern: [UInt8]) -> UInt64 {
      var head: UInt64 = 0
      for k in 0..<8 { head = head << 8 | (k < pattern.count ? UInt64(pattern[k]) : 0) }
      return head
    }

    /// Nil when both are the same.
    private static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool? {
      for k in 0..<min(a.count, b.count) where a[k] != b[k] { return a[k] < b[k] }
      return a.count == b.count ? nil : a.count < b.count
    }
  }

  private struct Builder {
    let keys: Keys
    var nodes: [Node] = []
    var tails: [UInt8] = []
    /// All slots below are taken, or too crowded to look at again.
    private var firstFree = 1

    init(keys: Keys) { self.keys = keys }

    mutating func place() {
      guard keys.count > 0 else { return }
      nodes = Array(repeating: Node(), count: 1024)
      var pending: [(node: Int, keys: Range<Int>, depth: Int)] = [(0, 0..<keys.count, 0)]
      var children: [(byte: UInt8, keys: Range<Int>)] = []
      while let (node, range, depth) = pending.popLast() {
        var range = range
        let first = keys.range(of: range.lowerBound)
        if first.count == depth {
          nodes[node].value = keys.values[range.lowerBound]
          range = (range.lowerBound + 1)..<range.upperBound
          if range.isEmpty { continue }
        } else if range.count == 1 && node != 0 && first.count - depth <= Int(UInt16.max) {
          let rest = first.dropFirst(depth)
          nodes[node].value = keys.values[range.lowerBound]
          nodes[node].tail = Int32(tails.count)
          tails.append(UInt8(truncatingIfNeeded: rest.count))
          tails.append(UInt8(truncatingIfNeeded: rest.count >> 8))
          tails.append(contentsOf: keys.bytes[rest])
          continue
        }
        children.removeAll(keepingCapacity: true)
        var start = range.lowerBound
        while start < range.upperBound {
          let byte = byte(of: start, at: depth)
          var end = start + 1
          while end < range.upperBound && self.byte(of: end, at: depth) == byte { end += 1 }
          children.append((byte, start..<end))
          start = end
        }
        let base = freeBase(for: children)
        nodes[node].base = Int32(base)
        for child in children { nodes[base + Int(child.byte)].check = Int32(node) }
        for child in children.reversed() { pending.append((base + Int(child.byte), child.keys, depth + 1)) }
      }
      while nodes.count > 256, nodes[nodes.count - 1].check < 0 { nodes.removeLast() }
    }

    private func byte(of key: Int, at depth: Int) -> UInt8 { keys.bytes[keys.range(of: key).lowerBound + depth] }

    /// The first base at which all children fall on free slots.
    private mutating func freeBase(for children: [(byte: UInt8, keys: Range<Int>)]) -> Int {
      let first = Int(children[0].byte)
      while firstFree < nodes.count && nodes[firstFree].check >= 0 { firstFree += 1 }
      var slot = max(firstFree, first)
      var tries = 0
      while true {
        let base = slot - first
        while base + 256 >= nodes.count { nodes.append(contentsOf: repeatElement(Node(), count: nodes.count)) }
        if children.allSatisfy({ nodes[base + Int($0.byte)].check < 0 }) {
          // A region searched this long is nearly full: leave it behind, or building becomes quadratic.
          if tries > 200 { firstFree = max(firstFree, slot - 100) }
          return base
        }
        slot += 1
        tries += 1
      }
    }
  }
}
