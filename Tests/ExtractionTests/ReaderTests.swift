import Testing

@testable import Extraction

@Suite("Dates and names")
struct ReaderTests {
  @Test(
    "dates in four languages and in metadata",
    arguments: [
      ("2015-05-22", "2015-05-22"), ("2015-05-22T12:48:00+02:00", "2015-05-22T12:48:00+02:00"), ("2015-05-22T10:48Z", "2015-05-22T10:48Z"),
      ("22.05.2015", "2015-05-22"), ("22. Mai 2015, 12:48 Uhr", "2015-05-22T12:48"), ("Stand: 22. Mai 2015", "2015-05-22"),
      ("22. maj 2015", "2015-05-22"), ("fredag d. 22. maj 2015 kl. 12.48", "2015-05-22T12:48"), ("22-05-15 12:48", "2015-05-22T12:48"),
      ("22 май 2015 г.", "2015-05-22"), ("22.05.2015 г.", "2015-05-22"), ("May 22, 2015", "2015-05-22"), ("May 22nd, 2015", "2015-05-22"),
      ("22nd of May 2015", "2015-05-22"), ("Fri, 22 May 2015 10:48:00 GMT", "2015-05-22T10:48:00Z"),
      ("22 May 2015 10:48:00 +0200", "2015-05-22T10:48:00+02:00"), ("/2015/05/22/", "2015-05-22"),
      ("20150522", "2015-05-22"), ("5/22/2015", "2015-05-22"), ("22 | 05 | 2015", "2015-05-22"), ("22 mai 2015", "2015-05-22"),
      ("30 septembre 2018", "2018-09-30"), ("14 Gennaio 2020", "2020-01-14"), ("6 de mayo de 2022", "2022-05-06"),
      ("22 maja 2015", "2015-05-22"), ("naughty-all-1590️⃣ 2015-05-22", "2015-05-22"),
    ])
  func dates(text: String, expected: String) {
    #expect(Support.dates.first(in: text)?.description == expected)
  }

  @Test(
    "dates that feeds, mails and crawlers tell",
    arguments: [
      ("2024-03-05 10:00:00", "2024-03-05T10:00:00"), ("Tue, 05 Mar 2024 10:00:00 +0000", "2024-03-05T10:00:00+00:00"),
      ("05.03.2024", "2024-03-05"), ("5 март 2024 г.", "2024-03-05"), ("20240305", "2024-03-05"), ("1709632800", "2024-03-05T10:00:00Z"),
      ("1709632800.5", "2024-03-05T10:00:00Z"), ("1709632800000", "2024-03-05T10:00:00Z"), ("951782400", "2000-02-29T00:00:00Z"),
      ("2024", "2024"), ("2024-03", "2024-03"), ("1923-03-05", "1923-03-05"),
    ])
  func told(value: String, expected: String) { #expect(Support.dates.told(value) == expected) }

  @Test("what no date is told by", arguments: ["heute", "", "0000-00-00", "2024-13-45", "2024-W10", "-1", "1e300", "12", "nan"])
  func notTold(value: String) { #expect(Support.dates.told(value) == nil) }

  @Test(
    "what is no date",
    arguments: [
      "Seite 22 von 2015", "31.02.2015", "Version 1.2.3", "Tel. 0221 2015 22", "Mai 2015", "22.05.", "1.250.000", "May 22t️⃣ 2015",
      "22️⃣ май 2015",
    ])
  func noDates(text: String) {
    #expect(Support.dates.first(in: text) == nil)
  }

  @Test("an address whose digits bear marks is read without a date")
  func markedDigits() throws {
    let url = "https://example.org/naughty-all-1590️⃣/2️⃣0️⃣1️⃣5️⃣-0️⃣5️⃣/x"
    #expect(try Support.page("<p>\(Support.first)</p><p>\(Support.second)</p>", url: url).published == nil)
  }

  @Test(
    "names in author fields",
    arguments: [
      ("Anna Beck", ["Anna Beck"]), ("Von Anna Beck und Jan Thiel, Berlin", ["Anna Beck", "Jan Thiel", "Berlin"]),
      ("By Anna Beck, Jan Thiel", ["Anna Beck", "Jan Thiel"]),
      ("Written by Helle Marie Vad Jespersen | 22-05-15 12:48", ["Helle Marie Vad Jespersen"]),
      ("Af Jens Holm og Karen Lund", ["Jens Holm", "Karen Lund"]), ("Автор: Иван Петров", ["Иван Петров"]),
      ("от Мария Георгиева и Стоян Димитров", ["Мария Георгиева", "Стоян Димитров"]),
      ("Anna Beck (dpa)", ["Anna Beck"]), ("wordpressadmin", []), ("https://facebook.com/tagblatt", []), ("Anna Beck, PhD", ["Anna Beck"]),
      ("Kasper Wium torsdag", ["Kasper Wium"]), ("Ursula von der Leyen", ["Ursula von der Leyen"]),
    ])
  func names(field: String, expected: [String]) {
    #expect(Support.authors.names(in: field) == expected)
  }

  @Test(
    "a sentence is no byline",
    arguments: [
      "Von Berlin aus fliegt die Gesellschaft nach Sofia.", "By taking off the top half of bread", "Af alle ting", "От А1 признаха",
    ])
  func noBylines(line: String) {
    #expect(Support.authors.names(inByline: line) == [])
  }
}
