import EntityRecognition
import TextCore

/// The examples of unknown names in labelled texts of several languages, as numbers: what a sign is worth is partly the same in all
/// languages, so each sign stands for two features, one that all languages share and one of its own.
struct NameExamples {
  struct Example {
    let language: Language
    /// 0 for what names nothing, else as in ``classes``.
    let label: Int
    let features: [(number: Int, amount: Double)]
    let weight: Double
    /// Which half it is in when weights are judged: all examples of a text are in the same.
    let half: Int
  }

  /// What a name can be, in the order of the columns of `name-signs.tsv`; the label is the place in it, from 1.
  static let classes: [Mention.Kind] = [.person, .place, .organization]
  /// Names that lists have are a little unlike those that they lack.
  private static let hiddenWeight = 0.5
  /// Words seen beside fewer names are left out.
  private static let fewestWords = 8

  private(set) var examples: [Example] = []
  /// The signs of each language, and the numbers of their two features.
  private(set) var signs: [Language: [String: (shared: Int, own: Int)]] = [:]
  /// The feature 0 is for examples that were chosen because they are names: it takes what they tell of how many words are names.
  private(set) var featureCount = 1
  private static let chosen = 0

  init(_ texts: [LabelledNames], in lexicons: LexiconFolder) throws {
    let gazetteer = try CompanyGazetteer(lexicons: lexicons)
    var shared: [String: Int] = [:]
    for language in Set(texts.map(\.language)).sorted() {
      let segmenter = try Segmenter(language, in: lexicons)
      let recognizer = try EntityRecognizer(language, gazetteer: gazetteer, lexicons: lexicons)
      let stopwords = try LanguageProfile(language, in: lexicons).stopwords
      var found: [(example: NameExample, half: Int, isChosen: Bool)] = []
      for text in texts where text.language == language {
        let digest = WordHash.hash(text.text.utf8)
        let half = Int(digest & 1)
        let segmentation = segmenter.segmentation(of: text.text)
        let nothing = Array(repeating: false, count: text.names.count)
        found += recognizer.examples(in: segmentation, names: text.names, isHidden: nothing).map { ($0, half, text.isWritten) }
        // Every other name of the lists is hidden once, so that there are more names to learn from.
        for parity in 0..<2 {
          let hidden = text.names.indices.map { ($0 + Int(digest >> 1 & 1)) % 2 == parity }
          found += recognizer.examples(in: segmentation, names: text.names, isHidden: hidden).filter(\.wasHidden).map { ($0, half, true) }
        }
      }
      var counts: [String: Int] = [:]
      for (example, _, _) in found { for (sign, _) in example.signs { counts[sign, default: 0] += 1 } }
      var numbers: [String: (shared: Int, own: Int)] = [:]
      for sign in counts.keys.sorted() where Self.isKept(sign, counts[sign] ?? 0, stopwords) {
        if shared[sign] == nil {
          shared[sign] = featureCount
          featureCount += 1
        }
        numbers[sign] = (shared[sign] ?? 0, featureCount)
        featureCount += 1
      }
      signs[language] = numbers
      for (example, half, isChosen) in found {
        var features: [(number: Int, amount: Double)] = isChosen ? [(Self.chosen, 1)] : []
        for (sign, amount) in example.signs {
          guard let (all, own) = numbers[sign] else { continue }
          features += [(all, amount), (own, amount)]
        }
        let label = example.kind.flatMap { Self.classes.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        examples.append(
          Example(language: language, label: label, features: features, weight: example.wasHidden ? Self.hiddenWeight : 1, half: half))
      }
    }
  }

  /// Words count if they are function words and not rare: others would be learned by heart.
  private static func isKept(_ sign: String, _ count: Int, _ stopwords: WordTable) -> Bool {
    guard let equals = sign.firstIndex(of: "=") else { return true }
    return count >= fewestWords && stopwords.value(of: String(sign[sign.index(after: equals)...])) != nil
  }
}
