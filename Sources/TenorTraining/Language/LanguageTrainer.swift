import LanguageIdentification
import TextCore

/// Learns the table of one script.
struct LanguageTrainer {
  /// What the numbers of a training run are.
  struct Plan: Sendable {
    var bits: Int
    var examples: Int
    var rate: Float = 0.4
    var smoothing = 0.0
    var seed: UInt64 = 1
    /// How much oftener than other classes those of the languages to be told are drawn.
    var toldWeight = 2.0
  }

  let script: WritingSystem
  let classes: [LanguageClasses.Class]
  let corpora: [LanguageCorpus]

  func table(_ plan: Plan) -> (table: LanguageModel.Table, weights: [[Int8]]) {
    var random = SplitMix64(seed: plan.seed)
    var trainer = SoftmaxTrainer(bits: plan.bits, classes: classes.count, smoothing: plan.smoothing)
    var features = LanguageFeatures()
    let drawing = classes.map { $0.isTransliterated ? 0.5 : $0.answer == .undetermined ? 1 : plan.toldWeight }
    let total = drawing.reduce(0, +)
    let byLanguage = Dictionary(uniqueKeysWithValues: corpora.map { ($0.language, $0) })
    let texts = classes.map { $0.languages.compactMap { byLanguage[$0] } }
    for number in 0..<plan.examples {
      var point = random.unit() * total
      var label = 0
      while label < classes.count - 1, point >= drawing[label] {
        point -= drawing[label]
        label += 1
      }
      let corpus = texts[label][random.below(texts[label].count)]
      var kind = ExampleSampler.kind(&random)
      if classes[label].isTransliterated && kind == .word && random.happens(0.8) { kind = .window }
      var text = ExampleSampler.example(kind, of: corpus, &random)
      if classes[label].isTransliterated { text = Transliteration.latin(text, &random) }
      if random.happens(Disturbance.share) { text = Disturbance.disturb(text, &random) }
      features.read(folded: text)
      guard features.script == script else { continue }
      let progress = Float(number) / Float(plan.examples)
      trainer.learn(script == .latin ? features.latin : features.cyrillic, class: label, rate: plan.rate * (1 - progress))
    }
    let (weights, scale) = trainer.quantized()
    let named = classes.indices.map { c in
      LanguageModel.Class(name: classes[c].name, answer: classes[c].answer, bias: Double(trainer.bias[c]))
    }
    return (LanguageModel.Table(bits: plan.bits, scale: scale, smoothing: plan.smoothing, classes: named), weights)
  }
}
