import Foundation
import Ingest
import Testing
import TextCore

@Suite("lines of JSON")
struct LineTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "a line is a document with its number and its byte offset; blank ones count but are none",
    arguments: [
      ("{}\n{}\n", ["1@0 {}", "2@3 {}"]),
      ("{}\n{}", ["1@0 {}", "2@3 {}"]),
      ("{}\r\n{}\r\n", ["1@0 {}", "2@4 {}"]),
      ("\n\n {}\n \t\r\n{}\n\n", ["3@2  {}", "5@10 {}"]),
      ("\u{FEFF}{}\n{}", ["1@0 \u{FEFF}{}", "2@6 {}"]),
      ("\u{FEFF}\n{}", ["2@4 {}"]),
      ("{\"ö\":\"я\"}\n[]\nx", ["1@0 {\"ö\":\"я\"}", "2@12 []", "3@15 x"]),
      ("", []), ("\n", []), ("\r\n\r\n", []),
    ])
  func cutting(content: String, lines: [String]) throws {
    try folder.write("x.jsonl", content)
    #expect(try walk([folder["x.jsonl"]], in: folder) == lines.map { "line x.jsonl \($0)" })
    try folder.write("x.jsonl.gz", try gzipped(content))
    #expect(try walk([folder["x.jsonl.gz"]], in: folder) == lines.map { "line x.jsonl.gz \($0)" })
  }

  @Test("lines longer than what is read at a time come whole", arguments: [100_000, 262_143, 262_144, 262_145, 1_000_000])
  func longLines(length: Int) throws {
    var content: [UInt8] = []
    var expected: [(number: Int, offset: Int, count: Int)] = []
    for i in 0..<7 {
      let count = i % 2 == 0 ? length + i : 5
      expected.append((i + 1, content.count, count))
      content += [UInt8](repeating: UInt8(0x61 + i), count: count) + [0x0A]
    }
    var reader = try DocumentReader(inputs: [try folder.write("x.jsonl", content)])
    for line in expected {
      guard case .line(let source, let number, let bytes)? = reader.next() else {
        Issue.record("no line \(line.number)")
        return
      }
      #expect(number == line.number && source.offset == line.offset && bytes.count == line.count && Set(bytes).count == 1)
    }
    #expect(reader.next().map { description(of: $0, in: folder) } == nil)
  }

  @Test("a line above the limit is refused with its place, the lines around it are read", arguments: [11, 5_000, 262_144, 600_000])
  func overlong(length: Int) throws {
    let long = String(repeating: "x", count: length)
    try folder.write("x.jsonl", "{\"a\":1}\n\(long)\n0123456789\n{}\n\(long)")
    let next = 9 + length
    #expect(
      try walk([folder["x.jsonl"]], in: folder, maximumBytes: 10) == [
        "line x.jsonl 1@0 {\"a\":1}", "failed x.jsonl 2@8 too_large", "line x.jsonl 3@\(next) 0123456789", "line x.jsonl 4@\(next + 11) {}",
        "failed x.jsonl 5@\(next + 14) too_large",
      ])
    var reader = try DocumentReader(inputs: [folder["x.jsonl"]], maximumBytes: 10)
    _ = reader.next()
    guard case .failure(let failure)? = reader.next() else {
      Issue.record("no failure")
      return
    }
    #expect(failure.error == .tooLarge(bytes: length, limit: 10))
    #expect(failure.source.length == length)
  }

  @Test("a limit counts for lines, not for what is read at a time")
  func limit() throws {
    let lines = (0..<40_000).map { "{\"id\":\($0)}" }
    try folder.write("x.jsonl", lines.joined(separator: "\n"))
    let found = try walk([folder["x.jsonl"]], in: folder, maximumBytes: 20)
    #expect(found.count == lines.count)
    #expect(found.allSatisfy { $0.hasPrefix("line") })
  }

  @Test("random files are cut as a simple reader cuts them", arguments: 0..<30 as Range<UInt64>)
  func random(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var content = ""
    var expected: [String] = []
    var number = 0
    for _ in 0..<random(40) {
      number += 1
      let line = String(repeating: ["a", "{}", "ö", " "][random(4)], count: [0, 1, 3, 70_000][random(4)])
      let end = ["\n", "\r\n"][random(2)]
      if !line.allSatisfy({ $0 == " " }) { expected.append("line x.jsonl \(number)@\(content.utf8.count) \(line)") }
      content += line + end
    }
    try folder.write("x.jsonl", content)
    #expect(try walk([folder["x.jsonl"]], in: folder) == expected)
  }

  @Test("gzip of many members is one file")
  func members() throws {
    try folder.write("x.jsonl.gz", try gzipped("{\"a\":1}\n{\"b\"") + gzipped("") + gzipped(":2}\n") + gzipped("{}"))
    #expect(
      try walk([folder["x.jsonl.gz"]], in: folder) == [
        "line x.jsonl.gz 1@0 {\"a\":1}", "line x.jsonl.gz 2@8 {\"b\":2}", "line x.jsonl.gz 3@16 {}",
      ])
  }

  @Test("of gzip that is cut off the whole lines are read, and the broken one is told with its place")
  func cut() throws {
    var state: UInt64 = 1
    // Lines that do not compress, so that a cut is in the middle of them.
    let lines = (0..<2_000).map { i in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return "{\"id\":\(i),\"text\":\"\(String(state, radix: 36))\"}"
    }
    let whole = try gzipped(lines.joined(separator: "\n") + "\n")
    for share in [3, 10, 60, 99] {
      try folder.write("x.jsonl.gz", Array(whole.prefix(whole.count * share / 100)))
      let found = try walk([folder["x.jsonl.gz"]], in: folder)
      let count = found.count - 1
      let offset = lines.prefix(count).map { $0.utf8.count + 1 }.reduce(0, +)
      #expect(count > 0 || share == 3)
      #expect(found.last == "failed x.jsonl.gz \(count + 1)@\(offset) damaged")
      for i in 0..<count { #expect(found[i].hasSuffix(" \(lines[i])")) }
    }
  }

  @Test("damage inside gzip ends the file with a failed line")
  func damaged() throws {
    var bytes = try gzipped(String(repeating: "{\"text\":\"Die Bank senkt die Zinsen.\"}\n", count: 1_000))
    for i in 40..<60 { bytes[i] ^= 0xFF }
    try folder.write("x.jsonl.gz", bytes)
    let found = try walk([folder["x.jsonl.gz"]], in: folder)
    #expect(found.last?.hasSuffix(" damaged") == true)
    #expect(found.filter { $0.hasPrefix("failed") }.count == 1)
  }

  @Test("a file that cannot be opened any more, and one that is a folder, fail by themselves")
  func unreadable() throws {
    try folder.write("x.jsonl", "{}\n")
    try folder.write("y.jsonl", "{}\n")
    var reader = try DocumentReader(inputs: [folder["x.jsonl"], folder["y.jsonl"]])
    try FileManager.default.removeItem(atPath: folder["x.jsonl"])
    #expect(reader.next().map { description(of: $0, in: folder) } == "failed x.jsonl -@- missing")
    #expect(reader.next().map { description(of: $0, in: folder) } == "line y.jsonl 1@0 {}")
    #expect(reader.next().map { description(of: $0, in: folder) } == nil)
    let loader = try DocumentLoader(lexicons: lexicons)
    let failure = #expect(throws: FailedDocument.self) { try loader.load(.file(path: folder.path, format: .html)) }
    #expect(failure?.error.code == "unreadable")
    #expect(failure?.error.description.contains("Is a directory") == true)
  }

  @Test("behind a damaged member the next one is read")
  func damagedMember() throws {
    var broken = try gzipped(String(repeating: "{\"text\":\"Die Bank senkt die Zinsen.\"}\n", count: 1_000))
    for i in 40..<60 { broken[i] ^= 0xFF }
    try folder.write("x.jsonl.gz", try gzipped("{\"a\":1}\n") + broken + gzipped("{\"b\":2}\n"))
    let found = try walk([folder["x.jsonl.gz"]], in: folder)
    #expect(found.first == "line x.jsonl.gz 1@0 {\"a\":1}")
    #expect(found.filter { $0.hasSuffix(" damaged") }.count == 1)
    #expect(found.last?.hasSuffix("{\"b\":2}") == true)
  }

  @Test("an array over several lines is read element by element, in a file of lines and in a JSON file")
  func arrays() throws {
    let elements = ["{\"text\":\"a, b]\"}", "{\n\"text\": [\"}\"]\n}", "{}"]
    for name in ["x.json", "x.jsonl"] {
      try folder.write(name, "[\n" + elements.joined(separator: ",\n") + "\n]\n")
      #expect(
        try walk([folder[name]], in: folder) == [
          "line \(name) 1@2 \(elements[0])", "line \(name) 2@20 \(elements[1])", "line \(name) 3@39 {}",
        ])
    }
    try folder.write("x.json", elements.joined(separator: "\n"))
    #expect(try walk([folder["x.json"]], in: folder).count == 3)
    try folder.write("x.json", "[{},}]")
    #expect(try walk([folder["x.json"]], in: folder) == ["line x.json 1@1 {}", "line x.json 2@4 }"])
    // Found by fuzzing: brackets too many.
    try folder.write("x.json", "{}]],[1]")
    #expect(try walk([folder["x.json"]], in: folder).map { $0.split(separator: " ").last } == ["{}", "]", "]", "1"])
    // Two files in one, as `cat` makes them.
    try folder.write("x.json", "[{},{}]\n[{\"a\":1}]{\"b\":2}\n")
    #expect(
      try walk([folder["x.json"]], in: folder) == [
        "line x.json 1@1 {}", "line x.json 2@4 {}", "line x.json 3@9 {\"a\":1}", "line x.json 4@17 {\"b\":2}",
      ])
    try folder.write("x.json", "[{},{\"a\"")
    #expect(try walk([folder["x.json"]], in: folder) == ["line x.json 1@1 {}", "failed x.json 2@4 damaged"])
  }
}
