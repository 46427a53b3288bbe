import TextCore

/// Judges texts of one language by its lexicons; every verdict can be traced to words.
public struct SentimentAnalyzer: Sendable {
  private let reader: SentenceReader
  private let targets: TargetReader

  /// A score at least this far from 0 is no longer neutral: messages praise more easily than they blame (best on the development sets).
  private static let praiseThreshold = 0.2
  private static let blameThreshold = -0.01
  /// Articles have words of both kinds, and those that weigh both up are neutral.
  private static let articlePraiseThreshold = 0.25
  private static let articleBlameThreshold = -0.1
  /// A headline says in one line what its article says in many.
  private static let headlineFactor = 2.0

  /// - Parameter fitted: whether fitted weights, where the lexicons have them, stand in for those written by hand.
  public init(_ language: Language, lexicons: LexiconFolder, fitted: Bool = true) throws(LexiconError) {
    reader = try SentenceReader(language, lexicons: lexicons, fitted: fitted)
    targets = TargetReader(lexicon: reader.lexicon)
  }

  /// Name of the file in the folder of a language that holds its compiled lexicon.
  public static let pack = SentimentLexicon.pack

  /// The contents of that file for the lexicons of a folder. An analyzer reads it in place of them as long as they are the same.
  public static func pack(_ language: Language, lexicons: LexiconFolder) throws(LexiconError) -> [UInt8] {
    try SentimentLexicon.pack(language, in: lexicons)
  }

  /// How the text speaks, as a whole.
  public func sentiment(of segmentation: Segmentation) -> Sentiment {
    let reading = reader.reading(of: segmentation)
    let layout = Layout(segmentation)
    return sentiment(of: reading, layout, weights(of: reading, layout))
  }

  /// How the text speaks, and how of each target, in the order of `targets`: from the clauses about it.
  ///
  /// - Parameters:
  ///   - others: names of persons and bodies, in order: sentences that name one of them and no target are not about a target.
  ///   - names: proper names, in order and without overlap: the words in them praise and blame nothing („Grab“, „Best Buy“).
  public func verdicts(
    on segmentation: Segmentation, targets: [Target], others: [TextRange] = [], names: [TextRange] = []
  ) -> (text: Sentiment, targets: [TargetSentiment]) {
    let reading = reader.reading(of: segmentation, names: names)
    let layout = Layout(segmentation)
    let weights = weights(of: reading, layout)
    return (
      sentiment(of: reading, layout, weights),
      self.targets.sentiment(towards: targets, reading, segmentation, layout, others: others, article: weights)
    )
  }

  /// The label of a score of a text that is no article.
  package static func label(of score: Double) -> Sentiment.Label {
    Evidence.label(of: score, praise: praiseThreshold, blame: blameThreshold)
  }

  /// What a text of so many sentences is held against, see ``Evidence``.
  package static func neutralMass(sentences: Int) -> Double { Evidence.neutralMass(sentences: sentences) }

  /// What each cue counts for the text as a whole.
  private func weights(of reading: TextReading, _ layout: Layout) -> [Double] {
    var weights = Array(repeating: 0.0, count: reading.cues.count)
    for (index, sentence) in reading.sentences.enumerated() {
      let emphasis = layout.isHeadline(index) ? Self.headlineFactor : 1
      for cue in sentence.cues {
        weights[cue] = emphasis * reading.cues[cue].weight * reading.clauses[Int(reading.cues[cue].clause)].emphasis
      }
    }
    return weights
  }

  private func sentiment(of reading: TextReading, _ layout: Layout, _ weights: [Double]) -> Sentiment {
    var tally = Tally()
    for (cue, weight) in weights.enumerated() { tally.add(cue, weight) }
    return tally.sentiment(
      sentences: reading.sentences.count, reading, reader.lexicon,
      praise: layout.isArticle ? Self.articlePraiseThreshold : Self.praiseThreshold,
      blame: layout.isArticle ? Self.articleBlameThreshold : Self.blameThreshold)
  }
}
