import Testing
import TextCore

@Suite("filters that say no for most and never wrongly")
struct FilterTests {
  private static func words(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...10, using: &random)).map { _ in UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "z"), using: &random) }
    }
  }

  private static func mayHold(_ filter: PrefixFilter, at start: Int, in text: [UInt8]) -> Bool {
    filter.mayHold(formAt: start, in: text.span)
  }

  @Test("a form is known by its beginning, wherever it stands")
  func prefixes() {
    let forms = Self.words(2_000, seed: 1).filter { $0.count > 2 } + [Array("3m".utf8), Array("ё".utf8)]
    var filter = PrefixFilter()
    #expect(!Self.mayHold(filter, at: 0, in: Array("abc".utf8)))
    for form in forms { filter.insert(form[...]) }
    for form in forms {
      #expect(Self.mayHold(filter, at: 0, in: form))
      #expect(Self.mayHold(filter, at: 2, in: Array("x ".utf8) + form + Array(" und mehr".utf8)))
    }
    let strangers = Self.words(2_000, seed: 2).filter { $0.count > 6 }
    let passed = strangers.count { Self.mayHold(filter, at: 0, in: $0) }
    #expect(passed * 4 < strangers.count, "\(passed) of \(strangers.count)")
    #expect(!Self.mayHold(filter, at: 3, in: Array("abc".utf8)))
  }

  @Test("a hash that was inserted passes, and few others do")
  func hashes() {
    let members = Set(Self.words(5_000, seed: 3))
    var filter = HashFilter(members: members.count)
    for member in members { filter.insert(WordHash.hash(member)) }
    #expect(members.allSatisfy { filter.mayContain(WordHash.hash($0)) })
    let strangers = Self.words(5_000, seed: 4).filter { !members.contains($0) }
    let passed = strangers.count { filter.mayContain(WordHash.hash($0)) }
    #expect(passed * 12 < strangers.count, "\(passed) of \(strangers.count)")
  }

  @Test(
    "the first word of a form, as a text may have it",
    arguments: [
      ("deutsche bank", ["deutsche"]), ("siemens", ["siemens"]), ("a/s", ["a"]), ("people’s bank", ["people", "people’s"]),
      ("rock 'n' roll", ["rock"]), ("l'oréal", ["l", "l'oréal"]), ("o2", ["o2"]), ("министерство на", ["министерство"]),
    ])
  func firstWords(form: String, words: [String]) {
    var hashes: [UInt64] = []
    WordHash.forEachFirstWord(of: Array(form.utf8)) { hashes.append($0) }
    #expect(hashes == words.map { WordHash.hash(Array($0.utf8)) })
  }
}
