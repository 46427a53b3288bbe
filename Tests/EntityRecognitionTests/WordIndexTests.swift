import Testing
import TextCore

@testable import EntityRecognition

@Suite("the index of words")
struct WordIndexTests {
  /// Hashes of words that are not the same.
  private static func hashes(_ numbers: Range<Int>) -> [UInt64] { numbers.map { WordHash.hash(Array("wort\($0)".utf8)) } }

  @Test("each word has its value, and words that are not there have none", arguments: [0, 1, 7, 5_000])
  func values(count: Int) {
    var words = FormTableBuilder(minimumCapacity: 16)
    for (value, hash) in Self.hashes(0..<count).enumerated() { words.insert(hash, Int32(value + 1)) }
    let index = WordIndex(words)
    for (value, hash) in Self.hashes(0..<count).enumerated() { #expect(index.value(of: hash) == value + 1) }
    #expect(Self.hashes(count..<(count + 5_000)).allSatisfy { index.value(of: $0) == 0 })
    let tokens = Self.hashes(0..<(count + 5_000)).map { hash in
      Token(hash: hash, range: TextRange(0, 1), kind: .word, casing: .lower, isJoined: false, hasApostrophe: false)
    }
    #expect(index.values(of: tokens.span) == (1..<UInt32(count + 1)) + [UInt32](repeating: 0, count: 5_000))
  }
}
