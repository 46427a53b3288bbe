import Foundation
import SentimentAnalysis
import TextCore

/// A text of which people have said how it speaks.
struct LabelledText {
  let language: Language
  /// The collection it comes from.
  let source: String
  let text: String
  let label: Sentiment.Label

  struct Failure: Error, CustomStringConvertible {
    let path: String
    let line: Int
    let message: String
    var description: String { "\(path):\(line): \(message)" }
  }

  /// The texts of a file of JSON lines with `text`, `label` (positive, neutral or negative), `lang` or `language`, and `source`, which
  /// is the file's name where it is missing.
  static func read(_ path: String) throws -> [LabelledText] {
    let url = URL(fileURLWithPath: path)
    var texts: [LabelledText] = []
    for (index, line) in try Data(contentsOf: url).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      func failure(_ message: String) -> Failure { Failure(path: path, line: index + 1, message: message) }
      let value: JSONValue
      do { value = try JSONParser.value(of: Array(line)) } catch { throw failure("\(error)") }
      guard let text = value["text"]?.string else { throw failure("no “text”") }
      guard let language = (value["lang"] ?? value["language"])?.string else { throw failure("no “lang”") }
      guard let label = value["label"]?.string.flatMap(Sentiment.Label.init) else {
        throw failure("“label” is none of \(Sentiment.Label.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      texts.append(
        LabelledText(
          language: Language(language), source: value["source"]?.string ?? url.deletingPathExtension().lastPathComponent, text: text,
          label: label))
    }
    return texts
  }
}
