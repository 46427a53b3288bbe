import Foundation
import Ingest
import Testing
import TextCore

@testable import Tenor

/// The articles of `Corpus/` come out as a reader would have them.
struct CorpusTests {
  private static let loader = try! DocumentLoader(lexicons: Repository.lexicons)

  private func record(of gold: GoldArticle) throws -> Tenor.Record {
    Repository.analyzer.record(of: try Self.loader.load(.file(path: gold.file.path, format: nil)))
  }

  @Test("text, title, authors, date and language", arguments: GoldArticle.all.filter { $0.status == nil })
  func article(_ gold: GoldArticle) throws {
    let record = try record(of: gold)
    #expect(record.status == .analyzed, "\(record.reason.map(\.message) ?? "")")
    let article = try #require(record.article)
    #expect(record.language?.language.code == gold.language)
    #expect(article.title == gold.title)
    #expect(article.authors == gold.authors ?? [])
    #expect(article.published.map { String($0.prefix(10)) } == gold.published)
    let lines = article.text.string.split(separator: "\n").map(String.init)
    let missing = (gold.text ?? []).filter { !lines.contains($0) }
    #expect(missing.isEmpty, "lost: \(missing)")
    for snippet in gold.absent ?? [] { #expect(!article.text.string.contains(snippet), "furniture left in: \(snippet)") }
  }

  @Test("what is no article in one of the four languages is refused with a reason", arguments: GoldArticle.all.filter { $0.status != nil })
  func refused(_ gold: GoldArticle) throws {
    let record = try record(of: gold)
    #expect(record.status.rawValue == gold.status)
    #expect(record.reason?.code == gold.code)
  }

  @Test("the lines of a feed keep what they say of themselves")
  func feed() throws {
    var reader = try DocumentReader(inputs: [Repository.corpus.appending(path: "feed.jsonl").path])
    for gold in GoldArticle.feed {
      let pending = reader.next()
      let record = Repository.analyzer.record(of: try Self.loader.load(#require(pending)))
      #expect(record.id == gold.id)
      #expect(record.language?.language.code == gold.language)
      #expect(record.article?.title == gold.title)
      #expect(record.article?.published.map { String($0.prefix(10)) } == gold.published)
      for paragraph in gold.text ?? [] { #expect(record.article?.text.string.contains(paragraph) == true, "lost: \(paragraph)") }
    }
    let rest = reader.next()
    if rest != nil { Issue.record("a line more than articles") }
  }

  /// Shares reached when the corpus was written; what the readers of the articles see and the program does not is in the difference.
  private static let leastFound = 0.88
  private static let leastPrecision = 0.8
  private static let leastJudged = 0.75

  @Test("companies are found, and judged as a reader would")
  func companies() throws {
    var wanted = 0
    var found = 0
    var predicted = 0
    var judged = 0
    for gold in GoldArticle.all where gold.status == nil {
      let record = try record(of: gold)
      predicted += record.companies.count
      for company in gold.companies ?? [] {
        wanted += 1
        guard let verdict = record.companies.first(where: { $0.company.id == company.id || $0.company.name == company.name }) else {
          continue
        }
        found += 1
        if company.accept.contains(verdict.sentiment.label.rawValue) { judged += 1 }
      }
    }
    #expect(Double(found) >= Self.leastFound * Double(wanted), "\(found) of \(wanted)")
    #expect(Double(found) >= Self.leastPrecision * Double(predicted), "\(found) of \(predicted) predicted")
    #expect(Double(judged) >= Self.leastJudged * Double(found), "\(judged) of \(found)")
  }

  @Test("every record follows the schema, and its offsets address its text")
  func schema() throws {
    let schema = try JSONSchema(contentsOf: Repository.root.appending(path: "Sources/Tenor/record.schema.json"))
    var reader = try DocumentReader(inputs: [Repository.corpus.path])
    while let pending = reader.next() {
      let record = Repository.analyzer.record(of: Result { () throws(FailedDocument) in try Self.loader.load(pending) })
      let object = try #require(try JSONSerialization.jsonObject(with: Data(record.json())) as? [String: Any])
      let problems = schema.problems(in: object)
      #expect(problems.isEmpty, "\(record.source.path): \(problems)")
      guard let text = (object["text"] as? String)?.unicodeScalars else { continue }
      for mention in object["mentions"] as? [[String: Any]] ?? [] {
        let start = text.index(text.startIndex, offsetBy: mention["start"] as! Int)
        let end = text.index(text.startIndex, offsetBy: mention["end"] as! Int)
        #expect(String(text[start..<end]) == mention["text"] as? String)
      }
    }
  }
}
