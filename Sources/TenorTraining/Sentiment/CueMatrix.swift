import SentimentAnalysis
import TextCore

/// Labelled texts of one language as a fit sees them: which weights of the lexicon count in each, and with what factor.
struct CueMatrix {
  /// A weight of `polarity.tsv` as written by hand.
  struct Weight: Hashable {
    let lemma: String
    let hand: Double
  }

  struct Row {
    let source: String
    let label: Sentiment.Label
    /// What words around a cue make of its weight: −0.7 when it is denied.
    let cues: [(weight: Int, factor: Double)]
    /// Cues that are not fitted: emoji.
    let fixed: [Double]
    let mass: Double
  }

  private(set) var weights: [Weight] = []
  private(set) var rows: [Row] = []

  init(_ texts: [LabelledText], of language: Language, in lexicons: LexiconFolder) throws {
    let segmenter = try Segmenter(language, in: lexicons)
    let analyzer = try SentimentAnalyzer(language, lexicons: lexicons, fitted: false)
    var hands: [String: [Double]] = [:]
    let file = try lexicons.file("polarity.tsv", of: language, columns: ["lemma", "pos", "weight", "tags", "forms"])
    try file.forEachRow { (row) throws(LexiconError) in hands[row.string(0), default: []].append(try row.number(2)) }
    var numbers: [Weight: Int] = [:]
    for text in texts {
      let segmentation = segmenter.segmentation(of: Text(text.text))
      var cues: [(weight: Int, factor: Double)] = []
      var fixed: [Double] = []
      for cue in analyzer.sentiment(of: segmentation).cues {
        // A word can be two entries; the one that the cue was read as is nearest to its base.
        guard let hand = hands[cue.lemma]?.min(by: { abs($0 - cue.base) < abs($1 - cue.base) }), hand * cue.base > 0 else {
          fixed.append(cue.weight)
          continue
        }
        let weight = Weight(lemma: cue.lemma, hand: hand)
        let number = numbers[weight] ?? weights.count
        if number == weights.count {
          numbers[weight] = number
          weights.append(weight)
        }
        cues.append((number, cue.weight / hand))
      }
      rows.append(
        Row(
          source: text.source, label: text.label, cues: cues, fixed: fixed,
          mass: SentimentAnalyzer.neutralMass(sentences: segmentation.sentences.count)))
    }
  }

  /// The sources in alphabetical order.
  var sources: [String] { Set(rows.map(\.source)).sorted() }

  /// Praise and blame of a row under other weights.
  func evidence(_ row: Row, _ values: [Double]) -> (praise: Double, blame: Double) {
    var praise = 0.0
    var blame = 0.0
    for weight in row.cues.map({ values[$0.weight] * $0.factor }) + row.fixed {
      if weight > 0 { praise += weight } else { blame -= weight }
    }
    return (praise, blame)
  }

  func score(_ row: Row, _ values: [Double]) -> Double {
    let (praise, blame) = evidence(row, values)
    return (praise - blame) / (praise + blame + row.mass)
  }

  /// Macro-F1 in per cent of the labels that weights give to rows; labels that no row has do not count.
  func macroF1(of rows: [Row], _ values: [Double]) -> Double {
    var right: [Sentiment.Label: Int] = [:]
    var given: [Sentiment.Label: Int] = [:]
    var wanted: [Sentiment.Label: Int] = [:]
    for row in rows {
      let label = SentimentAnalyzer.label(of: score(row, values))
      given[label, default: 0] += 1
      wanted[row.label, default: 0] += 1
      if label == row.label { right[label, default: 0] += 1 }
    }
    let scores = wanted.map { label, count in 2 * Double(right[label] ?? 0) / Double(count + (given[label] ?? 0)) }
    return scores.isEmpty ? 0 : 100 * scores.reduce(0, +) / Double(scores.count)
  }
}
