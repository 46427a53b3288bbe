import LanguageIdentification
import TextCore

/// Learns the table of one script.
///
/// In four rounds: what features there are and how often; weights for all that are not rare; after the most important features for each
/// place of the model have been chosen, better weights for those alone, together with the refinement of the scores; and, after all
/// weights have been brought into codebooks, better rows of these and the refinement again. In the end each word chooses its rows anew.
struct LanguageTrainer {
  /// The numbers of a training run.
  struct Plan: Sendable, CustomStringConvertible {
    /// Number of places of the table for runs of letters, and for words, as powers of two.
    var bits: Int
    var wordBits: Int
    /// Examples of the four rounds.
    var examples: (count: Int, choose: Int, learn: Int, settle: Int)
    /// Runs that occur less often in the first round are left out.
    var minimumCount = 2
    /// Rates at the beginning of the second, the third and the fourth round; all fall to 0 evenly.
    var rates: (choose: Float, learn: Float, settle: Float) = (0.4, 0.3, 0.15)
    /// Added to the number of features before its root is taken: the higher, the less the evidence of a short text weighs.
    var smoothing = 12.0
    /// Added to the biases by answer, in natural logarithms of odds: how much oftener than in training a language is expected. Below 0
    /// a wrong acceptance is thought worse than a miss.
    var biases: [Language: Double] = [:]
    /// The same for a text as long as a sentence; for a shorter one as much as its length counts, see ``Refinement/Circumstances``.
    var lengthBiases: [Language: Double] = [:]
    var transliteratedWordShare = 0.2
    /// How much faster whole words are learned than runs of letters: what is known of a word counts more than what it looks like.
    var wordRate: Float = 4
    /// Share of the examples that are learned without their whole words, as words that nobody has seen come without them.
    var unknownWordShare = 0.1
    /// Share of the examples that are no language, see ``Junk``: little has to be learned to know it.
    var junkShare = 0.015
    /// What else is to be learned than the class, and how much it counts beside it.
    var goals = TrainingGoals.Weights()
    var codebookRounds = 12
    var recoding = SoftmaxTrainer.Recoding()
    var seed: UInt64 = 1

    /// All numbers, as the head of the model has them.
    var description: String {
      func list(_ biases: [Language: Double]) -> String {
        biases.sorted { $0.key < $1.key }.map { " \($0.key.code) \($0.value)" }.joined()
      }
      return "examples \(examples.count) \(examples.choose) \(examples.learn) \(examples.settle), least count \(minimumCount), "
        + "rates \(rates.choose) \(rates.learn) \(rates.settle), smoothing \(smoothing), biases\(list(biases)), by length\(list(lengthBiases)), "
        + "transliterated words \(transliteratedWordShare), word rate \(wordRate), unknown words \(unknownWordShare), junk \(junkShare), "
        + "goals \(goals.answer) \(goals.told), codebook rounds \(codebookRounds), recoding \(recoding.told) \(recoding.stiffness), "
        + "seed \(seed)"
    }
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

  func table(_ plan: Plan) -> (table: LanguageModel.Table, runs: LanguageModel.Weights, words: LanguageModel.Weights) {
    table(plan, learned(plan))
  }

  /// What has been learned before room is made for it in the model: features that have a place, and their weights.
  struct Learned {
    var runIndex: FeatureIndex
    var wordIndex: FeatureIndex
    /// Where the features stand in the model, by their numbers.
    var runPlaces: [Int]
    var wordPlaces: [Int]
    /// The numbers of the words follow those of the runs.
    var trainer: SoftmaxTrainer
    var random: SplitMix64
    /// Decides which examples are learned without their words.
    var forgetting: SplitMix64
  }

  /// The first three rounds.
  func learned(_ plan: Plan) -> Learned {
    var random = SplitMix64(seed: plan.seed)
    var runIndex = FeatureIndex(bits: plan.bits)
    var wordIndex = FeatureIndex(bits: plan.wordBits)
    forEachExample(plan.examples.count, plan, &random) { hashes, _, _ in
      runIndex.count(hashes.runs)
      wordIndex.count(hashes.words)
    }
    let frequent = runIndex.features.map { $0.count >= plan.minimumCount }
    runIndex.keep { frequent[$0] }
    let firstWord = runIndex.features.count
    let trainer = SoftmaxTrainer(
      features: firstWord + wordIndex.features.count,
      goals: TrainingGoals(isTold: classes.map { $0.answer != .undetermined }, weights: plan.goals), wordRate: plan.wordRate,
      smoothing: plan.smoothing)
    var learned = Learned(
      runIndex: runIndex, wordIndex: wordIndex, runPlaces: [], wordPlaces: [], trainer: trainer, random: random,
      forgetting: SplitMix64(seed: plan.seed + 1))
    learn(plan.examples.choose, rate: plan.rates.choose, plan, &learned)

    // What short texts would lose without a feature: how often it occurs, and how far it moves their scores. The root keeps room for
    // rare ones.
    let runImportance = runIndex.features.indices.map { Float(runIndex.features[$0].count).squareRoot() * learned.trainer.spread($0) }
    let wordImportance = wordIndex.features.indices.map {
      Float(wordIndex.features[$0].count).squareRoot() * learned.trainer.spread(firstWord + $0)
    }
    let runPlaces = runIndex.places(byImportance: runImportance)
    let wordPlaces = wordIndex.places(byImportance: wordImportance)
    learned.trainer.keep { $0 < firstWord ? runPlaces[$0] != nil : wordPlaces[$0 - firstWord] != nil }
    learned.runIndex.keep { runPlaces[$0] != nil }
    learned.wordIndex.keep { wordPlaces[$0] != nil }
    learned.runPlaces = runPlaces.compactMap(\.self)
    learned.wordPlaces = wordPlaces.compactMap(\.self)
    learned.trainer.refining = RefinementTrainer(seed: plan.seed)
    learn(plan.examples.learn, rate: plan.rates.learn, plan, &learned)
    return learned
  }

