import Foundation
import Tenor
import Testing

@testable import Reporting

struct FormatTests {
  private func text(_ format: CompanyTable.Format, _ change: (inout CompanyTable.Style) -> Void = { _ in }, of records: [Tenor.Record])
    throws -> String
  {
    var style = CompanyTable.Style()
    change(&style)
    return try withStore(records) { try table(of: $0).text(format, style) }
  }

  private var one: [Tenor.Record] { [record("1", site: "a,\"b\".example", [("Müller | Söhne", 0.25)])] }

  @Test("CSV quotes what would break a row")
  func csv() throws {
    let lines = try text(.csv, of: one).split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    #expect(
      lines[0]
        == "company_id,company,country,language,period,articles,articles_unique,sites,mentions,sentences,relevance,score,score_sd,ci_low,"
        + "ci_high,positive_share,neutral_share,negative_share,article_tone,first_seen,last_seen,top_positive,top_negative,example_url,"
        + "example_sentence,positive_low,positive_high,negative_low,negative_high")
    #expect(lines[1].hasPrefix("müller | söhne,Müller | Söhne,DE,,,1,1,1,1,1,0.5,0.25,0,"))
    #expect(lines[1].contains(",\"https://a,\"\"b\"\".example/1\","))
  }

  @Test("TSV has as many tabs in every line, whatever the cells contain")
  func tsv() throws {
    let lines = try text(.tsv, of: [record("1", text: "A\ttab\nand a line", [("A\tB", 1)])]).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(Set(lines.map { $0.count { $0 == "\t" } }).count == 1)
  }

  @Test(
    "in the spreadsheet's CSV a text is no formula, and a number stays one",
    arguments: ["=HYPERLINK(\"x\")", "+1", "-2", "@SUM(A1)", "  =1+1", "\t=1", "＝1"])
  func formulas(_ name: String) throws {
    let records = [record("1", [(name, -0.25)])]
    let text = try text(.excel, { $0.hasDecimalComma = true }, of: records)
    #expect(text.hasPrefix("\u{FEFF}company_id;company;"))
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.count == 3 && lines[2].isEmpty)
    let quoted = "'" + name.replacing("\"", with: "\"\"")
    #expect(lines[1].contains(";\(quoted);") || lines[1].contains(";\"\(quoted)\";"), "\(lines[1])")
    #expect(lines[1].contains(";-0,25;"))
    #expect(try !self.text(.csv, of: records).contains("'"))
  }

  @Test("JSON and JSON lines say the same, with all columns")
  func json() throws {
    let array = try JSONSerialization.jsonObject(with: Data(text(.json, of: one).utf8)) as? [[String: Any]]
    let line = try JSONSerialization.jsonObject(with: Data(text(.jsonl, of: one).utf8)) as? [String: Any]
    #expect(array?.first?["company"] as? String == "Müller | Söhne")
    #expect(array?.first?["top_positive"] as? [String] == ["praise (1)"])
    #expect(array?.first?.keys.sorted() == TableColumn.all.map(\.name).sorted())
    #expect(line.map(NSDictionary.init(dictionary:)) == array?.first.map(NSDictionary.init(dictionary:)))
  }

  @Test("names cannot break out of Markdown and HTML")
  func markup() throws {
    #expect(try text(.markdown, of: one).contains("| Müller \\| Söhne | +0.25 |"))
    let hostile = [record("1", [("<script>alert(1)</script> [x](javascript:1)", 0.25)])]
    #expect(try text(.markdown, of: hostile).contains("\\<script\\>alert(1)\\</script\\> \\[x\\](javascript:1)"))
    let html = try text(.html, of: hostile)
    #expect(html.contains("<td>&lt;script&gt;alert(1)&lt;/script&gt;") && !html.contains("<script"))
  }

  @Test("the terminal gets aligned columns; colours and bars where it can; and no control codes of others")
  func terminal() throws {
    let records = [
      record("1", [("Müller | Söhne", 0.5)]), record("2", [("ESC \u{1B}[2J", -0.25)]),
      record("3", [("A name that is much too long to be shown in a line", 0)]),
    ]
    let lines = try text(.terminal, of: records).split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("A name that is much too long to b…"))
    #expect(lines[3].hasPrefix("Müller | Söhne"))
    let score = try #require(lines[0].firstRange(of: "Score")).upperBound.utf16Offset(in: lines[0])
    #expect(lines[3].prefix(score).hasSuffix("+0.50") && lines[2].prefix(score).hasSuffix("−0.25"))
    #expect(!lines.joined().contains("\u{1B}"))
    let colored = try text(.terminal, { $0.isColored = true }, of: records)
    #expect(colored.contains("      │\u{1B}[32m███   \u{1B}[0m"))
    #expect(colored.contains("\u{1B}[31m    ▐█\u{1B}[0m│"))
    #expect(!colored.contains("\u{1B}[2J"))
  }

  @Test("no company, no table")
  func empty() throws {
    #expect(try text(.terminal, of: []) == "No company was found.\n")
    #expect(try text(.json, of: []) == "[]\n")
    #expect(try text(.csv, of: []).split(separator: "\n").count == 1)
  }
}
