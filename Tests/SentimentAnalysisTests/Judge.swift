import SentimentAnalysis
import Testing
import TextCore

/// The stages a test needs, for the four languages, from the lexicons of the repository.
struct Judge {
  private let segmenter: Segmenter
  private let analyzer: SentimentAnalyzer

  static let lexicons: Result<LexiconFolder, any Error> = Result {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try LexiconFolder(path: "/" + root + "/Lexicons")
  }

  /// One for each language, read once: most of the time of a test would go into reading lexicons.
  private static let all: Result<[Language: Judge], any Error> = Result {
    let folder = try lexicons.get()
    return try Dictionary(uniqueKeysWithValues: folder.languages.map { ($0, try Judge($0, in: folder)) })
  }

  init(_ language: String) throws { self = try #require(try Self.all.get()[Language(language)]) }

  private init(_ language: Language, in folder: LexiconFolder) throws {
    segmenter = try Segmenter(language, in: folder)
    analyzer = try SentimentAnalyzer(language, lexicons: folder)
  }

  /// `+`, `-` or `0`.
  func label(of text: String) -> Character {
    sign(analyzer.sentiment(of: segmenter.segmentation(of: Text(text))))
  }

  func sentiment(of text: String) -> Sentiment { analyzer.sentiment(of: segmenter.segmentation(of: Text(text))) }

  /// The sentiment of a text in which some words are proper names.
  func sentiment(of marked: MarkedText) -> Sentiment {
    analyzer.verdicts(on: segmenter.segmentation(of: Text(marked.text)), targets: [], names: marked.targets.map(\.range)).text
  }

  /// The verdicts on targets, each of which may be named several times; equal names are one target.
  ///
  /// - Parameter others: names of persons in the text.
  func verdicts(on marked: MarkedText, kind: String? = nil, others: [String] = []) -> [(name: String, sentiment: Sentiment)] {
    let text = Text(marked.text)
    var names: [String] = []
    for target in marked.targets where !names.contains(text.string(target.range)) { names.append(text.string(target.range)) }
    let targets = names.map { name in
      Target(mentions: marked.targets.map(\.range).filter { text.string($0) == name }, kind: kind)
    }
    let persons = others.compactMap { marked.text.firstRange(of: $0) }.map { range in
      let bytes = marked.text.utf8
      return TextRange(
        bytes.distance(from: bytes.startIndex, to: range.lowerBound), bytes.distance(from: bytes.startIndex, to: range.upperBound))
    }
    let verdicts = analyzer.verdicts(on: segmenter.segmentation(of: text), targets: targets, others: persons).targets
    return zip(names, verdicts).map { ($0, $1.sentiment) }
  }

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