  /// The last round, and what comes out of it.
  func table(
    _ plan: Plan, _ start: Learned
  ) -> (table: LanguageModel.Table, runs: LanguageModel.Weights, words: LanguageModel.Weights) {
    var learned = start
    let firstWord = learned.runIndex.features.count
    let weights = learned.trainer.weights
    let nearest = [
      Codebooks(weights.prefix(firstWord), learned.runIndex, isFine: true, rounds: plan.codebookRounds, seed: plan.seed),
      Codebooks(weights.dropFirst(firstWord), learned.wordIndex, isFine: false, rounds: plan.codebookRounds, seed: plan.seed),
    ]
    learned.trainer.settle(on: nearest)
    learn(plan.examples.settle, rate: plan.rates.settle, plan, &learned)
    recodeWords(plan, &learned)
    let codebooks = learned.trainer.settled?.codebooks ?? nearest
    let (runs, words) = (codebooks[0], codebooks[1])
    let scale = max(runs.greatest, words.greatest) / Float(LanguageModel.greatestWeight - 1)  // 1 less: two may be rounded up
    let named = classes.indices.map { c in
      LanguageModel.Class(
        name: classes[c].name, answer: classes[c].answer,
        bias: Double(learned.trainer.bias[c]) + (plan.biases[classes[c].answer] ?? 0))
    }
    let table = LanguageModel.Table(
      bits: plan.bits, wordBits: plan.wordBits, scale: Double(scale), smoothing: plan.smoothing, classes: named,
      refinement: learned.trainer.refining?.refinement(byLength: classes.map { Float(plan.lengthBiases[$0.answer] ?? 0) }) ?? .none)
    return (
      table, runs.features(learned.runIndex, at: learned.runPlaces, scale: scale),
      words.features(learned.wordIndex, at: learned.wordPlaces, scale: scale)
    )
  }

  /// Learns from so many examples; the rate falls to 0 evenly.
  private func learn(_ examples: Int, rate: Float, _ plan: Plan, _ learned: inout Learned) {
    var random = learned.random
    var runs: [Int] = []
    var words: [Int] = []
    forEachExample(examples, plan, &random) { hashes, target, progress in
      learned.runIndex.read(hashes.runs, into: &runs)
      learned.wordIndex.read(hashes.words, into: &words, from: learned.runIndex.features.count)
      if learned.forgetting.happens(plan.unknownWordShare) { words.removeAll(keepingCapacity: true) }
      learned.trainer.learn(runs, words, of: hashes.runs.count, hashes.words.count, as: target, rate: rate * (1 - progress))
    }
    learned.random = random
  }

  /// Gives each word the rows with which the model says of it, standing alone, what its use in the languages says: what it learned as a
  /// part of longer texts has left it away from that, and so has sharing rows with others.
  private func recodeWords(_ plan: Plan, _ learned: inout Learned) {
    var features = LanguageFeatures()
    var runs: [Int] = []
    var words: [Int] = []
    var isRecoded = Array(repeating: false, count: learned.wordIndex.features.count)
    let firstWord = learned.runIndex.features.count
    vocabulary.forEachByWeight { word, shares in
      features.read(folded: word)
      let hashes = features.hashes(in: script)
      learned.wordIndex.read(hashes.words, into: &words)
      // What the model takes for an oftener word has no rows of its own.
      guard hashes.words.count == 1, let known = words.first, !isRecoded[known] else { return }
      isRecoded[known] = true
      learned.runIndex.read(hashes.runs, into: &runs)
      learned.trainer.recode(firstWord + known, runs, of: hashes.runs.count, as: shares, plan.recoding)
    }
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
    let rest = classes.firstIndex { $0.name == LanguageClasses.rest }
    for number in 0..<count {
      let progress = Float(number) / Float(count)
      var kind = ExampleSampler.kind(&random)
      if let rest, random.happens(plan.junkShare) {
        features.read(folded: Junk.text(kind, in: script, &random))
        guard features.script == script else { continue }
        var target = SIMD16<Float>()
        target[rest] = 1
        body(features.hashes(in: script), target, progress)
        continue
      }
      let member = members[weightSums.place(of: random.unit() * (weightSums.last ?? 0))]
      let isTransliterated = classes[member.label].isTransliterated
      if isTransliterated && kind == .word && !random.happens(plan.transliteratedWordShare) { kind = .window }
      if kind == .word && !isTransliterated {
        var (word, shares) = vocabulary.draw(&random)
        if random.happens(Disturbance.share(of: kind)) { word = Disturbance.disturb(word, &random) }
        features.read(folded: word)
        guard features.script == script else { continue }
        body(features.hashes(in: script), shares, progress)
        continue
      }
      guard let corpus = corpora[member.language] else { continue }
      // A language may have its words in one script and its lines in the other.
      for attempt in 0..<Self.attempts {
        var text = ExampleSampler.example(kind, of: corpus, fromLines: attempt > 0, &random)
        if isTransliterated { text = Transliteration.latin(text, &random) }
        if random.happens(Disturbance.share(of: kind)) { text = Disturbance.disturb(text, &random) }
        features.read(folded: text)
        if features.script == script { break }
      }
      guard features.script == script else { continue }
      var target = SIMD16<Float>()
      target[member.label] = 1
      body(features.hashes(in: script), target, progress)
    }
  }
}
