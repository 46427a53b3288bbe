import EntityRecognition
import Testing
import TextCore

@Suite("lexicons of the user's own")
struct LexiconTests {
  private let text = "Die Lufthansa und die Fluggesellschaft Ryanair streiten mit der Deutschen Bank; Apple stellt ein neues iPhone vor."

  @Test("a pack finds what the lists find, and is left aside when the lists change or it is damaged")
  func pack() throws {
    let lexicons = try LexiconFixture()
    defer { lexicons.remove() }
    let expected = Recognizers.shared.mentions(in: text, "de")
    let pack = try CompanyGazetteer.pack(lexicons.folder)
    try lexicons.write(pack, to: "shared/companies.pack")
    #expect(try Recognizers(lexicons: lexicons.folder).mentions(in: text, "de") == expected)

    var damaged = pack
    damaged[damaged.count / 2] ^= 1
    for useless in [damaged, []] {
      try lexicons.write(useless, to: "shared/companies.pack")
      #expect(try Recognizers(lexicons: lexicons.folder).mentions(in: text, "de") == expected)
    }

    try lexicons.write(pack, to: "shared/companies.pack")
    try lexicons.append("zzz-werke\tZzz Werke\tDE\tindustry\t-\t-\t-", to: "shared/companies.tsv")
    let mentions = try Recognizers(lexicons: lexicons.folder).mentions(in: "Die Zzz Werke wachsen.", "de")
    #expect(
      mentions.compactMap(\.company) == [
        Company(id: "zzz-werke", name: "Zzz Werke", country: "DE", kind: "industry", parent: nil, isListed: true)
      ])
    #expect(try LexiconCheck(lexicons.folder).problems.contains { $0.path.hasSuffix(".pack") && $0.severity == .error })
  }

  @Test("compiled word lists find what the lists find, and are left aside when those change or they are damaged")
  func compiledWords() throws {
    let text = "Bundeskanzlerin Angela Merkel besuchte im April 2015 Duisburg und zahlte 3,5 Mio. Euro, sagte Aileen Brandstätter."
    let lexicons = try LexiconFixture()
    defer { lexicons.remove() }
    let expected = Recognizers.shared.mentions(in: text, "de")
    #expect(expected.count >= 4)
    let pack = try EntityRecognizer.pack(Language("de"), in: lexicons.folder)
    let file = "de/" + EntityRecognizer.pack
    try lexicons.write(pack, to: file)
    #expect(try Recognizers(lexicons: lexicons.folder).mentions(in: text, "de") == expected)
    #expect(try LexiconCheck(lexicons.folder).problems.filter { $0.severity == .error } == [])

    var damaged = pack
    damaged[damaged.count / 2] ^= 1
    try lexicons.write(damaged, to: file)
    #expect(try Recognizers(lexicons: lexicons.folder).mentions(in: text, "de") == expected)

    try lexicons.write(pack, to: file)
    try lexicons.append("Zwölfhausen\tcity\tDE", to: "de/places.tsv")
    let mentions = try Recognizers(lexicons: lexicons.folder).mentions(in: "Er wohnt in Zwölfhausen.", "de")
    #expect(mentions.map(\.kind) == [.place])
    #expect(try LexiconCheck(lexicons.folder).problems.contains { $0.path.hasSuffix(file) && $0.severity == .error })
  }

  @Test("a name is ambiguous in the languages that stand before it, and these must be known", arguments: [true, false])
  func ambiguousInLanguages(isPacked: Bool) throws {
    let lexicons = try LexiconFixture()
    defer { lexicons.remove() }
    try lexicons.append("zzz-werke\tZzzebra Works\tDE\tindustry\t-\tword:da,de=Zzzebra\t-", to: "shared/companies.tsv")
    if isPacked { try lexicons.write(CompanyGazetteer.pack(lexicons.folder), to: "shared/companies.pack") }
    let recognizers = try Recognizers(lexicons: lexicons.folder)
    for (language, text) in [
      ("de", "Das Zzzebra schläft."), ("da", "Zzzebra sover."), ("en", "Zzzebra is asleep."), ("bg", "Zzzebra спи."),
    ] {
      let isFound = recognizers.mentions(in: text, language).contains { $0.id == "zzz-werke" }
      #expect(isFound == ["en", "bg"].contains(language), "\(language)")
    }

    try lexicons.append("zzz-works\tZzz\tDE\tindustry\t-\tword:de,xx=Zzzzebra\t-", to: "shared/companies.tsv")
    #expect(throws: LexiconError.self) { try Recognizers(lexicons: lexicons.folder) }
  }

  @Test("our own lexicons have no errors")
  func ours() throws {
    let lexicons = try LexiconFixture()
    defer { lexicons.remove() }
    #expect(try LexiconCheck(lexicons.folder).problems.filter { $0.severity == .error } == [])
  }

  @Test("a check names the file, the line and what is wrong")
  func check() throws {
    let lexicons = try LexiconFixture()
    defer { lexicons.remove() }
    let cases = [
      ("siemens\tSiemens\tDE\tindustry\t-\t-\t-", "the id siemens is taken by"),
      ("zza\tZza\tGermany\tindustry\t-\t-\t-", "is no ISO 3166 alpha-2 code"),
      ("zzb\tZzb\tDE\tbakery\t-\t-\t-", "no kind is called “bakery”"),
      ("zzc\tZzc\tDE\tother\tno-such-parent\t-\t-", "no list has the parent no-such-parent"),
      ("zzd\tZzd\tDE\tother\t-\thandle=zzz\t-", "has no @"), ("zze\tZze\tDE\tother\t-\tFrankreich\t-", "is a place as well"),
      ("zzf\tZzf\tDE\tother\t-\tLufthansa\t-", "is a name of lufthansa too"), ("aaa\tAaa\tDE\tother\t-\t-\t-", "not sorted by bytes"),
    ]
    let head = ["# what: a test", "# source: a test", "# licence: CC0", "# columns: id\tname\tcountry\tkind\tparent\taliases\tcontext"]
    let file = (head + cases.map(\.0)).joined(separator: "\n") + "\n"
    try lexicons.write(Array(file.utf8), to: "shared/companies-zz.tsv")
    let problems = try LexiconCheck(lexicons.folder).problems.filter { $0.path.hasSuffix("companies-zz.tsv") }
    for (index, (_, message)) in cases.enumerated() {
      #expect(problems.contains { $0.message.contains(message) && $0.line == head.count + 1 + index }, "\(message)")
    }
  }

  @Test("a table of companies becomes a list that is found from then on")
  func importing() throws {
    let lexicons = try LexiconFixture()
    defer { lexicons.remove() }
    let table = """
      Firma;Land;Weitere;Website
      "Brunnthaler & Söhne";AT;Brunnthaler|"BTS";https://www.brunnthaler.example/de
      Lufthansa;DE;;
      ;DE;;
      Frankreich;FR;;
      """
    let list = try CompanyImport(
      path: "kunden.csv", bytes: Array(table.utf8), map: ["name": "Firma", "country": "Land", "aliases": "Weitere"],
      replacing: "companies-kunden.tsv", in: lexicons.folder)
    #expect(list.count == 2)
    #expect(
      list.problems.map { "\($0.line) \($0.severity.rawValue)" } == ["3 error", "4 error", "5 warning"], "\(list.problems)")
    try lexicons.write(list.list, to: "shared/companies-kunden.tsv")
    let recognizers = try Recognizers(lexicons: lexicons.folder)
    let mentions = recognizers.mentions(in: "Bei Brunnthaler & Söhne stieg der Umsatz in Frankreich.", "de")
    #expect(mentions.filter { $0.kind == .company }.compactMap(\.id) == ["brunnthaler-soehne"])
  }

  @Test(
    "a table that cannot be understood says where and why",
    arguments: [
      ("Umsatz;Land\n1;DE\n", "t.csv:1: found columns Umsatz, Land, expected one called name"),
      ("name\n\"Offen\n", "t.csv:2: found a quote that is never closed"), ("", "t.csv:1: found nothing"),
    ])
  func unreadable(table: String, message: String) throws {
    let lexicons = try LexiconFixture()
    defer { lexicons.remove() }
    let error = try #require(throws: LexiconError.self) {
      try CompanyImport(path: "t.csv", bytes: Array(table.utf8), map: [:], replacing: "companies-t.tsv", in: lexicons.folder)
    }
    #expect("\(error)".hasPrefix(message))
  }
}
