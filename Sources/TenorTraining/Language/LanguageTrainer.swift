import LanguageIdentification
import TextCore

/// Learns the table of one script.
///
/// In three rounds: what features there are and how often; weights for all that are not rare; and, after the most important feature of
/// each place of the model has been chosen, better weights for those alone. Then all weights are brought into two codebooks.
struct LanguageTrainer {
  /// The numbers of a training run.
  struct Plan: Sendable {
    /// Number of places of the table as a power of two.
    var bits: Int
    /// Examples of the three rounds.
    var examples: (count: Int, choose: Int, learn: Int)
    /// Features that occur less often in the first round are left out.
    var minimumCount = 2
    /// Rates at the beginning of the second and the third round; both fall to 0 evenly.
    var rates: (choose: Float, learn: Float) = (0.4, 0.3)
    /// Added to the number of features before its root is taken: the higher, the less sure the model is of a short text.
    var smoothing = 0.0
    /// How much oftener than other classes those of the languages to be told are drawn.
    var toldWeight = 2.0
    /// The same for transliterated text, which is rare and hardly ever a single word.
    var transliteratedWeight = 0.5
    var transliteratedWordShare = 0.2
    /// How much faster whole words are learned than runs of letters: what is known of a word counts more than what it looks like.
    var wordRate: Float = 3
    var codebookRounds = 12
    var seed: UInt64 = 1
  }

  /// How often a text in the script is looked for before an example is given up.
  private static let attempts = 4

  let script: WritingSystem
  let classes: [LanguageClasses.Class]
  let corpora: [LanguageCorpus]

  func table(_ plan: Plan) -> (table: LanguageModel.Table, weights: LanguageModel.Weights) {
    var random = SplitMix64(seed: plan.seed)
    var index = FeatureIndex(bits: plan.bits)
    forEachExample(plan.examples.count, plan, &random) { hashes, _, _ in
      index.count(hashes.runs)
      index.count(hashes.words)
    }
    let frequent = index.features.map { $0.count >= plan.minimumCount }
    index.keep { frequent[$0] }

    var trainer = SoftmaxTrainer(
      features: index.features.count, classes: classes.count, smoothing: plan.smoothing, wordRate: plan.wordRate)
    var runs: [Int] = []
    var words: [Int] = []
    forEachExample(plan.examples.choose, plan, &random) { hashes, label, progress in
      index.read(hashes.runs, into: &runs)
      index.read(hashes.words, into: &words)
      trainer.learn(runs, words, of: hashes.count, class: label, rate: plan.rates.choose * (1 - progress))
    }
    // What short texts would lose without a feature: how often it occurs, and how far it moves their scores. The root keeps room for
    // rare whole words.
    let chosen = index.mostImportant(index.features.indices.map { Float(index.features[$0].count).squareRoot() * trainer.spread($0) })
    index.keep { chosen[$0] }
    trainer.keep { chosen[$0] }
    forEachExample(plan.examples.learn, plan, &random) { hashes, label, progress in
      index.read(hashes.runs, into: &runs)
      index.read(hashes.words, into: &words)
      trainer.learn(runs, words, of: hashes.count, class: label, rate: plan.rates.learn * (1 - progress))
    }
    trainer.center()
    return table(plan, index, trainer)
  }

  private func table(
    _ plan: Plan, _ index: FeatureIndex, _ trainer: SoftmaxTrainer
  ) -> (table: LanguageModel.Table, weights: LanguageModel.Weights) {
    // The root of the frequency: rare features must not be left to chance, they decide short texts.
    let importance = index.features.map { Float($0.count).squareRoot() }
    let low = Codebook(trainer.weights.map(\.lowHalf), importance: importance, rounds: plan.codebookRounds, seed: plan.seed)
    let rest = trainer.weights.indices.map { trainer.weights[$0].lowHalf - low.rows[Int(low.codes[$0])] }
    let fine = Codebook(rest, importance: importance, rounds: plan.codebookRounds, seed: plan.seed)
    let high = Codebook(trainer.weights.map(\.highHalf), importance: importance, rounds: plan.codebookRounds, seed: plan.seed)
    let greatest = max(low.greatest + fine.greatest, high.greatest)
    let scale = greatest > 0 ? greatest / Float(LanguageModel.greatestWeight - 1) : 1  // 1 less, as two weights may be rounded up
    func rounded(_ row: Codebook.Vector) -> SIMD8<Int16> { SIMD8<Int16>((row / scale).rounded(.toNearestOrEven)) }
    var weights = LanguageModel.Weights(low: low.rows.map(rounded), fine: fine.rows.map(rounded), high: high.rows.map(rounded))
    weights.features = index.features.indices.map { (index.features[$0].hash, low.codes[$0], fine.codes[$0], high.codes[$0]) }
    let named = classes.indices.map { c in
      LanguageModel.Class(name: classes[c].name, answer: classes[c].answer, bias: Double(trainer.bias[c]))
    }
    return (LanguageModel.Table(bits: plan.bits, scale: Double(scale), smoothing: plan.smoothing, classes: named), weights)
  }

  /// Calls `body` with the features, the class and the progress (0 to 1) of so many examples.
  private func forEachExample(
    _ count: Int, _ plan: Plan, _ random: inout SplitMix64,
    _ body: (_ hashes: LanguageFeatures.Hashes, _ label: Int, _ progress: Float) -> Void
  ) {
    var features = LanguageFeatures()
    let weights = classes.map { $0.isTransliterated ? plan.transliteratedWeight : $0.answer == .undetermined ? 1 : plan.toldWeight }
    let total = weights.reduce(0, +)
    let byLanguage = Dictionary(uniqueKeysWithValues: corpora.map { ($0.language, $0) })
    let texts = classes.map { $0.languages.compactMap { byLanguage[$0] } }
    for number in 0..<count {
      var point = random.unit() * total
      var label = 0
      while label < classes.count - 1, point >= weights[label] {
        point -= weights[label]
        label += 1
      }
      let corpus = texts[label][random.below(texts[label].count)]
      var kind = ExampleSampler.kind(&random)
      if classes[label].isTransliterated && kind == .word && !random.happens(plan.transliteratedWordShare) { kind = .window }
      // A language may have its words in one script and its lines in the other.
      for attempt in 0..<Self.attempts {
        var text = ExampleSampler.example(kind, of: corpus, fromLines: attempt > 0, &random)
        if classes[label].isTransliterated { text = Transliteration.latin(text, &random) }
        if random.happens(Disturbance.share) { text = Disturbance.disturb(text, &random) }
        features.read(folded: text)
        if features.script == script { break }
      }
      guard features.script == script else { continue }
      body(script == .latin ? features.latin : features.cyrillic, label, Float(number) / Float(count))
    }
  }
}
