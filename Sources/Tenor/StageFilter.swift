import EntityRecognition
import Extraction
import Ingest
import LanguageIdentification
import SentimentAnalysis
import TextCore

/// One stage by itself, as the single-stage commands run it: a document in, one line of JSON out.
///
/// Plain text is taken as it is, and offsets count in it as it is, in whatever normalization form; only pages go through extraction
/// first. A `language` given by the input is trusted.
public struct StageFilter: Sendable {
  public enum Stage: Sendable { case extract, detect, entities, sentiment }

  private let stage: Stage
  private let offsets: OffsetUnit
  private let extractor: ArticleExtractor
  private let identifier: LanguageIdentifier?
  private let languages: [Language: LanguageStages]
  private let namingSegments: Bool

  /// - Parameter keepingAllLines: for `extract`: plain text is not cleaned line by line.
  /// - Parameter namingSegments: for `detect`: the language of each stretch is named as well.
  public init(
    _ stage: Stage, lexicons: LexiconFolder, keepingAllLines: Bool = false, namingSegments: Bool = false,
    offsets: OffsetUnit = .codepoints
  ) throws(LexiconError) {
    self.stage = stage
    self.namingSegments = namingSegments
    self.offsets = offsets
    extractor = try ArticleExtractor(lexicons: lexicons, keepingAllLines: stage == .extract ? keepingAllLines : true)
    identifier = stage == .extract ? nil : try LanguageIdentifier(lexicons: lexicons)
    languages = stage == .entities || stage == .sentiment ? try LanguageStages.all(lexicons: lexicons) : [:]
  }

  /// The line for a document, and what became of it.
  public func line(for document: Result<Document, FailedDocument>) -> (line: [UInt8], status: Record.Status) {
    let record: Record
    switch document {
    case .failure(let failure): record = Analyzer.record(of: failure)
    case .success(let document):
      do {
        if stage == .extract { return try extracted(document) }
        return (try line(for: document), .analyzed)
      } catch {
        record = Record(id: document.identifier, status: .skipped, reason: error, source: document.source)
      }
    }
    return (record.json(offsets: offsets), record.status)
  }

  private func extracted(_ document: Document) throws(Record.Reason) -> ([UInt8], Record.Status) {
    var record = Record(id: document.identifier, status: .analyzed, source: document.source)
    let article = try extractor.article(of: document)
    record.article = article
    record.warnings = document.warnings + article.warnings
    return (record.json(offsets: offsets), .analyzed)
  }

  private func line(for document: Document) throws(Record.Reason) -> [UInt8] {
    let text = try text(of: document)
    let guess = language(of: document, text.text)
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("id", document.identifier)
      writer.key("source")
      writer.write(document.source)
      writer.field("language", guess.language.code)
      if stage == .detect { write(guess, of: text, to: &writer) } else { writeAnalysis(of: text, guess, document, to: &writer) }
    }
    writer.newline()
    return writer.bytes
  }

  private func write(_ guess: LanguageGuess, of text: GivenText, to writer: inout JSONWriter) {
    writer.field("confidence", guess.confidence)
    writer.field("script", guess.script.rawValue)
    writer.key("candidates")
    writer.array { writer in
      for candidate in guess.candidates {
        writer.object { writer in
          writer.field("language", candidate.language.code)
          writer.field("confidence", candidate.confidence)
        }
      }
    }
    guard namingSegments, let identifier else { return }
    let table = OffsetTable(text, unit: offsets)
    writer.key("segments")
    writer.array { writer in
      for segment in identifier.segments(of: text.text) {
        writer.object { writer in
          writer.field("start", table.offset(ofByte: segment.range.start))
          writer.field("end", table.offset(ofByte: segment.range.end))
          writer.field("language", segment.language.code)
          writer.field("confidence", segment.confidence)
          writer.field("script", segment.script.rawValue)
        }
      }
    }
  }

  private func writeAnalysis(of given: GivenText, _ guess: LanguageGuess, _ document: Document, to writer: inout JSONWriter) {
    let text = given.text
    let table = OffsetTable(given, unit: offsets)
    let places = Places(analyzed: AnalyzedText(title: nil, body: text), title: table, text: table)
    if stage == .entities {
      writer.key("entities")
      writer.array { writer in
        guard let stages = languages[guess.language] else { return }
        for mention in stages.recognizer.mentions(in: stages.segmenter.segmentation(of: text)) { writer.write(mention, places) }
      }
      return
    }
    let judged = judged(text, guess, document, table)
    writer.key("sentiment")
    writer.write(judged.sentiment, places)
    guard !judged.targets.isEmpty else { return }
    writer.key("targets")
    writer.array { writer in
      for (offsets, target) in zip(document.targets, judged.targets) {
        writer.object { writer in
          writer.field("start", offsets.lowerBound)
          writer.field("end", offsets.upperBound)
          writer.field("score", target?.sentiment.score ?? 0)
          writer.field("label", (target?.sentiment.label ?? .neutral).rawValue)
        }
      }
    }
  }

  private func text(of document: Document) throws(Record.Reason) -> GivenText {
    document.format == .html ? GivenText(try extractor.article(of: document).text) : GivenText(repairing: document.content)
  }

  private func language(of document: Document, _ text: Text) -> LanguageGuess {
    let guess = document.language.map(LanguageGuess.init(given:)) ?? identifier?.guess(text)
    guard let guess else { preconditionFailure("every stage but extraction has an identifier") }
    return guess
  }

  /// The verdicts of the stage `sentiment`, with all that they stand on.
  public func judged(_ document: Document) throws(Record.Reason) -> JudgedText {
    let given = try text(of: document)
    return judged(given.text, language(of: document, given.text), document, OffsetTable(given, unit: offsets))
  }

  /// - Parameter table: the offsets of the text in the unit of the targets.
  private func judged(_ text: Text, _ guess: LanguageGuess, _ document: Document, _ table: OffsetTable) -> JudgedText {
    let stages = languages[guess.language]
    let segmentation = stages?.segmenter.segmentation(of: text) ?? Segmentation(text: text, tokens: [], sentences: [])
    // A target outside the text is answered as what it is: nothing is said of it.
    let targets = document.targets.map { target -> Target? in
      guard let start = table.byte(ofOffset: target.lowerBound), let end = table.byte(ofOffset: target.upperBound) else { return nil }
      return Target(mentions: [TextRange(start, end)])
    }
    let judged = stages?.sentiment.verdicts(on: segmentation, targets: targets.compactMap { $0 })
    var verdicts = (judged?.targets ?? []).makeIterator()
    return JudgedText(
      id: document.identifier, text: text, language: guess, sentiment: judged?.text ?? .none,
      targets: targets.map { target in
        guard let target, let verdict = verdicts.next() else { return nil }
        return (target.mentions[0], verdict.sentiment)
      })
  }
}
