import LanguageIdentification
import TextCore

/// Makes a model out of corpora: both tables at the same time, each by itself, so that the result does not depend on the machine.
struct LanguageTraining {
  let corpora: [LanguageCorpus]
  /// The languages to tell apart.
  let told: [Language]
  var latin = LanguageTrainer.Plan(bits: 18, examples: (3_000_000, 7_000_000, 4_000_000))
  var cyrillic = LanguageTrainer.Plan(bits: 16, examples: (1_000_000, 2_000_000, 1_000_000))

  func model(notes: [(key: String, value: String)]) async -> LanguageModel {
    let classes = LanguageClasses(told: told, latin: languages(in: .latin), cyrillic: languages(in: .cyrillic))
    async let latinTable = LanguageTrainer(script: .latin, classes: classes.latin, corpora: corpora).table(latin)
    async let cyrillicTable = LanguageTrainer(script: .cyrillic, classes: classes.cyrillic, corpora: corpora).table(cyrillic)
    let what = ("what", "weights that tell \(told.map(\.code).joined(separator: ", ")) from each other and from other languages")
    let files = corpora.flatMap(\.sources).map { ("source", $0) }
    return await LanguageModel(
      notes: [what] + notes + files, languages: told, latin: latinTable, cyrillic: cyrillicTable)
  }

  /// The languages of which at least one line or word in twenty is in the script.
  private func languages(in script: WritingSystem) -> [Language] {
    corpora.filter { corpus in
      let sample = corpus.heldOutLines + corpus.heldOutWords
      var features = LanguageFeatures()
      var count = 0
      for text in sample {
        features.read(folded: text)
        if features.script == script { count += 1 }
      }
      return count * 20 >= sample.count && count > 0
    }.map(\.language)
  }
}
