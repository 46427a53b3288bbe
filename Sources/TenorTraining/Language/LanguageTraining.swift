import LanguageIdentification
import TextCore

/// Makes a model out of corpora: both tables at the same time, each by itself, so that the result does not depend on the machine.
struct LanguageTraining {
  let corpora: [LanguageCorpus]
  /// The languages to tell apart.
  let told: [Language]
  var latin = LanguageTrainer.Plan(
    bits: 18, wordBits: 17, examples: (4_800_000, 8_000_000, 40_000_000, 10_000_000), biases: Self.biases,
    lengthBiases: Self.lengthBiases)
  var cyrillic = LanguageTrainer.Plan(
    bits: 16, wordBits: 16, examples: (1_600_000, 3_200_000, 12_000_000, 4_000_000), biases: [Language("bg"): -0.1])

  /// So that of the words and sentences of close relatives about one in thirty is accepted, and of Bulgarian in Latin letters, which no
  /// other language is like, hardly a text is missed (chosen on the development set).
  private static let biases = [Language("de"): -0.5, Language("da"): -0.6, Language("en"): -0.1, Language("bg"): 0.2]
  /// English, whose words many languages have borrowed, is expected oftener of words than the texts of those languages say, but not of
  /// sentences: titles and names in English stand in all of them (chosen on the development set).
  private static let lengthBiases = [Language("en"): -0.3]

  func model(notes: [(key: String, value: String)]) async -> LanguageModel {
    let classes = LanguageClasses(told: told, latin: languages(in: .latin), cyrillic: languages(in: .cyrillic))
    async let latinTable = LanguageTrainer(script: .latin, classes: classes.latin, corpora: corpora).table(latin)
    async let cyrillicTable = LanguageTrainer(script: .cyrillic, classes: classes.cyrillic, corpora: corpora).table(cyrillic)
    return await LanguageModel(
      notes: head(notes), languages: told, latin: latinTable, cyrillic: cyrillicTable)
  }

  /// The lines of the head that are for people: what the model is, what the caller says of the texts, the files, and how it is made.
  func head(_ notes: [(key: String, value: String)]) -> [(key: String, value: String)] {
    let what = ("what", "weights that tell \(told.map(\.code).joined(separator: ", ")) from each other and from other languages")
    let files = corpora.flatMap(\.sources).map { ("source", $0) }
    return [what] + notes + files + [("made", "latin \(latin)"), ("made", "cyrillic \(cyrillic)")]
  }

  /// The languages of which at least a quarter of the lines is in the script: names in Latin letters, which any list of words holds,
  /// make no language in them.
  private func languages(in script: WritingSystem) -> [Language] {
    var features = LanguageFeatures()
    return corpora.filter { corpus in
      let sample = corpus.heldOutLines.isEmpty ? corpus.heldOutWords : corpus.heldOutLines
      var count = 0
      for text in sample {
        features.read(folded: text)
        if features.script == script { count += 1 }
      }
      return count * 4 >= sample.count && count > 0
    }.map(\.language)
  }
}
