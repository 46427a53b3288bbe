import LanguageIdentification
import TextCore

/// Learns the table of one script.
///
/// In three rounds: what features there are and how often; weights for all that are not rare; and, after the most important feature of
/// each place of the model has been chosen, better weights for those alone, together with the refinement
/// of the scores. Then all weights are brought into two codebooks.
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
    /// Added to the number of features before its root is taken when the model is used: the higher, the less sure it is of a short text.
    var smoothing = 0.0
    /// Added to the biases by answer, in natural logarithms of odds: how much oftener than in training a language is expected. Below 0
    /// a wrong acceptance is thought worse than a miss.
    var biases: [Language: Double] = [:]
    var transliteratedWordShare = 0.2
    /// How much faster whole words are learned than runs of letters: what is known of a word counts more than what it looks like.
    var wordRate: Float = 4
    /// Share of the examples that are learned without their whole words, as words that nobody has seen come without them.
    var unknownWordShare = 0.2
    var codebookRounds = 12
    var seed: UInt64 = 1
  }

  /// How often a text in the script is looked for before an example is given up.
  private static let attempts = 4

  let script: WritingSystem
  let classes: [LanguageClasses.Class]
  let corpora: [Language: LanguageCorpus]
  let vocabulary: Vocabulary

  init(script: WritingSystem, classes: [LanguageClasses.Class], corpora: [LanguageCorpus]) {
    self.script = script
    self.classes = classes
    self.corpora = Dictionary(uniqueKeysWithValues: corpora.map { ($0.language, $0) })
    vocabulary = Vocabulary(script, classes, self.corpora)
  }

  func table(_ plan: Plan) -> (table: LanguageModel.Table, weights: LanguageModel.Weights) {
    var random = SplitMix64(seed: plan.seed)
    var forgetting = SplitMix64(seed: plan.seed + 1)
    var index = FeatureIndex(bits: plan.bits)
    forEachExample(plan.examples.count, plan, &random) { hashes, _, _ in
      index.count(hashes.runs)
      index.count(hashes.words)
    }
    let frequent = index.features.map { $0.count >= plan.minimumCount }
    index.keep { frequent[$0] }

    var trainer = SoftmaxTrainer(
      features: index.features.count, classes: classes.count, wordRate: plan.wordRate)
    var runs: [Int] = []
    var words: [Int] = []
    forEachExample(plan.examples.choose, plan, &random) { hashes, target, progress in
      index.read(hashes.runs, into: &runs)
      index.read(hashes.words, into: &words)
      if forgetting.happens(plan.unknownWordShare) { words.removeAll(keepingCapacity: true) }
      trainer.learn(runs, words, of: hashes.count, as: target, rate: plan.rates.choose * (1 - progress))
    }
    // What short texts would lose without a feature: how often it occurs, and how far it moves their scores. The root keeps room for
    // rare whole words.
    let chosen = index.mostImportant(index.features.indices.map { Float(index.features[$0].count).squareRoot() * trainer.spread($0) })
    index.keep { chosen[$0] }
    trainer.keep { chosen[$0] }
    trainer.refining = RefinementTrainer(seed: plan.seed)
    forEachExample(plan.examples.learn, plan, &random) { hashes, target, progress in
      index.read(hashes.runs, into: &runs)
      index.read(hashes.words, into: &words)
      if forgetting.happens(plan.unknownWordShare) { words.removeAll(keepingCapacity: true) }
      trainer.learn(runs, words, of: hashes.count, as: target, rate: plan.rates.learn * (1 - progress))
    }
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
      LanguageModel.Class(
        name: classes[c].name, answer: classes[c].answer, bias: Double(trainer.bias[c]) + (plan.biases[classes[c].answer] ?? 0))
    }
    return (
      LanguageModel.Table(bits: plan.bits, scale: Double(scale), smoothing: plan.smoothing, classes: named, refinement: trainer.refinement),
      weights
    )
  }

  /// Calls `body` with the features, the class and the progress (0 to 1) of so many examples.
  private func forEachExample(
    _ count: Int, _ plan: Plan, _ random: inout SplitMix64,
    _ body: (_ hashes: LanguageFeatures.Hashes, _ target: SIMD16<Float>, _ progress: Float) -> Void
  ) {
    var features = LanguageFeatures()
    let members = classes.indices.flatMap { label in classes[label].members.map { (label: label, language: $0.language, weight: $0.weight) }
    }
    var weightSums: [Double] = []
    for member in members { weightSums.append((weightSums.last ?? 0) + member.weight) }
    for number in 0..<count {
      let progress = Float(number) / Float(count)
      var kind = ExampleSampler.kind(&random)
      let member = members[weightSums.place(of: random.unit() * (weightSums.last ?? 0))]
      let isTransliterated = classes[member.label].isTransliterated
      if isTransliterated && kind == .word && !random.happens(plan.transliteratedWordShare) { kind = .window }
      if kind == .word && !isTransliterated {
        var (word, shares) = vocabulary.draw(&random)
        if random.happens(Disturbance.share) { word = Disturbance.disturb(word, &random) }
        features.read(folded: word)
        guard features.script == script else { continue }
        body(script == .latin ? features.latin : features.cyrillic, shares, progress)
        continue
      }
      guard let corpus = corpora[member.language] else { continue }
      // A language may have its words in one script and its lines in the other.
      for attempt in 0..<Self.attempts {
        var text = ExampleSampler.example(kind, of: corpus, fromLines: attempt > 0, &random)
        if isTransliterated { text = Transliteration.latin(text, &random) }
        if random.happens(Disturbance.share) { text = Disturbance.disturb(text, &random) }
        features.read(folded: text)
        if features.script == script { break }
      }
      guard features.script == script else { continue }
      var target = SIMD16<Float>()
      target[member.label] = 1
      body(script == .latin ? features.latin : features.cyrillic, target, progress)
    }
  }
}
