import SentimentAnalysis
import TextCore

/// The stages a test needs, for the four languages, from the lexicons of the repository.
struct Judge {
  private let segmenter: Segmenter
  private let analyzer: SentimentAnalyzer

  init(_ language: String) throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folder = try LexiconFolder(path: "/" + root + "/Lexicons")
    segmenter = try Segmenter(Language(language), in: folder)
    analyzer = try SentimentAnalyzer(Language(language), lexicons: folder)
  }

  /// `+`, `-` or `0`.
  func label(of text: String) -> Character {
    sign(analyzer.sentiment(of: segmenter.segmentation(of: Text(text))))
  }

  func sentiment(of text: String) -> Sentiment { analyzer.sentiment(of: segmenter.segmentation(of: Text(text))) }

  func labels(of marked: MarkedText) -> [Character] {
    let segmentation = segmenter.segmentation(of: Text(marked.text))
    return analyzer.verdicts(on: segmentation, targets: marked.targets.map { Target(mentions: [$0.range]) }).targets.map {
      sign($0.sentiment)
    }
  }

  private func sign(_ sentiment: Sentiment) -> Character {
    switch sentiment.label {
    case .positive: "+"
    case .negative: "-"
    case .neutral: "0"
    }
  }
}
