import Foundation
import Ingest
import Testing

@Suite("inputs")
struct FolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "the kind of a file by its name",
    arguments: [
      ("a.html", .html), ("a.HTM", .html), ("a.xhtml", .html), ("a.html.gz", .html), ("a.txt", .text), ("a.text", .text),
      ("b.c.TXT.GZ", .text),
      ("a.jsonl", .jsonl), ("a.ndjson", .jsonl), ("a.jsonl.gz", .jsonl), ("a", nil), ("a.gz", nil), ("a.pdf", nil), ("html", nil),
      ("a.b/c", nil), ("x/a.txt/b.gz", nil),
    ] as [(String, InputFormat?)])
  func names(name: String, format: InputFormat?) {
    #expect(InputFormat(name: name) == format)
  }

  @Test(
    "the kind of a file by what it begins with, if its name says nothing",
    arguments: [
      ("{\"text\": \"a\"}", "line x 1@0 {\"text\": \"a\"}"), ("\n {\"text\": \"a\"}\n", "line x 2@1  {\"text\": \"a\"}"),
      ("<p>a", "file x ?"), ("a", "file x ?"),
      ("", "file x ?"),
    ])
  func contents(content: String, found: String) throws {
    try folder.write("x", content)
    #expect(try walk([folder["x"]], in: folder) == [found])
  }

  @Test("a page in UTF-16 is known as a page", arguments: [true, false])
  func utf16(bigEndian: Bool) throws {
    let bytes: [UInt8] =
      (bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE])
      + "<p>Größe".utf16.flatMap { unit in
        bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      }
    try folder.write("x", bytes)
    let document = try #require(try load([folder["x"]]).first).get()
    #expect(document.format == .html)
    #expect(String(decoding: document.content, as: UTF8.self) == "<p>Größe")
  }

  @Test("a folder is walked in the order of the names' bytes at every level; what holds no documents is counted")
  func order() throws {
    for name in [
      "b.html", "a/z.txt", "a/Z.txt", "a.html", "B.html", "a/b/c.jsonl", "ö.html", "z.html", ".hidden.html", ".git/x.html", "note.pdf",
      "a/x.pdf", "README",
    ] {
      try folder.write(name, name.hasSuffix("jsonl") ? "{}\n" : "x")
    }
    #expect(
      try walk([folder.path], in: folder)
        == [
          "file B.html html", "line a/b/c.jsonl 1@0 {}", "file a/Z.txt text", "file a/z.txt text", "file a.html html", "file b.html html",
          "file z.html html", "file ö.html html",
        ].sorted { a, b in key(a) < key(b) })
    #expect(try leftAside() == [".pdf": 2, "README": 1])
    #expect(InputCount.documents(in: [folder.path]) == nil)
    #expect(InputCount.documents(in: [folder["b.html"], folder["a.html"]]) == 2)
  }

  /// What a walk over the folder came by that holds no documents.
  private func leftAside() throws -> [String: Int] {
    var reader = try DocumentReader(inputs: [folder.path])
    while reader.next() != nil {}
    return reader.leftAside.counts
  }

  /// The parts of a path in the order in which a walk comes by.
  private func key(_ line: String) -> String { String(line.split(separator: " ")[1]).replacing("/", with: "\u{0}") }

  @Test("links, pipes and folders that lead in circles are left aside in a folder, and followed when named")
  func links() throws {
    let outside = try TemporaryFolder()
    try outside.write("secret.html", "x")
    try folder.write("a.html", "x")
    try FileManager.default.createSymbolicLink(atPath: folder["link.html"], withDestinationPath: outside["secret.html"])
    try FileManager.default.createSymbolicLink(atPath: folder["circle"], withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(atPath: folder["broken.html"], withDestinationPath: "/nowhere")
    #expect(mkfifo(folder["pipe.html"], 0o600) == 0)
    #expect(try walk([folder.path], in: folder) == ["file a.html html"])
    #expect(try leftAside() == ["links and special files": 4])
    #expect(try walk([folder["link.html"]], in: folder) == ["file link.html html"])
  }

  @Test("a name that is not UTF-8 is told, not lost")
  func oddNames() throws {
    try folder.write("a b.html", "x")
    try folder.write("größe 😀.html", "x")
    let path =
      Array(folder["gr".appending("")].utf8CString.dropLast()) + [CChar(bitPattern: 0xF6), CChar(bitPattern: 0xDF)] + ".html".utf8CString
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(
      try walk([folder.path], in: folder) == [
        "file a b.html html", "file größe 😀.html html", "failed gr\u{FFFD}\u{FFFD}.html -@- unreadable",
      ])
    let failure = try #require(throws: FailedDocument.self) { try load([folder.path]).last?.get() }
    #expect(failure.error == .unreadable(path: folder["gr\u{FFFD}\u{FFFD}.html"], message: "the name is not UTF-8"))
  }

  @Test("a format that is asked for holds for every file of a folder")
  func format() throws {
    try folder.write("a.pdf", "x")
    try folder.write("b", "x")
    #expect(try walk([folder.path], in: folder, format: .text) == ["file a.pdf text", "file b text"])
  }

  @Test("inputs come in the order given; a list names one a line")
  func lists() throws {
    for name in ["b.html", "a.html", "c/x.txt"] { try folder.write(name, "x") }
    try folder.write("list", "\(folder["b.html"])\r\n\r\n\n\(folder["c"])\n\(folder["a.html"])")
    #expect(
      try walk(["@" + folder["list"], folder["b.html"]], in: folder) == [
        "file b.html html", "file c/x.txt text", "file a.html html", "file b.html html",
      ])
    try folder.write("list.gz", try gzipped("\(folder["a.html"])\n"))
    #expect(try walk(["@" + folder["list.gz"]], in: folder) == ["file a.html html"])
  }

  @Test("an input that is not there stops the run before it begins", arguments: ["no.html", "a.html/b", "@no"])
  func missing(name: String) throws {
    try folder.write("a.html", "x")
    let isList = name.hasPrefix("@")
    let path = folder[isList ? String(name.dropFirst()) : name]
    let error = #expect(throws: IngestError.self) { try DocumentReader(inputs: [isList ? "@" + path : path]) }
    #expect(error == .missing(path: path))
    #expect(error?.description == "\(path): no such file or folder")
  }

  @Test("a file in a list that is not there is a failed document")
  func missingInList() throws {
    try folder.write("list", "/nowhere/x.html\n")
    #expect(try walk(["@" + folder["list"]], in: folder) == ["failed /nowhere/x.html -@- missing"])
  }

  @Test(
    "a named pipe without an ending is read once, as lines or as one document",
    arguments: ["{\"text\": \"a\"}\n{\"text\": \"b\"}\n", "Nur Text."])
  func pipes(content: String) async throws {
    let pipe = folder["pipe"]
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = Thread { try? Data(content.utf8).write(to: URL(filePath: pipe), options: []) }
    writer.start()
    let found = try walk([pipe], in: folder)
    #expect(
      found
        == (content.hasPrefix("{")
          ? ["line pipe 1@0 {\"text\": \"a\"}", "line pipe 2@14 {\"text\": \"b\"}"] : ["bytes pipe text Nur Text."]))
  }

  @Test(
    "standard input holds lines or one document, and is read once",
    arguments: [
      ("{\"a\":1}\n\n{\"b\":2}", nil, ["line - 1@0 {\"a\":1}", "line - 3@9 {\"b\":2}"]), ("<p>x", nil, ["bytes - html <p>x"]),
      ("<p>x", .text, ["bytes - text <p>x"]), ("x", .jsonl, ["line - 1@0 x"]), ("", nil, []), ("\u{1F}", .text, ["bytes - text \u{1F}"]),
    ] as [(String, InputFormat?, [String])])
  func standardInput(content: String, format: InputFormat?, expected: [String]) throws {
    let plain = try StandardInput.with(Array(content.utf8), in: folder) { try walk(["-", "-"], in: folder, format: format) }
    #expect(plain == expected)
    let compressed = try StandardInput.with(try gzipped(content), in: folder) { try walk(["-"], in: folder, format: format) }
    #expect(compressed == expected)
  }
}

/// Puts a file in the place of standard input for a while.
private enum StandardInput {
  private static let lock = NSLock()

  static func with(_ bytes: [UInt8], in folder: TemporaryFolder, _ body: () throws -> [String]) throws -> [String] {
    try lock.withLock {
      let file = open(try folder.write("standard input", bytes), O_RDONLY)
      let kept = dup(0)
      dup2(file, 0)
      close(file)
      defer {
        dup2(kept, 0)
        close(kept)
      }
      return try body()
    }
  }
}
