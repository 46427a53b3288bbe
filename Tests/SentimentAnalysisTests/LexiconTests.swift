import SentimentAnalysis
import Testing
import TextCore

@Suite("The lexicon of a language") struct LexiconTests {
  private static let text = "Zeer slecht, de goede service is niet goed :-) Het spoorchaos liet ons in de steek."
  private static let cues = ["slecht -3.0", "goed 2.0", "goed -1.4", ":-) 1.0", "chaos -1.6", "in de steek laten -2.0"]

  @Test("a folder of files is a language: forms, phrases, parted verbs, compounds, emoticons")
  func files() throws {
    let lexicon = try SmallLexicon()
    defer { lexicon.remove() }
    #expect(try lexicon.cues(of: Self.text) == Self.cues)
  }

  @Test("a compiled lexicon says what its files say, and is left aside when they change or it is damaged")
  func pack() throws {
    let lexicon = try SmallLexicon()
    defer { lexicon.remove() }
    let pack = try SentimentAnalyzer.pack(SmallLexicon.language, lexicons: lexicon.folder)
    let file = "nl/" + SentimentAnalyzer.pack
    try lexicon.write(pack, to: file)
    #expect(try lexicon.cues(of: Self.text) == Self.cues)

    for position in [10, pack.count / 2, pack.count - 1] {
      var damaged = pack
      damaged[position] ^= 1
      try lexicon.write(damaged, to: file)
      #expect(try lexicon.cues(of: Self.text) == Self.cues, "damaged at \(position)")
    }
    try lexicon.write(Array(pack.prefix(pack.count / 2)), to: file)
    #expect(try lexicon.cues(of: Self.text) == Self.cues)

    try lexicon.write(pack, to: file)
    try lexicon.append("traag\tadj\t-1\t-\t-", to: "nl/polarity.tsv")
    #expect(try lexicon.cues(of: "Een trage trein, een traag antwoord.") == ["traag -1.0"])
  }

  @Test(
    "parts of an expression may stand apart anywhere in it",
    arguments: [
      ("De omzet ging in mei flink omlaag.", ["omzet gaat omlaag -2.0"]), ("De omzet ging niet.", []),
      ("De omzet ging in mei omlaag naar nul.", []), ("De omzet van de winkel ging omlaag.", ["omzet gaat omlaag -2.0"]),
      ("De omzet van de winkel in de stad ging omlaag.", []), ("Ik koop nooit meer iets bij hen.", ["nooit meer kopen -3.0"]),
      ("Ik koop nooit iets bij hen.", []),
    ])
  func gaps(text: String, cues: [String]) throws {
    let lexicon = try SmallLexicon()
    defer { lexicon.remove() }
    try lexicon.append("omzet gaat omlaag\tphrase\t-2\t-\tomzet _ ging … omlaag", to: "nl/polarity.tsv")
    try lexicon.append("nooit meer kopen\tphrase\t-3\t-\tkoop nooit meer _ bij", to: "nl/polarity.tsv")
    #expect(try lexicon.cues(of: text) == cues)
  }

  @Test(
    "of parted expressions with the same first word the longest is tried first, whatever the order of the rows", arguments: [false, true])
  func longestParted(isReversed: Bool) throws {
    let lexicon = try SmallLexicon()
    defer { lexicon.remove() }
    let rows = ["hard omlaag gaan\tverb\t-3\t-\tging … hard omlaag", "omlaag gaan\tverb\t-1\t-\tging … omlaag"]
    for row in isReversed ? rows.reversed() : rows { try lexicon.append(row, to: "nl/polarity.tsv") }
    #expect(try lexicon.cues(of: "De omzet ging in mei hard omlaag.") == ["hard omlaag gaan -3.0"])
    #expect(try lexicon.cues(of: "De omzet ging in mei omlaag.") == ["omlaag gaan -1.0"])
  }

  @Test(
    "a form that begins with a negator is denied by no other, the other forms of its row are",
    arguments: [("Het is niet saai.", ["saai 1.4"]), ("Het is niet leuk.", ["saai -2.0"]), ("Het is saai.", ["saai -2.0"])])
  func negatedForm(text: String, cues: [String]) throws {
    let lexicon = try SmallLexicon()
    defer { lexicon.remove() }
    try lexicon.append("saai\tadj\t-2\t-\tniet leuk", to: "nl/polarity.tsv")
    #expect(try lexicon.cues(of: text) == cues)
  }

  @Test("a gap without words on both sides is named with file, line and column", arguments: ["_ om", "om _", "om _ … zeep"])
  func emptyGap(form: String) throws {
    let lexicon = try SmallLexicon()
    defer { lexicon.remove() }
    try lexicon.append("omgekocht\tverb\t-2\t-\t\(form)", to: "nl/polarity.tsv")
    let error = #expect(throws: LexiconError.self) { try lexicon.cues(of: "traag") }
    #expect("\(error!)".contains("nl/polarity.tsv:10") && "\(error!)".contains("each gap"))
  }

  @Test("an apostrophe is either of two", arguments: ["foto's", "foto’s", "mooie foto's", "mooie foto’s"])
  func apostrophes(text: String) throws {
    let lexicon = try SmallLexicon()
    defer { lexicon.remove() }
    try lexicon.append("foto's\tnoun\t1\t-\tmooie foto's", to: "nl/polarity.tsv")
    #expect(try lexicon.cues(of: text) == ["foto's 1.0"])
  }

  @Test("what is no weight is named with file, line and column")
  func malformed() throws {
    let lexicon = try SmallLexicon()
    defer { lexicon.remove() }
    try lexicon.append("traag\tadj\t-7\t-\t-", to: "nl/polarity.tsv")
    let error = #expect(throws: LexiconError.self) { try lexicon.cues(of: "traag") }
    #expect("\(error!)".contains("nl/polarity.tsv:10") && "\(error!)".contains("-7"))
  }
}
