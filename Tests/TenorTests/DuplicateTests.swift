import Foundation
import Ingest
import Testing
import TextCore

@testable import Tenor
@testable import TenorBenchmark

struct DuplicateTests {
  private func signature(_ paragraphs: [String], subjects: [String] = []) -> ArticleSignature {
    ArticleSignature(of: Text(paragraphs.joined(separator: "\n")), subjects: subjects)
  }

  @Test("copies with another headline, a paragraph dropped, a tenth of the words changed and furniture are found, and nothing else")
  func copies() {
    let count = 400
    var news = MadeUpNews(seed: 7)
    var index = DuplicateIndex()
    let articles = (0..<count).map { _ in news.article() }
    var wrong = 0
    for (n, article) in articles.enumerated() where index.place(signature(article), id: "\(n)") != nil { wrong += 1 }
    var found = 0
    for (n, article) in articles.enumerated() {
      guard let duplicate = index.place(signature(news.copy(of: article)), id: "copy \(n)") else { continue }
      if duplicate.original == "\(n)" { found += 1 } else { wrong += 1 }
    }
    #expect(Double(found) / Double(count) >= 0.95, "\(found) of \(count) found")
    #expect(Double(found) / Double(found + wrong) >= 0.99, "\(wrong) wrong")
  }

  @Test("case, punctuation and white space make no difference")
  func normalized() {
    var index = DuplicateIndex()
    #expect(index.place(signature(["Die Lufthansa hat sich entschuldigt – endlich."]), id: "a") == nil)
    #expect(
      index.place(signature(["DIE LUFTHANSA", "hat  sich „entschuldigt“, endlich!"]), id: "b") == Duplicate(original: "a", similarity: 1))
  }

  @Test("short texts are the same only word by word")
  func short() {
    var index = DuplicateIndex()
    #expect(index.place(signature(["Lufthansa meldet einen höheren Gewinn als im Vorjahr."]), id: "a") == nil)
    #expect(index.place(signature(["Lufthansa meldet einen höheren Verlust als im Vorjahr."]), id: "b") == nil)
  }

  @Test("reports from a template on different companies are no copies")
  func template() {
    var news = MadeUpNews(seed: 3)
    let template = news.article()
    var index = DuplicateIndex()
    #expect(index.place(signature(template + ["siemens"], subjects: ["siemens"]), id: "a") == nil)
    #expect(index.place(signature(template + ["bayer"], subjects: ["bayer"]), id: "b") == nil)
    #expect(index.place(signature(template + ["bayer"], subjects: ["bayer", "merck"]), id: "c")?.original == "b")
    #expect(index.place(signature(template + ["heute"]), id: "d")?.original == "a")
  }

  @Test("the earliest article is the original, and asking again changes nothing")
  func again() {
    var news = MadeUpNews(seed: 5)
    var index = DuplicateIndex()
    let story = news.article()
    let copies = (0..<5).map { _ in signature(news.copy(of: story)) }
    let others = (0..<5).map { _ in signature(news.article()) }
    func ask(_ index: inout DuplicateIndex) -> [String?] {
      [index.place(signature(story), id: "s")?.original]
        + copies.indices.map { index.place(copies[$0], id: "c\($0)")?.original }
        + others.indices.map { index.place(others[$0], id: "o\($0)")?.original }
    }
    let first = ask(&index)
    #expect(first == [nil, "s", "s", "s", "s", "s", nil, nil, nil, nil, nil])
    #expect(ask(&index) == first)
  }

  @Test("an article that comes again with another text is compared by the new one")
  func changed() {
    var news = MadeUpNews(seed: 6)
    let (old, new) = (signature(news.article()), signature(news.article()))
    var index = DuplicateIndex()
    #expect(index.place(old, id: "a") == nil)
    #expect(index.place(new, id: "a") == nil)
    #expect(index.place(old, id: "b") == nil)
    #expect(index.place(new, id: "c")?.original == "a")
  }

  @Test("of more articles than there is room for, the oldest are forgotten, and no other")
  func forgetting() {
    var news = MadeUpNews(seed: 9)
    let signatures = (0..<100).map { _ in signature(news.article()) }
    var index = DuplicateIndex(capacity: 64)
    for (n, signature) in signatures.enumerated() { #expect(index.place(signature, id: "\(n)") == nil) }
    #expect(index.place(signatures[99], id: "x")?.original == "99")
    #expect(index.place(signatures[36], id: "y")?.original == "36")
    #expect(index.place(signatures[35], id: "z") == nil)
  }

  @Test("a signature comes back from its bytes; other bytes are none")
  func bytes() {
    var news = MadeUpNews(seed: 2)
    for signature in [signature(news.article(), subjects: ["a", "b"]), signature(["kurz"])] {
      #expect(ArticleSignature(bytes: signature.bytes) == signature)
    }
    #expect(ArticleSignature(bytes: [1, 2, 3]) == nil)
  }

  @Test("a run marks copies, the same ones whatever the number of workers")
  func run() throws {
    var news = MadeUpNews(seed: 4)
    let scratch = try RunTests.Scratch()
    var lines = ""
    for n in 0..<60 {
      let article = news.article()
      lines += "{\"id\":\"\(n)\",\"language\":\"de\",\"text\":\"\(article.joined(separator: "\\n"))\"}\n"
      if n % 3 == 0 {
        lines += "{\"id\":\"copy \(n)\",\"language\":\"de\",\"text\":\"\(news.copy(of: article).joined(separator: "\\n"))\"}\n"
      }
    }
    try scratch.write(Array(lines.utf8), "news.jsonl")
    var outputs: [Data] = []
    for jobs in [1, 8] {
      let output = try RunTests.Scratch()
      let stream = DocumentStream(
        reader: try DocumentReader(inputs: [scratch.path]), loader: try DocumentLoader(lexicons: Repository.lexicons), jobs: jobs)
      var run = Run(stream: stream, analyzer: try Analyzer(lexicons: Repository.lexicons, keepingAllLines: true))
      let counts = try run(into: RecordFiles(folder: output.path)) { _ in }.counts
      // One that lost half of a short text may be missed; none may be made up.
      #expect(counts.duplicates >= 19)
      outputs.append(try Data(contentsOf: URL(filePath: output.path + "/records/part-00000.jsonl")))
    }
    #expect(outputs[0] == outputs[1])
    let records = try outputs[0].split(separator: 0x0A).map { try #require(try JSONSerialization.jsonObject(with: $0) as? [String: Any]) }
    for record in records {
      let id = try #require(record["id"] as? String)
      let original = record["duplicate_of"] as? String
      #expect(original == nil || id == "copy " + (original ?? ""))
    }
  }
}
