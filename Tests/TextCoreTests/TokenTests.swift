import Testing
import TextCore

/// A text in which `|` stands between tokens that no space separates, and `[…]` around a token with spaces in it.
private struct MarkedTokens: Sendable, CustomTestStringConvertible {
  let language: String
  let marked: String
  var testDescription: String { "\(language): \(marked)" }

  init(_ language: String, _ marked: String) {
    self.language = language
    self.marked = marked
  }

  var text: String { marked.filter { !"|[]".contains($0) } }

  var tokens: [String] {
    var tokens: [String] = []
    var token = ""
    var isOpen = false
    for character in marked + " " {
      switch character {
      case "[": isOpen = true
      case "]": isOpen = false
      case " " where !isOpen, "|":
        if !token.isEmpty { tokens.append(token) }
        token = ""
      default: token.append(character)
      }
    }
    return tokens
  }
}

@Suite("tokens")
struct TokenTests {
  fileprivate static let splittingCases: [MarkedTokens] = [
    MarkedTokens("de", "Die Lufthansa AG streicht 1.200 Flüge|."),
    MarkedTokens("de", "„|Das kostet 1.200,50| €|“|, sagte er|."),
    MarkedTokens("de", "um 16:30 Uhr|, am 22|-|05|-|15"),
    MarkedTokens("de", "am 14|. April 2019"),
    MarkedTokens("de", "[z. B.] Dr. Müller und Prof. Dr. Schmidt usw."),
    MarkedTokens("de", "z.B. die GmbH|, d.h. wir"),
    MarkedTokens("de", "[z.\u{A0}B.] hier und [i.\u{202F}d.\u{202F}R.] dort"),
    MarkedTokens("de", "Dr.|Müller ist Nr.|1"),
    MarkedTokens("de", "der E|-|Mail|-|Verkehr|, Nord|-|Ostsee|-|Kanal"),
    MarkedTokens("de", "Wie geht's dir|? Rock '|n|' Roll"),
    MarkedTokens("de", "O’Neill und d'Artagnan|, aber ‚|so|‘ und '|so|'"),
    MarkedTokens("de", "5|% von 3|/|4|, +|2|°|C|, §| 14"),
    MarkedTokens("de", "3D|-|Druck|, 4K und 20er"),
    MarkedTokens("de", "Nein|!!! Doch|... Oh|…"),
    MarkedTokens("de", "Was|?|!"),
    MarkedTokens("de", "Amazon.com|-|Aktie und Booking.com|-|Chef"),
    MarkedTokens("de", "3sat.de und 24chasa.bg|, 1|&|1"),
    MarkedTokens("bg", "Цената е 1 200,50 лв. за бр."),
    MarkedTokens("bg", "през 2023|г. и 5|лв. повече"),
    MarkedTokens("bg", "„|Лев Инс|“ АД|, по|-|добре и най|-|много"),
    MarkedTokens("bg", "[и др.] [и т. н.] хора|, т.е. всички"),
    MarkedTokens("bg", "80|-|те години на XX век|; 5|-|ти ред"),
    MarkedTokens("bg", "А|. Петров|, Б|."),
    MarkedTokens("da", "Det koster 1.200,50 kr. pr. stk."),
    MarkedTokens("da", "d. 22|. maj kl. 14.30"),
    MarkedTokens("da", "f.eks. A|/|S og bl.a. ApS"),
    MarkedTokens("da", "Novo Nordisk|'|, Lars|' og Mærsks"),
    MarkedTokens("da", "70'erne og EU's"),
    MarkedTokens("en", "The company's CEO doesn't know|; it’s John's|."),
    MarkedTokens("en", "on Jan. 6 at 4 p.m. in the U.S. Senate"),
    MarkedTokens("en", "a well|-|known|, state|-|of|-|the|-|art device"),
    MarkedTokens("en", "$|1,200.50|, £|3m and 4th|-|quarter 2Q"),
    MarkedTokens("en", "[et al.] vs. Apple Inc."),
    MarkedTokens("en", "don|´|t"),
    MarkedTokens("en", "C|# and F|#|, We are #|1"),
    MarkedTokens("en", "a|@|b"),
    MarkedTokens("en", "a|_|b"),
    MarkedTokens("en", ""),
    MarkedTokens("en", " "),
  ]

