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
    /// What the stage read, in bytes: pages as they came, or the texts of articles.
    let bytes: Int
  }

  private struct Stage {
    let name: String
    let bytes: Int
    let body: () -> Int
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

  /// - Parameter wanted: beginnings of the names of the stages to run; empty for all.
  mutating func measure(only wanted: [String]) throws -> [Row] {
    let documents = self.documents
    func isWanted(_ name: String) -> Bool { wanted.isEmpty || wanted.contains { name.hasPrefix($0) } }
    let pages = documents.filter { $0.format == .html }.map(\.content)
    let extractor = try ArticleExtractor(lexicons: lexicons)
    let pageBytes = pages.reduce(0) { $0 + $1.count }
    var stages = [
      Stage(name: "libxml2 DOM, parse only", bytes: pageBytes) { pages.reduce(0) { $0 + (ParserFloor.dom($1) ? 1 : 0) } },
      Stage(name: "libxml2 SAX, parse only", bytes: pageBytes) { pages.reduce(0) { $0 &+ ParserFloor.sax($1) } },
      Stage(name: "extraction", bytes: bytes) { documents.reduce(0) { $0 &+ ((try? extractor.article(of: $1))?.text.count ?? 0) } },
    ]
    // What the other stages read takes a while to make.
    if wanted.isEmpty || wanted.contains(where: { name in !stages.contains { $0.name.hasPrefix(name) } }) {
      stages += try stagesBehindExtraction(extractor)
    }
    return try stages.filter { isWanted($0.name) }.map { try timed($0) }
  }

  private func stagesBehindExtraction(_ extractor: ArticleExtractor) throws -> [Stage] {
    let documents = self.documents
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
    let texts = documents.compactMap { try? extractor.article(of: $0).text }
    let known = texts.compactMap { text in stages[identifier.guess(text).language].map { (text, $0) } }
    let segmented = known.map { text, stage in (stage.segmenter.segmentation(of: text), stage) }
    let textBytes = texts.reduce(0) { $0 + $1.count }
    let knownBytes = known.reduce(0) { $0 + $1.0.count }
    return [
      Stage(name: "language", bytes: textBytes) {
        texts.reduce(0) { $0 &+ identifier.guess($1).language.code.utf8.reduce(0) { $0 &+ Int($1) } }
      },
      Stage(name: "tokens and sentences", bytes: knownBytes) {
        known.reduce(0) { $0 &+ $1.1.segmenter.segmentation(of: $1.0).tokens.count }
      },
      Stage(name: "entities", bytes: knownBytes) { segmented.reduce(0) { $0 &+ $1.1.recognizer.mentions(in: $1.0).count } },
      Stage(name: "sentiment of the article", bytes: knownBytes) {
        segmented.reduce(0) { $0 &+ $1.1.sentiment.sentiment(of: $1.0).cues.count }
      },
      Stage(name: "whole: document to record", bytes: bytes) {
        documents.reduce(0) { $0 &+ Int(truncatingIfNeeded: XXHash64.hash(analyzer.record(of: $1).json())) }
      },
    ]
  }

  private mutating func timed(_ stage: Stage) throws -> Row {
    var best = Double.infinity
    var answer: Int?
    for _ in 0..<rounds {
      let start = clock()
      let got = stage.body()
      // Processor time of the one thread: other programs on the machine do not count.
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
      if let answer, answer != got { throw Mismatch(stage: stage.name) }
      answer = got
    }
    digest = XXHash64.digest(Array("\(digest) \(stage.name) \(answer ?? 0)".utf8))
    return Row(name: stage.name, seconds: best, bytes: stage.bytes)
  }
}
