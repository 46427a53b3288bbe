import Foundation
import SentimentAnalysis
import TextCore

/// A folder of lexicons written for a test: a few words of Dutch, which has no lexicon of its own.
struct SmallLexicon {
  let folder: LexiconFolder
  private let url: URL
  static let language = Language("nl")

  private static let files: [String: (columns: String, rows: [String])] = [
    "nl/language.tsv": ("key value", ["compounds\tyes", "iso\tnl"]),
    "nl/stopwords.tsv": ("word", ["de", "is", "niet"]),
    "nl/abbreviations.tsv": ("form kind", ["bv.\tinner"]),
    "nl/dates.tsv": ("form kind value", ["mei\tmonth\t5"]),
    "nl/inflection.tsv": ("pos ending forms", ["adj\t-\t~|~e", "prefix\t-\tver~"]),
    "nl/polarity.tsv": (
      "lemma pos weight tags forms",
      [
        "Traum-\tnoun\t2\t-\t-", "chaos\tnoun\t-2\t-\t-", "goed\tadj\t2\t-\tgoede", "in de steek laten\tverb\t-2\t-\tliet _ in de steek",
        "slecht\tadj\t-2\t-\t-",
      ]
    ),
    "nl/shifters.tsv": ("form kind value scope", ["niet\tnegator\t-\tboth", "zeer\tintensifier\t1.5\tforward"]),
    "shared/emoji.tsv": ("form weight tags", [":-)\t1\t-"]),
    "shared/top-level-domains.tsv": ("domain", ["nl"]),
  ]

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "tenor-sentiment-\(UUID().uuidString)")
    for (name, file) in Self.files {
      let path = url.appending(path: name)
      try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      let head = "# what: a test\n# source: written for Tenor\n# licence: CC BY 4.0\n# columns: "
      let columns = file.columns.replacing(" ", with: "\t")
      try Data((head + columns + "\n" + file.rows.map { $0 + "\n" }.joined()).utf8).write(to: path)
    }
    folder = try LexiconFolder(path: url.path)
  }

  func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: url.appending(path: name)) }

  func append(_ row: String, to name: String) throws {
    let file = url.appending(path: name)
    try (Data(contentsOf: file) + Data((row + "\n").utf8)).write(to: file)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  /// The cues of a text by lemma and weight.
  func cues(of text: String) throws -> [String] {
    let segmentation = try Segmenter(Self.language, in: folder).segmentation(of: Text(text))
    return try SentimentAnalyzer(Self.language, lexicons: folder).sentiment(of: segmentation).cues.map { "\($0.lemma) \($0.weight)" }
  }
}
