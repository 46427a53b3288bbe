import Testing
import TextCore

/// Patterns found at `start`, as „end:value“.
private func matches(_ trie: PatternTrie, _ text: [UInt8], at start: Int) -> [PatternTrie.Match] {
  var matches: [PatternTrie.Match] = []
  trie.appendMatches(in: text.span, at: start, to: &matches)
  return matches
}

private func trie(_ patterns: [String]) -> PatternTrie {
  PatternTrie(patterns.enumerated().map { (pattern: Array($1.utf8), value: Int32($0)) })
}

@Suite("many patterns at once")
struct PatternTrieTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let patterns: [String]
    /// The search starts at `|`.
    let text: String
    let expected: [String]
    var testDescription: String { "\(patterns) in \(text)" }

    init(_ patterns: [String], _ text: String, _ expected: [String]) {
      self.patterns = patterns
      self.text = text
      self.expected = expected
    }
  }

  static let cases: [Case] = [
    Case([], "|abc", []),
    Case([""], "|abc", []),
    Case(["a"], "|", []),
    Case(["a"], "|a", ["a"]),
    Case(["a"], "b|a", ["a"]),
    Case(["a"], "|ba", []),
    Case(["abc"], "|ab", []),
    Case(["abc"], "|abcd", ["abc"]),
    Case(["abc"], "|abd", []),
    Case(["a", "ab", "abc"], "|abcd", ["a", "ab", "abc"]),
    Case(["abc", "ab", "a"], "|abd", ["a", "ab"]),
    Case(["ab", "ab", "ab"], "|ab", ["ab"]),
    Case(["deutsche bank", "deutsche bahn", "deutsche"], "die |deutsche bahn ag", ["deutsche", "deutsche bahn"]),
    Case(["deutsche bank", "deutsche bahn", "deutsche"], "die |deutsche ba", ["deutsche"]),
    Case(["бнб", "бнр", "бнт"], "|бнт и бнр", ["бнт"]),
    Case(["a\u{0}b", "b"], "|a\u{0}b", ["a\u{0}b"]),
    Case(["\u{0}", "b"], "|\u{0}b", ["\u{0}"]),
    Case(["ab", "ac"], "|\u{0}ab", []),
    Case(["ab", "ac"], "|\u{0}\u{0}\u{0}ac", []),
    Case(["😀", "😀😀"], "|😀😀😀", ["😀", "😀😀"]),
  ]

  @Test("every pattern that stands at the start is found, shortest first", arguments: cases)
  func found(test: Case) {
    let start = Array(test.text.utf8).firstIndex(of: UInt8(ascii: "|"))!
    let text = Array(test.text.utf8.filter { $0 != UInt8(ascii: "|") })
    let found = matches(trie(test.patterns), text, at: start)
    #expect(found.map { String(decoding: text[start..<$0.end], as: UTF8.self) } == test.expected)
    #expect(found.map { test.patterns[Int($0.value)] } == test.expected)
  }

  @Test("of equal patterns the first counts")
  func repeated() {
    let trie = PatternTrie([(Array("ab".utf8), 5), (Array("ab".utf8), 6), (Array("abc".utf8), 0)])
    #expect(trie.count == 2)
    #expect(matches(trie, Array("abc".utf8), at: 0) == [.init(end: 2, value: 5), .init(end: 3, value: 0)])
  }

  @Test(
    "the longest match ends at a word border",
    arguments: [
      ("siemens ag", 10), ("siemens agentur", 7), ("siemensstadt", nil), ("siemens-aktie", 7), ("siemens", 7), ("siemens энерго", 7),
    ] as [(String, Int?)])
  func wholeWords(text: String, end: Int?) {
    var scratch: [PatternTrie.Match] = []
    let bytes = Array(text.utf8)
    #expect(trie(["siemens", "siemens ag"]).longestWholeMatch(in: bytes.span, at: 0, scratch: &scratch)?.end == end)
  }

  @Test("a pattern may be longer than 64 KB")
  func longPatterns() {
    let long = [UInt8](repeating: 0x61, count: 70_000)
    let trie = PatternTrie([(long, 1), (Array("ab".utf8), 2)])
    #expect(matches(trie, long, at: 0) == [.init(end: 70_000, value: 1)])
    #expect(matches(trie, long + long, at: 1) == [.init(end: 70_001, value: 1)])
    #expect(matches(trie, Array(long.dropLast()), at: 0) == [])
  }

  @Test(
    "random patterns are found as a naive search finds them",
    arguments: [(1, 2, 0x61...0x62), (2, 200, 0x00...0x03), (3, 20_000, 0x00...0xFF)])
  func naive(seed: UInt64, count: Int, alphabet: ClosedRange<UInt8>) {
    var random = SplitMix64(seed: seed)
    func bytes(_ length: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: length, using: &random)).map { _ in UInt8.random(in: alphabet, using: &random) }
    }
    var patterns: [[UInt8]] = []
    var first: [[UInt8]: Int32] = [:]
    for i in 0..<count {
      // Half of them go on from an earlier one, so that prefixes are shared.
      let stem = i % 2 == 1 ? Array(patterns.randomElement(using: &random)!.prefix(Int.random(in: 0...6, using: &random))) : []
      let pattern = stem + bytes(0...8)
      patterns.append(pattern)
      if !pattern.isEmpty && first[pattern] == nil { first[pattern] = Int32(i) }
    }
    let trie = PatternTrie(patterns.enumerated().map { (pattern: $1, value: Int32($0)) })
    let endings = EndingTrie(patterns.enumerated().map { (ending: $1, value: Int32($0)) })
    #expect(trie.count == first.count)
    var wrong = 0
    for i in 0..<5_000 {
      let text = i % 3 == 0 ? bytes(0...20) : patterns.randomElement(using: &random)! + bytes(0...4)
      let start = i % 3 == 0 && !text.isEmpty ? Int.random(in: 0..<text.count, using: &random) : 0
      var expected: [PatternTrie.Match] = []
      for end in stride(from: start + 1, through: text.count, by: 1) {
        if let value = first[Array(text[start..<end])] { expected.append(.init(end: end, value: value)) }
      }
      if matches(trie, text, at: start) != expected { wrong += 1 }
      // The same patterns as endings of a word.
      var ending: [PatternTrie.Match] = []
      for start in stride(from: text.count - 1, through: start, by: -1) {
        if let value = first[Array(text[start...])] { ending.append(.init(end: start, value: value)) }
      }
      var found: [PatternTrie.Match] = []
      endings.forEachMatch(in: text.span, endingOf: start..<text.count) { found.append(.init(end: $0, value: $1)) }
      if found != ending { wrong += 1 }
    }
    #expect(wrong == 0)
  }
}
