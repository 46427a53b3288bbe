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

  private static func mayStart(_ filter: PrefixFilter, at start: Int, in text: [UInt8]) -> Bool {
    filter.mayStart(at: start, in: text.span)
  }

  @Test("a form is known by its beginning, wherever it stands")
  func prefixes() {
    let forms = Self.words(2_000, seed: 1).filter { $0.count > 2 } + [Array("3m".utf8), Array("ё".utf8)]
    var filter = PrefixFilter()
    #expect(!Self.mayStart(filter, at: 0, in: Array("abc".utf8)))
    for form in forms { filter.insert(form[...]) }
    for form in forms {
      #expect(Self.mayStart(filter, at: 0, in: form))
      #expect(Self.mayStart(filter, at: 2, in: Array("x ".utf8) + form + Array(" und mehr".utf8)))
    }
    let strangers = Self.words(2_000, seed: 2).filter { $0.count > 6 }
    let passed = strangers.count { Self.mayStart(filter, at: 0, in: $0) }
    #expect(passed * 4 < strangers.count, "\(passed) of \(strangers.count)")
    #expect(!Self.mayStart(filter, at: 3, in: Array("abc".utf8)))
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

  @Test("a form in a text is let through at its first word, and few other places are")
  func firstWordsInTexts() {
    let words = Self.words(3_000, seed: 5).filter { $0.count > 1 }
    let space = UInt8(ascii: " ")
    let forms = words.indices.dropLast().map { $0 % 3 == 0 ? words[$0] : words[$0] + [space] + words[$0 + 1] } + [Array("a/s".utf8)]
    let filter = FirstWordFilter(forms)
    let continued = ContinuationFilter(forms)
    for form in forms {
      let text = Array("der ".utf8) + form + Array(" und mehr".utf8)
      let end = 4 + (form.firstIndex { $0 == space || $0 == UInt8(ascii: "/") } ?? form.count)
      let word = WordHash.hash(text.span, 4..<end)
      let mayStand = filter.mayBegin(with: word) && filter.mayStand(withBeginning: word, endingAt: end, in: text.span)
      #expect(mayStand)
      if end == 4 + form.count {
        #expect(filter.mayBe(word))
        continue
      }
      let compound = text.map { $0 == space ? UInt8(ascii: "-") : $0 }
      let goesOn = continued.mayGoOn(behind: word, endingAt: end, in: text.span)
      let goesOnInCompound = continued.mayGoOn(behind: word, endingAt: end, in: compound.span)
      let goesOnAtEnd = continued.mayGoOn(behind: word, endingAt: end - 4, in: form.span)
      #expect(goesOn && goesOnInCompound && goesOnAtEnd)
    }
    // Behind the right first word another second one.
    let others = forms.dropLast().filter { $0.contains(space) }.count { form in
      let end = form.firstIndex(of: space) ?? form.count
      let text = form[..<end] + Array(" qqqq".utf8)
      return continued.mayGoOn(behind: WordHash.hash(form.span, 0..<end), endingAt: end, in: Array(text).span)
    }
    #expect(others * 5 < forms.count, "\(others) of \(forms.count)")
  }

  @Test("forms of one word may have endings")
  func endings() {
    let filter = FirstWordFilter([Array("ebay".utf8), Array("rock 'n' roll".utf8)], endings: [Array("s".utf8)])
    for (word, isForm) in [("ebay", true), ("ebays", true), ("rock", false), ("rocks", false)] {
      #expect(filter.mayBe(WordHash.hash(Array(word.utf8))) == isForm)
    }
    #expect(filter.mayBegin(with: WordHash.hash(Array("ebays".utf8))))
  }

  @Test(
    "the first word of a form, as a text may have it",
    arguments: [
      ("deutsche bank", ["deutsche"]), ("siemens", ["siemens"]), ("a/s", ["a"]), ("people’s bank", ["people", "people’s"]),
      ("rock 'n' roll", ["rock"]), ("l'oréal", ["l", "l'oréal"]), ("o2", ["o2"]), ("министерство на", ["министерство"]),
    ])
  func firstWords(form: String, words: [String]) {
    var found: [String] = []
    WordHash.forEachFirstWord(of: Array(form.utf8)) { found.append(String(decoding: form.utf8.prefix($0), as: UTF8.self)) }
    #expect(found == words)
  }

  @Test(
    "the hash of a stem is found from that of the word",
    arguments: [("ryanairs", "ryanair"), ("ryanair's", "ryanair"), ("райънеърът", "райънеър"), ("s", ""), ("ab", "ab")])
  func stems(word: String, stem: String) {
    let bytes = Array("„\(word)“".utf8)
    let start = "„".utf8.count
    let ending = (start + stem.utf8.count)..<(start + word.utf8.count)
    #expect(WordHash.stem(of: WordHash.hash(Array(word.utf8)), without: ending, in: bytes.span) == WordHash.hash(Array(stem.utf8)))
  }
}
