import Foundation
import Ingest
import Testing
import TextCore

@Suite("loading documents")
struct LoaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a page or text comes with its length, digest and charset")
  func source() throws {
    try folder.write("a.html", "<p>Größe")
    let document = try #require(try load([folder["a.html"]]).first).get()
    #expect(document.format == .html)
    #expect(document.source.length == 10)
    #expect(document.source.digest == XXHash64.digest(Array("<p>Größe".utf8)))
    #expect(document.source.charset == Charset(name: "utf-8", evidence: .valid))
    #expect(document.source.record == nil)
    #expect(document.warnings == [])
    #expect(document.identifier == document.source.identifier)
  }

  @Test("compressed files are what they hold, in one member or many", arguments: [["<p>Größe</p>"], ["<p>Gr", "", "öße</p>"]])
  func gzip(parts: [String]) throws {
    try folder.write("a.html.gz", try parts.flatMap { try gzipped($0) })
    let document = try #require(try load([folder["a.html.gz"]]).first).get()
    #expect(String(decoding: document.content, as: UTF8.self) == "<p>Größe</p>")
    #expect(document.format == .html)
  }

  static let refused: [(name: String, bytes: [UInt8], code: String, message: String)] = [
    ("empty.html", [], "empty", "nothing in it"),
    ("a.html", Array("%PDF-1.4".utf8), "binary", "a PDF, not text"),
    ("a.html", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "binary", "a PNG image, not text"),
    ("a.txt", [0xFF, 0xD8, 0xFF, 0xE0], "binary", "a JPEG image, not text"),
    ("a.html", Array("PK\u{3}\u{4}".utf8), "damaged", "the archive is cut off: no directory at its end"),
    ("a.html", Array("filedesc://x.arc 0.0.0.0".utf8), "binary", "an ARC file, the forerunner of WARC, not text"),
    ("a.html", Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8".utf8), "binary", "an audio or image file, not text"),
    ("a.txt", (0..<500).map { UInt8($0 % 32) }, "binary", "binary data, not text"),
    ("a.txt", [UInt8](repeating: 0, count: 100), "binary", "binary data, not text"),
    ("a.txt", [UInt8](repeating: 0x61, count: 1_001), "too_large", "1001 bytes, at most 1000 are read"),
  ]

  @Test("what is no text is refused with the reason", arguments: refused)
  func binary(name: String, bytes: [UInt8], code: String, message: String) throws {
    try folder.write(name, bytes)
    let result = try #require(try load([folder[name]], maximumBytes: 1_000).first)
    let failure = #expect(throws: FailedDocument.self) { try result.get() }
    #expect(failure?.error.code == code)
    #expect(failure?.error.description == message)
    #expect(failure?.source.path == folder[name])
  }

  @Test(
    "what only looks odd is text",
    arguments: [
      "RIFFELALP – Das Hotel auf dem Berg", "PK und Tschechien", "GIF", "a\u{0}b", "Zeile\u{1B}[0m\u{C}Seite", "\u{1}\u{2}\u{3}", "x",
      "Zeile" + String(repeating: "\u{0}", count: 200) + "Zeile",
    ])
  func text(content: String) throws {
    try folder.write("a.txt", content)
    #expect(try #require(try load([folder["a.txt"]]).first).get().content == Array(content.utf8))
  }

  @Test("compressed data that is cut off, damaged or a bomb is refused")
  func damaged() throws {
    let whole = try gzipped(String(repeating: "<p>Die Größe der Dinge.</p>\n", count: 200))
    try folder.write("cut.html.gz", Array(whole.dropLast(9)))
    var broken = whole
    broken[broken.count - 6] ^= 1
    try folder.write("sum.html.gz", broken)
    try folder.write("bomb.html.gz", try gzipped([UInt8](repeating: 0x61, count: 3_000_000)))
    for (name, code) in [("cut.html.gz", "damaged"), ("sum.html.gz", "damaged"), ("bomb.html.gz", "too_large")] {
      let result = try #require(try load([folder[name]], maximumBytes: 1_000_000).first)
      let failure = #expect(throws: FailedDocument.self) { try result.get() }
      #expect(failure?.error.code == code)
    }
  }

  @Test("what follows a gzip member and is none is left aside")
  func garbage() throws {
    try folder.write("a.txt.gz", try gzipped("Größe") + Array("rubbish".utf8))
    #expect(try #require(try load([folder["a.txt.gz"]]).first).get().content == Array("Größe".utf8))
  }
}
