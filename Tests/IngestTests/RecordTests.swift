import Foundation
import Ingest
import Testing
import TextCore

@Suite("records of JSON lines")
struct RecordTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func document(_ line: String, map: [String: String] = [:]) throws -> Document {
    try folder.write("x.jsonl", line + "\n")
    return try #require(try load([folder["x.jsonl"]], map: map).first).get()
  }

  @Test("all fields are read by their own names")
  func fields() throws {
    let document = try document(
      #"{"id":"a1","url":"https://x.de/1","text":"Ein Text.","title":"Titel","authors":["A","B"],"published":"2019-04-14","language":"de-AT","targets":[{"start":0,"end":3}]}"#
    )
    #expect(document.id == "a1")
    #expect(document.identifier == "a1")
    #expect(document.url == "https://x.de/1")
    #expect(document.source.url == "https://x.de/1")
    #expect(document.format == .text)
    #expect(String(decoding: document.content, as: UTF8.self) == "Ein Text.")
    #expect(document.title == "Titel")
    #expect(document.authors == ["A", "B"])
    #expect(document.published == "2019-04-14")
    #expect(document.language == Language("de"))
    #expect(document.targets == [0..<3])
    #expect(document.source.record == "1")
    #expect(document.source.offset == 0)
    #expect(document.source.charset == Charset(name: "utf-8", evidence: .format))
  }

  @Test(
    "the names that other tools give are understood",
    arguments: [
      (#"{"maintext":"T","headline":"H","date_publish":"2019","lang":"da","source_url":"u","_id":7,"author":"A"}"#, "T H 2019 da u 7 A"),
      (#"{"raw_content":"T","title":"H","date":2019,"language_code":"bg_BG","link":"u","guid":"7","byline":["A"]}"#, "T H 2019 bg u 7 A"),
      (
        #"{"body":"T","title":"","headline":"H","published":"","pubDate":"2019","lang":"EN","url":"","canonical_url":"u","id":null,"uuid":"7","authors":[],"creator":"A"}"#,
        "T H 2019 en u 7 A"
      ),
      (
        #"{"plaintext":"T","title":["x"],"headline":"H","date_published":{"$date":1},"datePublished":"2019","lang":"da","url":{},"link":"u","_id":{"$oid":"x"},"doc_id":7,"authors":{},"author":"A"}"#,
        "T H 2019 da u 7 A"
      ),
      (
        #"{"text":"","maintext":"T","headline":"H","published_at":"2019","lang":"da","url":"u","id":"7","authors":["","A"]}"#,
        "T H 2019 da u 7 A"
      ),
      (
        #"{"html":"","content":{"parts":[]},"text":null,"article_text":"T","headline":"H","published_at":"2019","lang":"da","url":"u","id":7,"author":"A"}"#,
        "T H 2019 da u 7 A"
      ),
    ])
  func aliases(line: String, expected: String) throws {
    let document = try document(line)
    let found: [String?] = [
      String(decoding: document.content, as: UTF8.self), document.title, document.published, document.language?.code, document.url,
      document.id,
      document.authors.joined(separator: ","),
    ]
    #expect(found.map { $0 ?? "-" }.joined(separator: " ") == expected)
    #expect(document.format == .text)
  }

  @Test("a page counts for more than a text")
  func pages() throws {
    let document = try document(#"{"text":"T","html":"<p>T"}"#)
    #expect(document.format == .html)
    #expect(String(decoding: document.content, as: UTF8.self) == "<p>T")
  }

  @Test("an empty text is a document without text")
  func empty() throws {
    #expect(try document(#"{"id":1,"text":""}"#).content == [])
    #expect(try document(#"{"id":1,"text":""}"#).format == .text)
    #expect(try document(#"{"id":1,"html":""}"#).format == .html)
  }

  @Test("a field can be mapped by hand")
  func mapping() throws {
    let document = try document(#"{"text":"no","MAINTEXT":"T","key":5}"#, map: ["text": "MAINTEXT", "id": "key"])
    #expect(String(decoding: document.content, as: UTF8.self) == "T")
    #expect(document.id == "5")
  }

  @Test(
    "a language is given by code or name; what is neither is left to be detected",
    arguments: [
      ("de", "de"), ("de-AT", "de"), ("DE_de", "de"), ("deu", "de"), ("ger", "de"), ("German", "de"), ("Deutsch", "de"), ("bul", "bg"),
      ("Български", "bg"), ("fr", "fr"), ("fra", "fra"), ("und", nil), ("mul", nil), ("unknown", nil), ("n/a", nil), ("?", nil),
    ])
  func languages(given: String, language: String?) throws {
    let document = try document("{\"text\":\"a\",\"language\":\"\(given)\"}")
    #expect(document.language?.code == language)
    let isCode = ["und", "mul"].contains(given)
    #expect(document.warnings.count == (language == nil && !isCode ? 1 : 0))
  }

  @Test("authors may be objects with a name")
  func authorObjects() throws {
    #expect(try document(#"{"text":"a","authors":[{"name":"A B"},"C D",{}]}"#).authors == ["A B", "C D"])
    #expect(try document(#"{"text":"a","author":{"name":"A B"}}"#).authors == ["A B"])
  }

  @Test("without an id a document has one that place and number make")
  func identifiers() throws {
    try folder.write("x.jsonl", "{\"text\":\"a\"}\n{\"text\":\"a\"}\n")
    let first = try load([folder["x.jsonl"]]).map { try $0.get().identifier }
    let second = try load([folder["x.jsonl"]]).map { try $0.get().identifier }
    #expect(first == second)
    #expect(Set(first).count == 2)
    #expect(first.allSatisfy { $0.count == 16 })
  }

  static let brokenLines: [(line: String, id: String?, message: String)] = [
    ("x", nil, "line 2: broken JSON, expected a value (byte 0)"),
    (#"{"id":1,"text":"a"#, nil, "line 2: broken JSON, expected “\"” at the end of a string (byte 17)"),
    (#"{"id":1,}"#, nil, "line 2: broken JSON, expected a key in quotes (byte 8)"),
    ("[]", nil, "line 2: found no object, expected one with “text” or “html”"),
    ("{}", nil, "line 2: found no string “text” or “html”"),
    (#"{"id":"b","text":5}"#, "b", "line 2: found no string “text” or “html”"),
    (#"{"id":"b","text":"x","targets":[{"start":3,"end":3}]}"#, "b", "line 2: found a target without “start” below “end”"),
    (#"{"id":"b","text":"x","targets":[{"start":-1,"end":3}]}"#, "b", "line 2: found a target without “start” below “end”"),
    (#"{"id":"b","text":"x","targets":[5]}"#, "b", "line 2: found a target without “start” below “end”"),
  ]

  @Test("a broken line is told with its number and byte offset, and the others are read", arguments: brokenLines)
  func broken(line: String, id: String?, message: String) throws {
    let first = #"{"id":"ä","text":"a"}"#
    try folder.write("x.jsonl", "\(first)\n\(line)\n\(first)\n")
    let documents = try load([folder["x.jsonl"]])
    #expect(documents.count == 3)
    #expect(try documents[0].get().id == "ä")
    #expect(try documents[2].get().id == "ä")
    let failure = #expect(throws: FailedDocument.self) { try documents[1].get() }
    #expect(failure?.source.record == "2")
    #expect(failure?.source.offset == first.utf8.count + 1)
    #expect(failure?.source.length == line.utf8.count)
    #expect(failure?.error.code == "damaged")
    #expect(failure?.error.description == message)
    #expect(failure?.id == id)
  }
}
