import Testing
import TextCore

@testable import EntityRecognition

@Suite("the index of words")
struct WordIndexTests {
  /// Hashes of words that are not the same.
  private static func hashes(_ numbers: Range<Int>) -> [UInt64] { numbers.map { WordHash.hash(Array("wort\($0)".utf8)) } }

  @Test("each word has a place of its own, and words that are not there have none", arguments: [0, 1, 7, 5_000])
  func places(count: Int) {
    var words = FormTableBuilder(minimumCapacity: 16)
    for (value, hash) in Self.hashes(0..<count).enumerated() { words.insert(hash, Int32(value)) }
    let (index, values) = WordIndex.make(of: words)
    #expect(values.count == index.count)
    #expect(values[0] == nil)
    for (value, hash) in Self.hashes(0..<count).enumerated() { #expect(values[index.place(of: hash)] == Int32(value)) }
    #expect(Self.hashes(count..<(count + 5_000)).allSatisfy { index.place(of: $0) == 0 })
  }
}
