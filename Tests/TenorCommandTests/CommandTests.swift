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

  @Test("--strict ends with 3 when a document failed, and not otherwise")
  func strict() throws {
    #expect(try tenor("analyze", "-", "--strict", "--format", "jsonl", input: "{broken\n").status == 3)
    #expect(try tenor("analyze", "-", "--format", "jsonl", input: "{broken\n").status == 0)
    #expect(try tenor("detect", "-", "--strict", input: "{\"text\":\"Guten Morgen\"}\n").status == 0)
  }

  @Test("single stages answer a line a document on standard output")
  func stages() throws {
    let line =
      "{\"id\":\"7\",\"text\":\"Lufthansa hat sich nicht entschuldigt.\",\"language\":\"de\",\"targets\":[{\"start\":0,\"end\":9}]}\n"
    for (command, field) in [
      (["detect", "-"], "candidates"), (["entities", "-"], "entities"), (["sentiment", "-"], "targets"),
      (["extract", "-", "--keep-all-lines"], "passages"),
    ] {
      let ended = try tenor(command, input: line)
      #expect(ended.status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
      #expect(object?["id"] as? String == "7")
      #expect(object?[field] != nil, "\(command): \(ended.output)")
    }
  }
}
