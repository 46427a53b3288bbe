import Testing
import TextCore

@Suite("word tables")
struct WordTableTests {
  @Test("a word is found whatever its case")
  func folding() {
    var table = WordTable()
    table.insert("Größe", value: 7)
    table.insert("ЛУФТХАНЗА", value: -3)
    #expect(table.value(of: "GRÖßE") == 7)
    #expect(table.value(of: "Луфтханза") == -3)
    #expect(table.value(of: "Große") == nil)
    #expect(table.value(of: "") == nil)
    #expect(table.count == 2)
  }

  @Test("the first value stays unless it is replaced")
  func repeated() {
    var table = WordTable()
    #expect(table.insert("tab", value: 1) == 1)
    #expect(table.insert("Tab", value: 2) == 1)
    #expect(table.insert("TAB", value: 3, replacing: true) == 3)
    #expect(table.value(of: "tab") == 3)
    #expect(table.count == 1)
  }

  @Test("a token is looked up by its place in the text")
  func tokens() {
    var table = WordTable()
    table.insert("tilbagegang", value: 5)
    let segmentation = segmentation("da", "Stor TILBAGEGANG for Mærsk")
    #expect(segmentation.tokens.map { table.value(of: $0, in: segmentation.text) } == [nil, 5, nil, nil])
  }

  @Test("a table answers as a dictionary does", arguments: [0, 3, 1_000, 40_000])
  func dictionary(minimumCapacity: Int) {
    var random = SplitMix64(seed: 3)
    var table = WordTable(minimumCapacity: minimumCapacity)
    var dictionary: [[UInt8]: Int32] = [:]
    func word() -> [UInt8] { (0..<Int.random(in: 0...5, using: &random)).map { _ in UInt8.random(in: 0x61...0x68, using: &random) } }
    for _ in 0..<20_000 {
      let word = word()
      let value = Int32.random(in: .min ... .max, using: &random)
      let replacing = Bool.random(using: &random)
      if replacing || dictionary[word] == nil { dictionary[word] = value }
      table.insert(folded: word, value: value, replacing: replacing)
    }
    #expect(table.count == dictionary.count)
    var wrong = 0
    for _ in 0..<20_000 {
      let word = word()
      let bytes = [0x78] + word + [0x78]
      if table.value(folded: bytes.span, 1..<(bytes.count - 1)) != dictionary[word] { wrong += 1 }
    }
    #expect(wrong == 0)
  }
}
