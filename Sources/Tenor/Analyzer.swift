import EntityRecognition
import Extraction
import Ingest
import LanguageIdentification
import SentimentAnalysis
import TextCore

/// The pipeline: one document in, one record out, always.
///
/// Built once from the lexicons, never changed, used by all workers at the same time.
public struct Analyzer: Sendable {
  private let extractor: ArticleExtractor
  private let identifier: LanguageIdentifier
  private let languages: [Language: LanguageStages]

  /// - Parameter keepingAllLines: plain text is taken as it is instead of being cleaned line by line.
  public init(lexicons: LexiconFolder, keepingAllLines: Bool = false) throws(LexiconError) {
    extractor = try ArticleExtractor(lexicons: lexicons, keepingAllLines: keepingAllLines)
    identifier = try LanguageIdentifier(lexicons: lexicons)
    languages = try LanguageStages.all(lexicons: lexicons)
  }

  /// All that can be told of a document; it is `skipped`, with the reason, when it holds no article or one in another language.
  public func record(of document: Document) -> Record {
    var record = Record(id: document.identifier, status: .analyzed, source: document.source)
    do {
      let article = try extractor.article(of: document)
      record.article = article
      record.warnings = document.warnings + article.warnings
      let text = AnalyzedText(title: article.title, body: article.text)
      // The title as well: where little more than scraps of text is left, it is often the one whole sentence.
      let guess = document.language.map(LanguageGuess.init(given:)) ?? identifier.guess(text.text)
      record.language = guess
      let stages = try stages(for: guess)
      let segmentation = stages.segmenter.segmentation(of: text.text)
      record.analyzed = text
      record.mentions = stages.recognizer.mentions(in: segmentation)
      let verdicts = stages.verdicts(on: record.mentions, in: segmentation)
      record.sentiment = verdicts.article
      record.companies = verdicts.companies
    } catch {
      record.status = .skipped
      record.reason = error
    }
    return record
  }

  /// The record of a document that could not be read.
  public static func record(of failure: FailedDocument) -> Record {
    Record(
      id: failure.id ?? failure.source.identifier, status: .failed,
      reason: Record.Reason(stage: "ingest", code: failure.error.code, message: failure.error.description), source: failure.source)
  }

  private func stages(for guess: LanguageGuess) throws(Record.Reason) -> LanguageStages {
    guard let stages = languages[guess.language] else {
      throw Record.Reason(
        stage: "language", code: "other_language",
        message: "the language is none of \(languages.keys.sorted().map(\.code).joined(separator: ", "))")
    }
    return stages
  }
}
