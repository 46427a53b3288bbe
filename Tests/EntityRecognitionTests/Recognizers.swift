import EntityRecognition
import Foundation
import TextCore

/// The recognizers of all languages with the lexicons of this repository, built once for all tests.
struct Recognizers {
  static let shared = try! Recognizers()

  private let segmenters: [String: Segmenter]
  private let recognizers: [String: EntityRecognizer]

  init(lexicons: LexiconFolder? = nil) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = try lexicons ?? LexiconFolder(path: root.appending(path: "Lexicons").path)
    let gazetteer = try CompanyGazetteer(lexicons: folder)
    var segmenters: [String: Segmenter] = [:]
    var recognizers: [String: EntityRecognizer] = [:]
    for language in folder.languages {
      segmenters[language.code] = try Segmenter(language, in: folder)
      recognizers[language.code] = try EntityRecognizer(language, gazetteer: gazetteer, lexicons: folder)
    }
    self.segmenters = segmenters
    self.recognizers = recognizers
  }

  func mentions(in text: String, _ language: String) -> [Mention] {
    recognizers[language]!.mentions(in: segmenters[language]!.segmentation(of: Text(text)))
  }

  /// The mentions of one kind as they are marked in tests; an id that does not matter is written `_`.
  func marks(in text: String, _ language: String, kind: Mention.Kind, ids: Bool = true) -> [MarkedText.Mark] {
    let source = Text(text)
    return mentions(in: text, language).filter { $0.kind == kind }.map {
      MarkedText.Mark(text: source.string($0.range), id: ids ? $0.id ?? "_" : "_")
    }
  }
}