  @Test("a text falls into words, numbers and marks", arguments: splittingCases)
  fileprivate func splitting(test: MarkedTokens) {
    let segmentation = segmentation(test.language, test.text)
    #expect(segmentation.tokens.map { segmentation.text.string($0.range) } == test.tokens)
  }

  @Test(
    "addresses, names of users, tags and emoji are whole: [token](kind)",
    arguments: [
      "Mehr auf [https://www.example.com/a/b.html?x=1&y=2#z](url).",
      "Siehe [http://example.com](url), dann weiter",
      "([https://de.wikipedia.org/wiki/Merkur_(Planet)](url))",
      "[https://example.com/größe/новини](url)!",
      "[www.example.com/path](url): dort",
      "Mail an [hans.meier@example.com](email)!",
      "<[info@mail.example.co.uk](email)>",
      "[max_muster-1@sub.example.org](email)",
      "Wer bei [Chewy.com](domain) kauft",
      "[SPIEGEL.DE](domain) und [t-online.de](domain) und [Amazon.com](domain)-Kunden",
      "[dnevnik.bg](domain) писа",
      "Das ist das Ende.In der Stadt",
      "Danke [@USAirways](handle)! ([@lufthansa](handle)) .[@united](handle) “[@delta_air](handle)”",
      "[@американ](handle) [#fail](hashtag) [#Größe2019](hashtag), ([#тест](hashtag))",
      "C# und F# und #1 und a@b",
      "Super [😀](emoji)[🎉](emoji) [👍🏽](emoji)!",
      "Familie [👩‍👩‍👧](emoji) [👨‍⚕️](emoji) [❤️‍🔥](emoji) [🏳️‍🌈](emoji)",
      "[🇩🇪](emoji)[🇧🇬](emoji)[🇩🇰](emoji) [🏴󠁧󠁢󠁥󠁮󠁧󠁿](emoji)",
      "Platz [1️⃣](emoji) und [#️⃣](emoji) [*️⃣](emoji)",
      "[©️](emoji) [™️](emoji) [ℹ️](emoji) [▶️](emoji) [❤️](emoji) [☀](emoji) [⏰](emoji) [‼️](emoji)",
      "© 2019 ™ € → ½",
    ])
  func kinds(marked: String) throws {
    var text = ""
    var expected: [String] = []
    var rest = Substring(marked)
    while let match = rest.firstMatch(of: /\[([^\]]*)\]\(([a-z]+)\)/) {
      text += rest[..<match.range.lowerBound] + match.1
      expected.append("\(match.1) \(match.2)")
      rest = rest[match.range.upperBound...]
    }
    text += rest
    let segmentation = segmentation("de", text)
    let special: Set<Token.Kind> = [.url, .email, .domain, .handle, .hashtag, .emoji]
    let found = segmentation.tokens.filter { special.contains($0.kind) }.map { "\(segmentation.text.string($0.range)) \($0.kind)" }
    #expect(found == expected)
  }

  static let kindCases: [(String, Token.Kind)] = [
    ("Haus", .word), ("3D", .word), ("4th", .word), ("don't", .word), ("1.200,50", .number), ("16:30", .number), ("2019", .number),
    ("usw.", .abbreviation), ("z. B.", .abbreviation), ("!!!", .punctuation), ("…", .punctuation), ("„", .punctuation), ("-", .punctuation),
    ("–", .punctuation), ("%", .symbol), ("€", .symbol), ("+", .symbol), ("@", .symbol), ("#", .symbol), ("http://x.y", .url),
  ]

  @Test("the kind of a single token", arguments: kindCases)
  func kind(text: String, kind: Token.Kind) {
    #expect(segmentation("de", text).tokens.map(\.kind) == [kind])
  }

  static let casingCases: [(String, Token.Casing)] = [
    ("haus", .lower), ("Haus", .capitalized), ("HAUS", .upper), ("iPhone", .mixed), ("EasyJet", .mixed), ("A", .capitalized), ("a", .lower),
    ("Österreich", .capitalized), ("ÖBB", .upper), ("ß", .lower), ("GROẞ", .upper), ("İstanbul", .capitalized), ("БНБ", .upper),
    ("Русе", .capitalized),
    ("българия", .lower), ("O’NEIL", .upper), ("O'NEIL", .upper), ("O’Neil", .mixed), ("DON’T", .upper), ("3D", .mixed), ("42", .lower),
    ("A1", .capitalized),
    ("Ångström", .capitalized), ("Ørsted", .capitalized), ("ØRSTED", .upper), ("漢字", .lower), ("usw.", .lower), ("U.S.", .upper),
    ("Inc.", .capitalized),
    ("@USAirways", .mixed), ("Ậ", .capitalized), ("Ờ", .capitalized), ("SIL\u{AD}BE", .upper), ("€", .lower),
  ]

  @Test("casing", arguments: casingCases)
  func casing(text: String, casing: Token.Casing) {
    #expect(segmentation("en", text).tokens.map(\.casing).first == casing)
  }

  @Test("spaces of every kind part words, those without width included")
  func spaces() {
    let segmentation = segmentation("en", "one\u{200B}two\u{FEFF}three\u{A0}four\u{202F}five\u{3000}six\tseven\r\neight\u{2028}nine")
    #expect(segmentation.tokens.count == 9 && segmentation.tokens.allSatisfy { !$0.isJoined })
  }

  @Test("a token knows whether a space stands before it")
  func joined() {
    #expect(
      segmentation("de", "„Ja“, sagte er (leise).").tokens.map(\.isJoined) == [
        false, true, true, true, false, false, false, true, true, true,
      ])
    #expect(segmentation("de", " Ja").tokens.map(\.isJoined) == [false])
  }

  @Test("the hash of a token is that of its folded word")
  func hashes() {
    let segmentation = segmentation("de", "Die GRÖẞE, größe z. B. #Fail 1.200 @X")
    for token in segmentation.tokens { #expect(token.hash == WordHash.hash(Array(segmentation.text.folded[token.range.bytes]))) }
    // Model files contain indices made from it.
    #expect(WordHash.hash([]) == 0x8570_E250_FE4C_2473)
    #expect(WordHash.hash(Array("tilbagegang".utf8)) == 0xF213_C6B0_8394_DD50)
    #expect(WordHash.hash(Array("tilbagegang".utf8)) == WordHash.hash(Array("xtilbagegangx".utf8).span, 1..<12))
  }

  @Test(
    "whatever the bytes, tokens lie in order, cover all but spaces, and each belongs to one sentence", arguments: 0..<40 as Range<UInt64>)
  func fuzz(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "a", "B", "Ж", "я", "ß", "1", "23", ".", ",", ":", "'", "’", "-", "_", "@", "#", "*", "/", "(", ")", " ", " ", "\n", "\u{A0}",
      "\u{200D}", "\u{FE0F}",
      "\u{20E3}", "😀", "🇩", "👩", "❤", "🏽", "“", "„", "…", "!", "?", "com", ".de", "http://", "z. B.", "usw.", "U.S.", "\u{301}", "漢",
      "\u{0}", "\r", "\u{2028}",
    ]
    for code in ["de", "bg", "da", "en"] {
      let string = (0..<Int.random(in: 0...60, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
      let segmentation = segmentation(code, string)
      let text = segmentation.text
      var position = 0
      for token in segmentation.tokens {
        #expect(token.range.start >= position && !token.range.isEmpty, "\(string.debugDescription)")
        #expect(text.string(TextRange(position, token.range.start)).unicodeScalars.allSatisfy { UTF8Scalar.isSpace($0.value) })
        #expect(token.isJoined == (token.range.start == position && position > 0))
        position = token.range.end
      }
      #expect(text.string(TextRange(position, text.count)).unicodeScalars.allSatisfy { UTF8Scalar.isSpace($0.value) })
      #expect(segmentation.sentences.flatMap(\.tokens) == Array(segmentation.tokens.indices))
      for sentence in segmentation.sentences {
        #expect(sentence.range.start == segmentation.tokens[sentence.tokens.first!].range.start)
        #expect(sentence.range.end == segmentation.tokens[sentence.tokens.last!].range.end)
      }
    }
  }

  @Test(
    "endless words take time in proportion to their length",
    arguments: [
      "a-", "a.", "a_", "a@", "a'", "1.", "1,", "x:", "@a", "#", "http://", "ж.", "z. B. ", "😀", "🇩", "1️⃣", "https://a)", ")", "„",
    ])
  func endless(unit: String) {
    // Quadratic time would take minutes here.
    let text = String(repeating: unit, count: 30_000)
    #expect(segmentation("de", text).tokens.count > 0)
  }

  @Test("a byte offset is found in its token")
  func search() {
    let segmentation = segmentation("de", "Eins zwei. Drei.")
    #expect((0...17).map { segmentation.tokenIndex(at: $0) } == [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 4, 5, 5])
  }
}
