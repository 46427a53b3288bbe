import EntityRecognition
import Extraction
import Foundation
import Ingest
import LanguageIdentification
import SentimentAnalysis
import Tenor
import TextCore

/// Runs the stages one by one over documents in memory.
struct StageBench {
  struct Row {
    let name: String
    let seconds: Double
  }

  /// An answer that changed from one round to the next.
  struct Mismatch: Error, CustomStringConvertible {
    let stage: String
    var description: String { "\(stage): the answer differs between rounds" }
  }

  private let documents: [Document]
  private let lexicons: LexiconFolder
  private let rounds: Int
  let bytes: Int
  var count: Int { documents.count }
  /// Documents of the folder itself, each once.
  let fileCount: Int
  /// Digest over the answers of all stages: the same on every machine for the same documents and lexicons.
  private(set) var digest = ""

  init(documents: [Document], lexicons: LexiconFolder, rounds: Int) {
    self.documents = documents
    self.lexicons = lexicons
    self.rounds = rounds
    bytes = documents.reduce(0) { $0 + ($1.source.length ?? $1.content.count) }
    fileCount = Set(documents.map(\.identifier)).count
  }

  mutating func measure() throws -> [Row] {
    let documents = self.documents
    let extractor = try ArticleExtractor(lexicons: lexicons)
    let identifier = try LanguageIdentifier(lexicons: lexicons)
    let gazetteer = try CompanyGazetteer(lexicons: lexicons)
    var stages: [Language: (segmenter: Segmenter, recognizer: EntityRecognizer, sentiment: SentimentAnalyzer)] = [:]
    for language in lexicons.languages {
      stages[language] = (
        try Segmenter(language, in: lexicons), try EntityRecognizer(language, gazetteer: gazetteer, lexicons: lexicons),
        try SentimentAnalyzer(language, lexicons: lexicons)
      )
    }
    let analyzer = try Analyzer(lexicons: lexicons)
    let articles = documents.compactMap { try? extractor.article(of: $0) }
    let texts = articles.map(\.text)
    let known = texts.compactMap { text in stages[identifier.guess(text).language].map { (text, $0) } }
    let segmented = known.map { text, stage in (stage.segmenter.segmentation(of: text), stage) }
    var rows = try measureExtraction()
    rows.append(try timed("language") { texts.reduce(0) { $0 &+ identifier.guess($1).language.code.utf8.reduce(0) { $0 &+ Int($1) } } })
    rows.append(try timed("tokens and sentences") { known.reduce(0) { $0 &+ $1.1.segmenter.segmentation(of: $1.0).tokens.count } })
    rows.append(try timed("entities") { segmented.reduce(0) { $0 &+ $1.1.recognizer.mentions(in: $1.0).count } })
    rows.append(try timed("sentiment of the article") { segmented.reduce(0) { $0 &+ $1.1.sentiment.sentiment(of: $1.0).cues.count } })
    rows.append(
      try timed("whole: document to record") {
        documents.reduce(0) { $0 &+ Int(truncatingIfNeeded: XXHash64.hash(analyzer.record(of: $1).json())) }
      })
    return rows
  }

  /// Extraction, and the parsers it is measured against.
  mutating func measureExtraction() throws -> [Row] {
    let documents = self.documents
    let pages = documents.filter { $0.format == .html }.map(\.content)
    let extractor = try ArticleExtractor(lexicons: lexicons)
    return [
      try timed("libxml2 DOM, parse only") { pages.reduce(0) { $0 + (ParserFloor.dom($1) ? 1 : 0) } },
      try timed("libxml2 SAX, parse only") { pages.reduce(0) { $0 &+ ParserFloor.sax($1) } },
      try timed("extraction") { documents.reduce(0) { $0 &+ ((try? extractor.article(of: $1))?.text.count ?? 0) } },
    ]
  }

  private mutating func timed(_ name: String, _ body: () -> Int) throws -> Row {
    var best = Double.infinity
    var answer: Int?
    for _ in 0..<rounds {
      let start = clock()
      let got = body()
      // Processor time of the one thread: other programs on the machine do not count.
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
      if let answer, answer != got { throw Mismatch(stage: name) }
      answer = got
    }
    digest = XXHash64.digest(Array("\(digest) \(name) \(answer ?? 0)".utf8))
    return Row(name: name, seconds: best)
  }
}
