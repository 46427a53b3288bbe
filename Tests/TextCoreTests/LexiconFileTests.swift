import Foundation
import Testing
import TextCore

private let head = "# what: a test\n# source: written for Tenor\n# licence: CC BY 4.0\n"

private func file(_ content: String, columns: [String] = ["form", "kind"]) throws(LexiconError) -> LexiconFile {
  try LexiconFile(path: "da/test.tsv", bytes: Array(content.utf8), columns: columns)
}

@Suite("lexicon files")
struct LexiconFileTests {
  @Test("rows come in order, with their line and their cells")
  func rows() throws {
    let file = try file(head + "# columns: form\tkind\nkr.\tfinal\n#fail\tinner\n\nö|ø||x\t-\n")
    var rows: [String] = []
    try file.forEachRow { row in
      rows.append("\(row.line) \(row.string(0)) \(row.string(1)) \(row.strings(0)) \(row.bytes(1).count) \(row.literal(1).count)")
    }
    #expect(
      rows == [
        #"5 kr. final ["kr."] 5 5"#, ##"6 #fail inner ["#fail"] 5 5"##, #"8 ö|ø||x  ["ö", "ø", "x"] 0 1"#,
      ])
    #expect(file.count == 3)
  }

  @Test("the last line may lack its end")
  func unended() throws {
    var rows: [String] = []
    try file(head + "# columns: form\tkind\na\tb").forEachRow { rows.append($0.string(0) + $0.string(1)) }
    #expect(rows == ["ab"])
  }

  static let errorCases: [(String, String)] = [
    (head + "# columns: form\tweight\n", "da/test.tsv:4: found columns form, weight, expected form, kind"),
    (head + "kr.\tfinal\n", "da/test.tsv:4: found a row, expected a line “# columns: form kind” before it"),
    ("", "da/test.tsv:1: found the end of the file, expected a line “# columns: form kind”"),
    (head, "da/test.tsv:4: found the end of the file, expected a line “# columns: form kind”"),
    (head + "# columns: form\tkind\nkr.\n", "da/test.tsv:5: found 1 columns, expected 2 (form, kind)"),
    (head + "# columns: form\tkind\n\nkr.\tfinal\tx\n", "da/test.tsv:6: found 3 columns, expected 2 (form, kind)"),
    (head + "# columns: form\tkind\nkr.\t\n", "da/test.tsv:5: found an empty cell in column kind, expected a value or “-”"),
    (head + "# columns: form\tkind\nkr.\tperhaps\n", "da/test.tsv:5: found “perhaps” in column kind, expected inner or final"),
    (head + "# columns: form\tkind\nkr.\tfinal\r\n", "da/test.tsv:5: found a carriage return, expected lines that end in LF alone"),
    (head.replacing("\n", with: "\r\n"), "da/test.tsv:1: found a carriage return, expected lines that end in LF alone"),
  ]

  @Test("an error says where, what was found and what was expected", arguments: errorCases)
  func errors(content: String, message: String) {
    let error = #expect(throws: LexiconError.self) {
      try file(content).forEachRow { (row) throws(LexiconError) in
        if !["inner", "final"].contains(row.string(1)) { throw row.malformed(1, expected: "inner or final") }
      }
    }
    #expect(error?.description == message)
  }

  @Test("bytes that are not UTF-8 are named with their line")
  func encoding() {
    let error = #expect(throws: LexiconError.self) {
      try LexiconFile(path: "x.tsv", bytes: Array(head.utf8) + [0x6B, 0xF8, 0x0A], columns: ["form"])
    }
    #expect(error?.description == "x.tsv:4: found a byte that is not UTF-8, expected UTF-8 text")
  }

  @Test(
    "a number is finite and nothing else",
    arguments: [("1.5", 1.5), ("-4", -4), ("nan", nil), ("inf", nil), ("1,5", nil), ("-", nil), ("x", nil)] as [(String, Double?)])
  func numbers(cell: String, number: Double?) throws {
    try file("# columns: weight\n\(cell)\n", columns: ["weight"]).forEachRow { (row) throws(LexiconError) in
      let found = try? row.number(0)
      #expect(found == number)
      if number == nil {
        let error = #expect(throws: LexiconError.self) { try row.number(0) }
        #expect(error?.description == "da/test.tsv:2: found “\(cell)” in column weight, expected a number")
      }
    }
  }

  @Test("a folder without a language, and a file that is not there, are named")
  func folders() throws {
    #expect(throws: LexiconError.missing(path: "/nowhere/*/language.tsv", expected: "a folder of lexicons")) {
      try LexiconFolder(path: "/nowhere")
    }
    #expect(throws: LexiconError.missing(path: "\(lexicons.path)/de/no.tsv", expected: "a data file")) {
      try lexicons.file("no.tsv", of: Language("de"), columns: ["form"])
    }
    #expect(try lexicons.fileIfPresent("no.tsv", of: Language("de"), columns: ["form"]) == nil)
    #expect(throws: LexiconError.unreadable(path: "\(lexicons.path)/shared/", message: "Is a directory")) {
      try lexicons.bytes("", of: nil)
    }
  }

  @Test("the shipped folder has the four languages, and every file a digest")
  func shipped() {
    #expect(Set(["bg", "da", "de", "en"].map(Language.init)).isSubset(of: lexicons.languages))
    let digests = lexicons.digests
    #expect(digests.map(\.name) == digests.map(\.name).sorted())
    #expect(digests.contains { $0.name == "de/stopwords.tsv" && $0.digest.count == 16 })
  }

  @Test("what says that it has no bytes, as pipes do, is read to its end")
  func unsized() throws {
    #expect(try String(decoding: FileBytes.read("/proc/self/status"), as: UTF8.self).contains("\nThreads:"))
  }
}
