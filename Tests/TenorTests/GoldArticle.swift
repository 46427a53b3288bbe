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

  /// Laid out like `Corpus/`, a file an article.
  private static let folder = Repository.corpus.deletingLastPathComponent().appending(path: "Tests/Gold")

  /// All articles that have a gold file, by path.
  static let all: [GoldArticle] = {
    let files = FileManager.default.enumerator(atPath: folder.path)!.compactMap { $0 as? String }
    return files.filter { $0.hasSuffix(".json") && $0 != "feed.json" }.sorted().map { path in
      var gold = try! JSONDecoder().decode(GoldArticle.self, from: Data(contentsOf: folder.appending(path: path)))
      let stem = Repository.corpus.appending(path: path).deletingPathExtension()
      gold.file = ["html", "txt"].map(stem.appendingPathExtension).first { FileManager.default.fileExists(atPath: $0.path) }
      return gold
    }
  }()

  /// The articles of `feed.jsonl`, in its order.
  static let feed = try! JSONDecoder().decode([GoldArticle].self, from: Data(contentsOf: folder.appending(path: "feed.json")))
}
