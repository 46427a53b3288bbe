import CZlib
import Foundation
import Ingest
import Testing
import TextCore

/// A ZIP archive of stored or deflated members.
///
/// - Parameter streamed: sizes and checksums stand behind the members, as where an archive is written to a pipe.
private func zipped(
  _ members: [(name: String, content: [UInt8])], deflated: Bool = true, flags: Int = 0, mode: Int = 0, streamed: Bool = false
) throws -> [UInt8] {
  func number(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for (name, content) in members {
    // A gzip member is bare deflate between ten bytes and eight.
    let packed = deflated ? Array(try gzipped(content).dropFirst(10).dropLast(8)) : content
    let crc = Int(crc32(0, content, UInt32(content.count)))
    let kind = number(streamed ? flags | 8 : flags, 2) + number(deflated ? 8 : 0, 2) + number(0, 4)
    let sizes = number(crc, 4) + number(packed.count, 4) + number(content.count, 4)
    let common = kind + sizes
    let offset = archive.count
    archive += [0x50, 0x4B, 3, 4] + number(20, 2) + kind + (streamed ? number(0, 12) : sizes)
    archive += number(name.utf8.count, 2) + number(0, 2) + Array(name.utf8) + packed
    if streamed { archive += [0x50, 0x4B, 7, 8] + sizes }
    directory += [0x50, 0x4B, 1, 2] + number(20, 2) + number(20, 2) + common + number(name.utf8.count, 2) + number(0, 8)
    directory += number(mode << 16, 4) + number(offset, 4) + Array(name.utf8)
  }
  return archive + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(members.count, 2) + number(members.count, 2)
    + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
}

/// One member of a TAR archive, its header and its content.
private func tarred(_ name: String, _ content: String, type: String = "0", size: Int? = nil) -> [UInt8] {
  func field(_ text: String, _ length: Int) -> [UInt8] {
    Array(text.utf8.prefix(length)) + [UInt8](repeating: 0, count: max(0, length - text.utf8.count))
  }
  let octal = String(size ?? content.utf8.count, radix: 8)
  var header = field(name, 100) + field("0000644", 8) + field("0", 8) + field("0", 8) + field(octal, 12) + field("0", 12)
  header += [UInt8](repeating: 0x20, count: 8) + field(type, 1) + field("", 100) + field("ustar", 6) + field("00", 2) + field("", 247)
  let sum = header.reduce(0) { $0 + Int($1) }
  header.replaceSubrange(148..<156, with: field(String(sum, radix: 8), 8))
  let padding = (512 - content.utf8.count % 512) % 512
  return header + Array(content.utf8) + [UInt8](repeating: 0, count: padding)
}

private let tarEnd = [UInt8](repeating: 0, count: 1024)

@Suite("archives")
struct ArchiveTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ name: String, _ bytes: [UInt8], maximumBytes: Int = DocumentLoader.defaultMaximumBytes) throws -> [String] {
    try outcomes([try folder.write(name, bytes)], maximumBytes: maximumBytes)
  }

  @Test("files in a ZIP archive are documents by the names of their members", arguments: [true, false])
  func zip(deflated: Bool) throws {
    let bytes = try zipped(
      [
        ("a.html", Array("<p>a".utf8)), ("ordner/", []), ("ordner/ö.txt", Array("ö".utf8)),
        ("b.jsonl", Array("{\"text\":\"b\"}\n{\n".utf8)),
        ("bild.png", [1]), (".versteckt.html", [1]), ("__MACOSX/a.html", [1]), ("../../c.html.gz", try gzipped("<p>c")),
      ], deflated: deflated)
    let found = try read("x.zip", bytes).map { $0.replacing(/@\d+/, with: "") }
    #expect(
      found == [
        "a.html <p>a", "ordner/ö.txt ö", "b.jsonl#1 b", "b.jsonl#2 damaged: line 2: broken JSON, expected a key in quotes (byte 1)",
        "../../c.html.gz <p>c",
      ])
    // Bytes before the archive, and another name.
    #expect(try read("x.html", bytes).count == 5)
    #expect(try read("sfx.zip", Array("#!/bin/sh\n".utf8) + bytes).count == 5)
  }

  @Test("what is damaged in a ZIP archive is told, and the rest is read")
  func brokenZip() throws {
    let members: [(String, [UInt8])] = [("a.html", Array("<p>aaa".utf8)), ("b.html", Array("<p>bbb".utf8))]
    var bytes = try zipped(members, deflated: false)
    bytes[try #require(bytes.firstIndex(of: 0x3C)) + 3] ^= 1
    #expect(try read("x.zip", bytes) == ["a.html@0 damaged: the checksum does not fit (byte 0)", "b.html@42 <p>bbb"])
    #expect(try read("x.zip", try zipped(members, flags: 1)).first == "a.html@0 damaged: the member is encrypted")
    #expect(try read("x.zip", try zipped(members, mode: 0o120777)) == [])
    #expect(try read("x.zip", try zipped([("a.zip", bytes)])) == ["a.zip@0 damaged: an archive inside an archive is not read"])
    let bomb = try zipped([("a.html", [UInt8](repeating: 0x61, count: 100_000)), ("b.html", Array("<p>b".utf8))])
    let found = try read("x.zip", bomb, maximumBytes: 50_000)
    #expect(found.first?.contains("too_large") == true && found.last?.hasSuffix("<p>b") == true)
  }

  @Test("of a ZIP archive that is cut off, the members are read by their own headers", arguments: [true, false], [true, false])
  func cutZip(deflated: Bool, streamed: Bool) throws {
    let text = (0..<400).map { "\($0 &* 7_919)" }.joined(separator: " ")
    let bytes = try zipped(
      [("a.html", Array("<p>aaa".utf8)), ("bild.png", [1]), ("b/", []), ("ö.txt", Array(text.utf8))], deflated: deflated, streamed: streamed
    )
    let lost = "-@- damaged: the archive is cut off: no directory at its end"
    let found = try read("x.zip", Array(bytes.dropLast(30)))
    #expect(found.map { $0.replacing(/@\d+/, with: "") } == [lost, "a.html <p>aaa", "ö.txt \(text)"])
    #expect(found[1].hasPrefix("a.html@0 "))
    // Cut in the middle of the last member.
    let end = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    let half = try read("x.zip", Array(bytes.prefix(end - 500)))
    #expect(half.count == 3 && half.prefix(2) == found.prefix(2))
    if deflated { #expect(half.last?.contains("damaged: the compressed data is cut off") == true, "\(half)") }
  }

  @Test("compressed data may end with output that its decoder still holds")
  func pendingOutput() throws {
    // A piece of output is 65,536 bytes; the last match of the data reaches over its end.
    for count in stride(from: 65_530, to: 65_800, by: 7) {
      let text = [UInt8](repeating: 0x61, count: count)
      #expect(try load([try folder.write("x.zip", try zipped([("a.txt", text)]))]).first?.get().content.count == count)
    }
  }

  @Test("files in a TAR archive are documents, whatever wrote their names")
  func tar() throws {
    let long = String(repeating: "x", count: 150) + ".html"
    let pax = "30 path=größe/" + String(repeating: "ü", count: 5) + ".txt\n"
    let bytes =
      tarred("a.html", "<p>a") + tarred("ordner/", "", type: "5") + tarred("link.html", "", type: "2")
      + tarred("././@LongLink", long, type: "L")
      + tarred("xxx", "<p>long") + tarred("pax", "\(pax.utf8.count) path=größe/\(String(repeating: "ü", count: 5)).txt\n", type: "x")
      + tarred("p", "pax")
      + tarEnd
    let expected = ["a.html@0 <p>a", "\(long)@2048 <p>long", "größe/üüüüü.txt@4096 pax"]
    // The offset is that of the member's header.
    #expect(try read("x.tar", bytes).map { $0.replacing(/@\d+/, with: "") } == expected.map { $0.replacing(/@\d+/, with: "") })
    #expect(try read("x.tar.gz", try gzipped(bytes)).count == 3)
    #expect(try read("x.tgz", try gzipped(bytes)).count == 3)
    #expect(try read("x.txt", bytes).count == 3)
    #expect(try read("x.tar", tarEnd) == [])
  }

  @Test("what is damaged in a TAR archive is told, and the rest is read")
  func brokenTar() throws {
    let a = tarred("a.html", "<p>a")
    var broken = a
    broken[150] ^= 1
    #expect(try read("x.tar", broken + a + tarEnd) == ["-@0 damaged: found no header of a member, expected one", "a.html@1024 <p>a"])
    #expect(
      try read("x.tar", a + tarred("b.html", "<p>b", size: 5_000)) == [
        "a.html@0 <p>a", "b.html@1024 damaged: the archive is cut off inside a member (byte 1024)",
      ])
    #expect(try read("x.tar", a + a.prefix(100)).last == "-@1024 damaged: the archive is cut off inside a header")
  }

  @Test("a size that no file has is not believed", arguments: ["18 size=-00000001", "28 size=9223372036854775807", "11 size=\u{660}"])
  func impossibleSizes(field: String) throws {
    let archive = tarred("x", field + "\n", type: "x") + tarred("a.html", "<p>a") + tarEnd
    #expect(try read("x.tar", archive) == ["a.html@1024 <p>a"])
  }

  @Test("the directory of a large ZIP archive may claim anything", arguments: [UInt64(1) << 63, .max, 1 << 62])
  func impossibleDirectory(claim: UInt64) throws {
    let number = (0..<8).map { UInt8(truncatingIfNeeded: claim >> (8 * UInt64($0))) }
    let plain = try zipped([("a.html", Array("<p>a".utf8))])
    let end = Array(plain.suffix(22))
    for field in [32, 40, 48] {
      var end64: [UInt8] = [0x50, 0x4B, 6, 6] + [UInt8](repeating: 0, count: 52)
      end64.replaceSubrange(field..<(field + 8), with: number)
      let place = UInt64(plain.count - 22)
      let locator = [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: place >> (8 * UInt64($0))) } + [1, 0, 0, 0]
      let found = try read("x.zip", Array(plain.dropLast(22)) + end64 + locator + end)
      #expect(found.allSatisfy { $0.contains("damaged") || $0 == "a.html@0 <p>a" })
    }
  }

  @Test("behind damage in a member of an archive no other member is read for it")
  func damageInsideMember() throws {
    func lines(_ name: String) -> [UInt8] {
      (0..<400).flatMap { Array("{\"id\":\"\(name)\($0)\",\"text\":\"\($0 &* 2_654_435_761)\"}\n".utf8) }
    }
    var broken = try gzipped(lines("b"))
    for i in 200..<260 { broken[i] = 0xFF }
    let archive = try zipped([("a.jsonl.gz", try gzipped(lines("a"))), ("b.jsonl.gz", broken)], deflated: false)
    let found = try load([try folder.write("x.zip", archive)])
    let ids = found.compactMap { try? $0.get().id }
    #expect(ids.count { $0.hasPrefix("a") } == 400)
    #expect(found.contains { if case .failure(let failure) = $0 { failure.source.record?.hasPrefix("b.jsonl.gz") == true } else { false } })
  }

  @Test("rows of a table are documents by the names of its columns")
  func tables() throws {
    let rows = "Title,ID,Text,url\nEins,1,\"Ein \"\"Text\"\",\nzwei Zeilen\",u\n\nZwei,2,,u\nDrei,3,a,b,c\n"
    #expect(
      try read("x.csv", Array(rows.utf8)) == [
        "2@18 Ein \"Text\",\nzwei Zeilen", "4@56 damaged: row 4: found no string “text” or “html”",
        "5@66 damaged: found 5 cells, expected 4",
      ])
    let document = try #require(try load([folder["x.csv"]]).first).get()
    #expect(document.title == "Eins" && document.id == "1" && document.url == "u")
    #expect(try read("x.tsv", Array("id\tbody\n1\ta, b\n".utf8)) == ["2@8 a, b"])
    #expect(try read("y.csv", Array("\u{FEFF}id;text\r\n1;a, b\r\n".utf8)) == ["2@12 a, b"])
    #expect(try read("z.csv", Array("id;text\n1;Gr".utf8) + [0xF6, 0xDF, 0x65]) == ["2@8 Größe"])
    #expect(try read("q.csv", Array("id,text\n1,\"a".utf8)) == ["2@8 damaged: row 2: a quote is not closed"])
  }

  @Test(
    "quotes of a table count at the start and end of a cell only",
    arguments: [
      ("id,text\n1,15\" Bildschirm\n2,b\n", ["2@8 15\" Bildschirm", "3@25 b"]),
      ("id,text\n1,\"der \"gute\" Wein, ja\"\n2,b\n", ["2@8 der \"gute\" Wein, ja", "3@32 b"]),
      ("id,text\n1,\"\"gut\"\" gesagt\n2,b\n", ["2@8 gut\"\" gesagt", "3@25 b"]),
      ("id,text\n1,\"\"\"gut\"\"\"\r\n2,\"\",\n3,b\r\n", ["2@8 \"gut\"", "3@21 damaged: found 3 cells, expected 2", "4@27 b"]),
      ("id,text\n1,\"a\"\r\n2,\"b", ["2@8 a", "3@15 damaged: row 3: a quote is not closed"]),
      // The row alone is lost, not what stands behind it.
      ("id,text\n1,\"a\n2,b\n3,c", ["2@8 damaged: row 2: a quote is not closed", "3@13 b", "4@17 c"]),
    ])
  func tableQuotes(table: String, documents: [String]) throws { #expect(try read("x.csv", Array(table.utf8)) == documents) }

  @Test("a table full of open quotes is read to its end row by row")
  func openQuotes() throws {
    let documents = try read("x.csv", Array(("id,text\n" + String(repeating: "1,\"a\n", count: 5_000) + "2,b").utf8))
    #expect(documents.count == 5_001 && documents.last?.hasSuffix(" b") == true)
  }

  @Test(
    "tables are read as programs write them: line ends of old Macs, a line with the separator, bars",
    arguments: [
      ("id,text\r1,\"a\rb\"\r2,c\r", ["2@8 a\rb", "3@16 c"]), ("sep=;\r\nid;text\r\n1;a, b\r\n", ["3@16 a, b"]),
      ("id|text\n1|a, b; c\n", ["2@8 a, b; c"]),
    ])
  func tableKinds(table: String, documents: [String]) throws { #expect(try read("x.csv", Array(table.utf8)) == documents) }

  @Test("tables, lines, arrays and feeds may be in UTF-16", arguments: [true, false])
  func utf16(isMarked: Bool) throws {
    func bytes(_ text: String) -> [UInt8] { ((isMarked ? "\u{FEFF}" : "") + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    #expect(try read("x.csv", bytes("id\ttext\r\n1\tGröße, ja\r\n")) == ["2@9 Größe, ja"])
    #expect(try read("x.jsonl", bytes("{\"text\":\"Größe\"}\n{\"text\":\"b\"}\n")) == ["1@0 Größe", "2@19 b"])
    #expect(try read("x.json", bytes("[{\"text\":\"Größe\"},{\"text\":\"b\"}]")) == ["1@1 Größe", "2@20 b"])
    let feed = "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel><item><description>Größe</description></item></channel></rss>"
    #expect(try read("x.rss", bytes(feed)).map { $0.hasSuffix("Größe</article>") } == [true])
    // Pieces end anywhere, also between the halves of a pair.
    let long = String(repeating: "a😀", count: 100_000)
    guard isMarked else { return }
    #expect(try read("y.jsonl", bytes("{\"text\":\"\(long)\"}\n{\"text\":\"b\"}")).first == "1@0 \(long)")
  }

  @Test("entries of a feed are documents with their whole text")
  func feeds() throws {
    let rss = """
      <?xml version="1.0" encoding="utf-8"?><rss><channel><title>Zeitung</title><item><title>A &amp; B</title><link>https://a.example/1</link>
      <guid>g1</guid><pubDate>Fri, 17 May 2024 06:00:00 GMT</pubDate><dc:creator>Anna Ahrend</dc:creator><description>Kurz</description>
      <content:encoded><![CDATA[<p>Lang</item> &amp; breit</p>]]></content:encoded></item><item><description>&lt;p&gt;Nur kurz</description></item>
      <item><title>Nichts</title></item></channel></rss>
      """
    let found = try load([try folder.write("x.rss", rss)])
    let first = try #require(found.first).get()
    #expect(String(decoding: first.content, as: UTF8.self) == "<article><p>Lang</item> &amp; breit</p></article>")
    #expect(first.title == "A & B" && first.id == "g1" && first.url == "https://a.example/1" && first.authors == ["Anna Ahrend"])
    #expect(first.published == "Fri, 17 May 2024 06:00:00 GMT")
    #expect(
      try outcomes([folder["x.rss"]]).dropFirst().map { $0.replacing(/@\d+/, with: "") } == [
        "2 <article><p>Nur kurz</article>", "3 damaged: entry 3: found no content or description",
      ])
    let atom = """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>t:1</id><title type="html">T</title><link rel="self" href="s"/><link href="h"/>
      <author><name>Bo Bak</name></author><updated>2024-05-17</updated><content type="html">&lt;p&gt;Text</content></entry></feed>
      """
    let entry = try #require(try load([try folder.write("x.html", atom)]).first).get()
    #expect(String(decoding: entry.content, as: UTF8.self) == "<article><p>Text</article>")
    #expect(entry.url == "h" && entry.id == "t:1" && entry.authors == ["Bo Bak"] && entry.published == "2024-05-17")
    // End tags in CDATA, any number of them.
    let tags = String(repeating: "<p>a</item>", count: 200_000)
    let long = "<rss><item><description><![CDATA[\(tags)]]></description></item><item><description>b</description></item></rss>"
    let entries = try outcomes([try folder.write("y.rss", long)])
    #expect(entries.count == 2 && entries[0] == "1@5 <article>\(tags)</article>" && entries[1].hasSuffix("<article>b</article>"))
    #expect(try outcomes([try folder.write("x.xml", "<sitemap/>")]) == ["-@- damaged: found no entries, expected those of a feed"])
  }

  @Test("one missing input among others is a failed document; a list of paths is read")
  func missing() throws {
    try folder.write("a.txt", "a")
    #expect(try outcomes([folder["no"], folder["a.txt"]]) == ["-@- missing: \(folder["no"]): no such file or folder", "-@- a"])
    #expect(throws: IngestError.missing(path: folder["no"])) { try DocumentReader(inputs: [folder["no"]]) }
    try folder.write("list", "\(folder["a.txt"])\r\n\n\(folder["no"])\n\(folder["a.txt"])")
    #expect(try outcomes(["@" + folder["list"]]).map { String($0.suffix(4)) } == ["@- a", "lder", "@- a"])
  }

  @Test("data that swells without end is stopped")
  func bombs() throws {
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    let piece = try gzipped(zeros)
    // One member of eighty megabytes would be a bomb; eighty members are as well for a single document.
    try folder.write("x.html.gz", (0..<80).flatMap { _ in piece })
    let failure = #expect(throws: FailedDocument.self) { try load([folder["x.html.gz"]]).first?.get() }
    #expect(failure?.error.code == "too_large")
    #expect(try outcomes([try folder.write("y.html.gz.gz", try gzipped(try gzipped("<p>y")))]) == ["-@- <p>y"])
  }
}
