import Foundation
import Testing

/// The program as a user meets it: exit statuses, messages, and what goes to which stream.
struct CommandTests {
  private func tenor(_ arguments: String..., input: String = "") throws -> Program.Ended { try Program.tenor(arguments, input: input) }

  private func tenor(_ arguments: [String], input: String = "") throws -> Program.Ended { try Program.tenor(arguments, input: input) }

  private func withOutput(_ body: (String) throws -> Void) throws { try Program.withOutput(body) }

  @Test("a run writes every file of its folder and shows the table")
  func run() throws {
    try withOutput { folder in
      let ended = try tenor("run", "Corpus", "-o", folder)
      #expect(ended.status == 0, "\(ended.error)")
      #expect(ended.output.hasPrefix("Company"))
      #expect(ended.error.contains("documents: "))
      for name in ["records/part-00000.jsonl", "rejected.jsonl", "tenor.sqlite", "companies.csv", "report.html", "run.json"] {
        #expect(FileManager.default.fileExists(atPath: folder + "/" + name), "\(name)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasSuffix(".partial") })
      let again = try tenor("table", folder, "--format", "json", "--by", "language,month")
      #expect(again.status == 0)
      #expect(try JSONSerialization.jsonObject(with: Data(again.output.utf8)) is [[String: Any]])
    }
  }

  @Test("table and report are the same from one worker, from eight, and from two half runs into one folder")
  func sameTable() throws {
    let halves = [["Corpus/bg", "Corpus/da"], ["Corpus/de", "Corpus/en", "Corpus/feed.jsonl", "Corpus/nl"]]
    let runs = [[["Corpus", "--jobs", "1"]], [["Corpus", "--jobs", "8"]], halves]
    var pages: [[Data]] = []
    for run in runs {
      try withOutput { folder in
        for inputs in run { #expect(try tenor(["run"] + inputs + ["-o", folder, "--quiet"]).status == 0) }
        pages.append(try ["companies.csv", "report.html"].map { try Data(contentsOf: URL(filePath: folder + "/" + $0)) })
      }
    }
    #expect(pages[0][0].count > 1000 && pages.allSatisfy { $0 == pages[0] })
  }

  @Test("explain marks companies and cues with signs where there are no colours, and adds up what was said of each company")
  func explain() throws {
    let text = "{\"language\":\"de\",\"text\":\"Die Lufthansa hat hervorragend gearbeitet. \\u001b[2JSie kommt zu spät.\"}"
    let ended = try tenor("explain", "-", "--format", "jsonl", "--keep-all-lines", input: text + "\n")
    #expect(ended.status == 0, "\(ended.error)")
    #expect(ended.output.contains("Die [Lufthansa] hat +hervorragend+ gearbeitet."), "\(ended.output)")
    #expect(ended.output.contains("\nLufthansa  positive +"))
    #expect(!ended.output.contains("\u{1B}"))
  }

  @Test(
    "what cannot be run is said in one line, with the exit status of its kind",
    arguments: [
      (["run", "no-such-folder"], 1, "no-such-folder: no such file or folder"),
      (["table", "no-such-folder"], 1, "no-such-folder/tenor.sqlite: no store here; `tenor run` makes one"),
      (["detect", "-", "--lexicons", "no-such-folder"], 1, "no-such-folder/*/language.tsv: not found"),
      (["analyze", "-", "--jobs", "0"], 64, "--jobs 0: expected 1 to 1024"),
      (["analyze"], 64, "Missing expected argument"),
      (["table", "--by", "weather"], 64, "weather: expected company, country, language, month, week, site"),
      (["table", "--by", "month,week"], 64, "expected month or week, not both"),
      (["table", "--decimal-comma"], 64, "--decimal-comma: expected together with --excel"),
      (["report", "no-such-folder"], 1, "no-such-folder/tenor.sqlite: no store here; `tenor run` makes one"),
      (["fly"], 64, "Unexpected argument 'fly'"),
    ])
  func unusable(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let ended = try tenor(arguments)
    #expect(ended.status == status)
    #expect(ended.error.contains(message), "\(ended.error)")
    #expect(ended.output.isEmpty)
  }

  @Test(
    "--strict ends with 3 when a document failed",
    arguments: [
      ["run"], ["analyze"], ["detect"], ["entities"], ["sentiment"], ["sentiment", "--explain"], ["extract"], ["extract", "--format=text"],
      ["explain"], ["explain", "--blocks"],
    ])
  func strict(command: [String]) throws {
    try withOutput { folder in
      let format = command[0] == "extract" ? "--input-format" : "--format"
      let arguments = command + ["-", format, "jsonl"] + (command == ["run"] ? ["-o", folder] : [])
      let ended = try tenor(arguments + ["--strict"], input: "{broken\n")
      #expect(ended.status == 3, "\(ended.error)")
    }
  }

  @Test("a document that failed is no failure of the program, and without one --strict changes nothing")
  func notStrict() throws {
    let command = ["explain", "-", "--blocks", "--format", "jsonl"]
    #expect(try tenor(command, input: "{broken\n").status == 0)
    #expect(try tenor(command + ["--strict"], input: "{\"text\":\"Guten Morgen\"}\n").status == 0)
  }

  @Test(
    "an option that would do nothing is refused",
    arguments: [
      (["explain", "-", "--offsets", "utf8"], "Unknown option '--offsets'"), (["explain", "-", "--quiet"], "Unknown option '--quiet'"),
      (["explain", "-", "--blocks", "--keep-all-lines"], "--blocks and --keep-all-lines: expected one of them"),
      (["extract", "-", "--format", "text", "--offsets", "utf8"], "--offsets and --format text: expected one of them"),
      (["detect", "-", "--offsets", "utf8"], "--offsets: expected together with --segments"),
    ])
  func idle(_ arguments: [String], _ message: String) throws {
    let ended = try tenor(arguments)
    #expect(ended.status == 64)
    #expect(ended.error.contains(message), "\(ended.error)")
  }

  @Test("nothing in a page reaches the terminal that it would obey")
  func controlCodes() throws {
    let page = Self.page.replacing("<article>", with: "<article class=\"&#27;[31m\"><p>&#27;]0;Titel&#7;</p>")
    let line = try JSONSerialization.data(withJSONObject: ["html": page, "title": "Mehr \u{1B}[31mFlüge", "authors": ["\u{9B}2J"]])
    let plain = try JSONSerialization.data(withJSONObject: [
      "text": "Mehr Flüge \u{1B}[2J nach Kopenhagen und Billund.", "title": "\u{1B}[1m",
    ])
    let input = [line, plain].map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
    for command in [
      ["explain", "--format", "jsonl"], ["explain", "--blocks", "--format", "jsonl"], ["sentiment", "--explain"],
      ["extract", "--input-format", "jsonl", "--keep-all-lines", "--format", "text"],
      ["extract", "--input-format", "jsonl", "--keep-all-lines", "--format", "markdown"],
    ] {
      let ended = try tenor(command + ["-"], input: input)
      #expect(ended.status == 0 && ended.output.contains("Flüge"), "\(ended.error)")
      let codes = ended.output.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
      #expect(codes.isEmpty, "\(command): \(ended.output.debugDescription)")
    }
  }

  @Test("what an import cannot read or write is said in one line")
  func unusableImport() throws {
    try withFile("good\t3\n") { path in
      for (arguments, message) in [
        (["--sentiment", "no-such-file", "--as", "afinn"], "tenor: no-such-file: not found, expected a data file\n"),
        (["--companies", "no-such-file"], "tenor: no-such-file: not found, expected a data file\n"),
        (["--sentiment", "/", "--as", "afinn"], "tenor: /: Is a directory\n"),
        (
          ["--sentiment", path, "--as", "afinn", "-o", "no-such-folder/polarity.tsv"],
          "tenor: no-such-folder/polarity.tsv: No such file or directory\n"
        ),
      ] {
        let ended = try tenor(["lexicon", "import"] + arguments)
        #expect(ended.status == 1)
        #expect(ended.error == message)
      }
    }
  }

  private static let page = """
    <html lang=de><head><title>Mehr Flüge | Tagblatt</title></head><body><div class=menu><a href=/>Start</a></div><article><h1>Mehr Flüge</h1>
    <p>Von Anna Beck</p><p>Die Gesellschaft fliegt im Sommer öfter nach Kopenhagen und nimmt dafür vier *neue* Maschinen in Betrieb.</p>
    <figure><img src=a.jpg><figcaption>Eine der Maschinen am Boden</figcaption></figure>
    <ul><li>Aalborg und Billund</li><li>Sofia und Varna</li></ul><p>Die Tickets sind von sofort an zu haben, sagte eine Sprecherin am Montag.</p>
    </article></body></html>
    """

  @Test("articles are written for people as text and as Markdown")
  func articlesForPeople() throws {
    let text = try tenor("extract", "-", "--input-format", "html", "--format", "text", input: Self.page)
    #expect(text.output.hasPrefix("Mehr Flüge\n\nAnna Beck"), "\(text.error)")
    #expect(text.output.contains("\n\n• Aalborg und Billund\n• Sofia und Varna\n\nDie Tickets"))
    let markdown = try tenor("extract", "-", "--input-format", "html", "--format", "markdown", input: Self.page)
    #expect(markdown.output.hasPrefix("# Mehr Flüge\n\n*Anna Beck"))
    #expect(markdown.output.contains("\\*neue\\*"))
    #expect(markdown.output.contains("\n\n*Eine der Maschinen am Boden*\n\n") && !text.output.contains("am Boden"))
    let record = try tenor("extract", "-", "--input-format", "html", input: Self.page).output
    #expect(record.contains("{\"kind\":\"caption\",") && record.contains("\"text\":\"Eine der Maschinen am Boden\"}"))
    let nothing = try tenor("extract", "-", "--input-format", "html", "--format", "text", input: "<p><a href=/>Start</a>")
    #expect(nothing.output.isEmpty && nothing.error.contains("no article text"))
  }

  @Test("the blocks of a page are shown with the reason for each")
  func blocks() throws {
    let ended = try tenor("explain", "-", "--format", "html", "--blocks", input: Self.page)
    #expect(ended.output.contains("+ kept"), "\(ended.error)")
    #expect(ended.output.contains("− headline, byline, date or label above the text"))
  }

  @Test(
    "what stands at the offsets of a mention in the text as it was given is the mention's text", arguments: ["codepoints", "utf8", "utf16"])
  func offsets(unit: String) throws {
    let text =
      "Die 👩‍👩‍👧 fliegt mit der Lufthansa.\r\nDas Cafe\u{301} bei Volkswagen in Mu\u{308}nchen zahlt 5 Mio. Euro.\r\nFür Škoda lobt Jörg Müller die Siemens AG."
    let line = try JSONSerialization.data(withJSONObject: ["id": "1", "text": text, "language": "de"])
    let ended = try tenor(["entities", "-", "--offsets", unit], input: String(decoding: line, as: UTF8.self))
    let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
    let mentions = try #require(object?["entities"] as? [[String: Any]])
    #expect(mentions.count >= 6)
    for mention in mentions {
      let start = try #require(mention["start"] as? Int)
      let end = try #require(mention["end"] as? Int)
      let surface =
        switch unit {
        case "codepoints": String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
        case "utf8": String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
        default: String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
        }
      let told = try #require(mention["text"] as? String)
      #expect(Array(told.utf8) == Array(surface.utf8))
    }
  }

  @Test("single stages answer a line a document on standard output")
  func stages() throws {
    let line =
      "{\"id\":\"7\",\"text\":\"Lufthansa hat sich nicht entschuldigt.\",\"language\":\"de\",\"targets\":[{\"start\":0,\"end\":9}]}\n"
    for (command, field) in [
      (["detect", "-"], "candidates"), (["detect", "-", "--segments"], "segments"), (["entities", "-"], "entities"),
      (["sentiment", "-"], "targets"),
      (["extract", "-", "--keep-all-lines"], "passages"),
    ] {
      let ended = try tenor(command, input: line)
      #expect(ended.status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
      #expect(object?["id"] as? String == "7")
      #expect(object?[field] != nil, "\(command): \(ended.output)")
    }
  }

  @Test(
    "sentiment lexicons of other projects become ours",
    arguments: [
      ("afinn", "awful\t-3\nfine\t2\n", ["awful\t-\t-2.5\t-\t-", "fine\t-\t1.5\t-\t-"]),
      ("vader", "awful\t-2.0\t0.8\t[-2, -1]\nmeh\t-0.1\t0.3\t[0]\n", ["awful\t-\t-2\t-\t-", "meh\t-\t-0.5\t-\t-"]),
      ("sentiws", "Ärger|NN\t-0.5\tÄrgers,Ärgern\n", ["Ärger\tnoun\t-2\t-\tÄrgers|Ärgern"]),
      ("dds", "rod\t1\tsb.\t123\t-2\troden;rods\n", ["rod\tnoun\t-1.5\t-\troden|rods"]),
      ("dds", "rod\trod\t1\tsb.\t123\t-2\nroden\trod\t1\tsb.\t123\t-2\n", ["rod\tnoun\t-1.5\t-\troden"]),
      ("csv", "word,score\n\"so so\",-1\ngood,2\n", ["good\t-\t4\t-\t-", "so so\t-\t-2\t-\t-"]),
      ("csv", "\u{FEFF}word;score\r\n\"so\r\nso\";-1\r\n\"\"\"good\"\"\";2\r\n", ["\"good\"\t-\t4\t-\t-", "so so\t-\t-2\t-\t-"]),
      ("afinn", "\u{FEFF}awful\t-3\r\n", ["awful\t-\t-2.5\t-\t-"]),
    ])
  func importSentiment(format: String, file: String, rows: [String]) throws {
    try withFile(file) { path in
      let ended = try tenor("lexicon", "import", "--sentiment", path, "--as", format)
      #expect(ended.status == 0, "\(ended.error)")
      #expect(ended.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init) == rows)
    }
  }

  @Test("an imported lexicon can lie over ours; a line that cannot be read is named and left out, and a file without any other is refused")
  func layerSentiment() throws {
    try withFile("splendid\t4\n") { path in
      let ended = try tenor("lexicon", "import", "--sentiment", path, "--as", "afinn", "--layer", "--language", "en")
      let rows = ended.output.split(separator: "\n")
      #expect(rows.contains("splendid\t-\t3\t-\t-") && rows.count > 6_000)
    }
    try withFile("splendid\t4\nodd\tmany\n") { path in
      let ended = try tenor("lexicon", "import", "--sentiment", path, "--as", "afinn")
      #expect(ended.status == 0 && ended.error.contains(":2: error: found “odd\tmany”, expected a word, a tab"), "\(ended.error)")
      #expect(ended.error.hasSuffix("1 words, 1 lines left out\n") && ended.output.hasSuffix("\nsplendid\t-\t3\t-\t-\n"))
    }
    try withFile("word,score\nsplendid,4\nodd,many\n") { path in
      let ended = try tenor("lexicon", "import", "--sentiment", path, "--as", "csv")
      #expect(
        ended.status == 0 && ended.error.contains(":3: error: found “odd | many”, expected 2 columns with a number"), "\(ended.error)")
      let refused = try tenor("lexicon", "import", "--sentiment", path, "--as", "afinn")
      #expect(refused.status == 1 && refused.error.contains(":1: found “word,score”, expected a word, a tab"), "\(refused.error)")
    }
  }

  private func withFile(_ content: String, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "tenor-\(UUID().uuidString).txt").path
    try Data(content.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("sentiment --explain shows cues, what shifted them, and sums")
  func explainSentiment() throws {
    let ended = try tenor(
      "sentiment", "--explain", "--quiet", "--format", "jsonl", "-",
      input: #"{"id":"1","text":"The room was not good.","language":"en","targets":[{"start":4,"end":8}]}"# + "\n")
    #expect(ended.status == 0, "\(ended.error)")
    #expect(ended.output.contains("good (+2.00), shifted by was not"), "\(ended.output)")
    #expect(ended.output.contains("praise +0.00, blame −1.40"), "\(ended.output)")
  }
}
