import Foundation
import Testing

/// What a reader finds in an article of `Corpus/`; see `Corpus/README.md`.
struct GoldArticle: Decodable, CustomTestStringConvertible {
  struct Company: Decodable {
    let id: String
    let name: String
    let label: String
    let accept: [String]
  }

  struct Document: Decodable {
    let label: String
    let accept: [String]
  }

  var id: String?
  var status: String?
  var code: String?
  var language: String?
  var title: String?
  var authors: [String]?
  var published: String?
  var text: [String]?
  var absent: [String]?
  var companies: [Company]?
  var document: Document?
  /// Where the article lies.
  var file: URL!

  private enum CodingKeys: String, CodingKey {
    case id, status, code, language, title, authors, published, text, absent, companies, document
  }

  var testDescription: String { file.lastPathComponent }

  /// All articles that have a gold file beside them, by path.
  static let all: [GoldArticle] = {
    let files = FileManager.default.enumerator(at: Repository.corpus, includingPropertiesForKeys: nil)!.compactMap { $0 as? URL }
    return files.filter { $0.lastPathComponent.hasSuffix(".gold.json") && $0.lastPathComponent != "feed.gold.json" }.sorted {
      $0.path < $1.path
    }.map { url in
      var gold = try! JSONDecoder().decode(GoldArticle.self, from: Data(contentsOf: url))
      let stem = url.path.replacing(".gold.json", with: "")
      gold.file = ["html", "txt"].map { URL(filePath: "\(stem).\($0)") }.first { FileManager.default.fileExists(atPath: $0.path) }
      return gold
    }
  }()

  /// The articles of `feed.jsonl`, in its order.
  static let feed = try! JSONDecoder().decode(
    [GoldArticle].self, from: Data(contentsOf: Repository.corpus.appending(path: "feed.gold.json")))
}
