import EntityRecognition
import LanguageIdentification
import SentimentAnalysis
import TextCore

/// The stages that know one language.
struct LanguageStages: Sendable {
  let segmenter: Segmenter
  let recognizer: EntityRecognizer
  let sentiment: SentimentAnalyzer

  /// The stages of all languages that have lexicons.
  static func all(lexicons: LexiconFolder) throws(LexiconError) -> [Language: LanguageStages] {
    let gazetteer = try CompanyGazetteer(lexicons: lexicons)
    var stages: [Language: LanguageStages] = [:]
    for language in lexicons.languages {
      stages[language] = LanguageStages(
        segmenter: try Segmenter(language, in: lexicons),
        recognizer: try EntityRecognizer(language, gazetteer: gazetteer, lexicons: lexicons),
        sentiment: try SentimentAnalyzer(language, lexicons: lexicons))
    }
    return stages
  }

  /// How the text speaks, as a whole and of each company that is named in it, in the order in which they are first named.
  func verdicts(on mentions: [Mention], in segmentation: Segmentation) -> (article: Sentiment, companies: [CompanyVerdict]) {
    var order: [Company] = []
    var ranges: [String: [TextRange]] = [:]
    for mention in mentions {
      guard let company = mention.company else { continue }
      if ranges[company.id] == nil { order.append(company) }
      ranges[company.id, default: []].append(mention.range)
    }
    let targets = order.map { Target(mentions: ranges[$0.id] ?? [], kind: $0.kind) }
    let others = mentions.filter { $0.kind == .person || $0.kind == .organization }.map(\.range)
    // Names of bodies that are one word are left out: most of them („Staatsanwaltschaft“, „police“) do say something.
    let names = mentions.filter {
      switch $0.kind {
      case .company, .person, .place: true
      case .organization: segmentation.text.utf8[$0.range.bytes].contains(0x20)
      default: false
      }
    }.map(\.range)
    let verdicts = sentiment.verdicts(on: segmentation, targets: targets, others: others, names: names)
    let companies = zip(order, verdicts.targets).map { company, verdict in
      CompanyVerdict(
        company: company, mentions: ranges[company.id] ?? [], relevance: verdict.relevance, sentiment: verdict.sentiment,
        sentences: verdict.sentences.map { segmentation.sentences[$0].range })
    }
    return (verdicts.text, companies)
  }
}

extension LanguageGuess {
  /// The language that the input gave and that is trusted.
  init(given language: Language) {
    self.init(language: language, confidence: 1, candidates: [Candidate(language: language, confidence: 1)])
  }
}

extension LanguageIdentifier {
  /// The identifier with the model that ships with the lexicons.
  public init(lexicons: LexiconFolder) throws(LexiconError) {
    let model = try lexicons.bytes("language.model", of: nil)
    do {
      try self.init(model: model)
    } catch {
      throw .unreadable(path: lexicons.path("language.model", of: nil), message: "\(error)")
    }
  }
}
