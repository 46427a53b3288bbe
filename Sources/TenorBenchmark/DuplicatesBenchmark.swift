import ArgumentParser
import Foundation
import Tenor
import TextCore

/// How fast copies are found among many articles, in how much memory, and whether all of them are.
struct DuplicatesBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates", abstract: "Articles/s, memory, recall and precision of finding copies among made-up news.")

  @Option(help: "Articles, copies not counted.")
  var articles = 200_000

  @Option(help: "Copies among them.")
  var copies = 1000

  func run() throws {
    let start = PeakMemory.megabytes
    var news = MadeUpNews(seed: 1)
    var index = DuplicateIndex()
    var signing = 0.0
    var placing = 0.0
    var found = 0
    var wrong = 0
    var bytes = 0
    func place(_ paragraphs: [String], id: String) -> Duplicate? {
      let text = Text(paragraphs.joined(separator: "\n"))
      bytes += text.count
      var signature: ArticleSignature?
      signing += ProcessorTime.measure { signature = ArticleSignature(of: text) }
      var duplicate: Duplicate?
      placing += ProcessorTime.measure { duplicate = signature.flatMap { index.place($0, id: id) } }
      return duplicate
    }
    let step = max(1, articles / max(1, copies))
    for n in 0..<articles {
      let article = news.article()
      if place(article, id: "\(n)") != nil { wrong += 1 }
      guard n % step == 0 && n / step < copies else { continue }
      let duplicate = place(news.copy(of: article), id: "copy of \(n)")
      if duplicate?.original == "\(n)" { found += 1 } else if duplicate != nil { wrong += 1 }
    }
    let count = Double(articles + copies)
    let seconds = signing + placing
    print("\(articles) articles and \(copies) copies, \(bytes / 1_000_000) MB of text, one thread, processor time")
    print(
      String(
        format: "signatures %.0f articles/s, search %.0f articles/s, both %.0f articles/s",
        count / signing, count / placing, count / seconds))
    print(String(format: "recall %.3f, precision %.3f", Double(found) / Double(copies), Double(found) / Double(max(1, found + wrong))))
    print("peak memory \(PeakMemory.megabytes) MB, \(start) MB of it before the first article")
  }
}
