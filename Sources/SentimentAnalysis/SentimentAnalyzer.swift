import TextCore

/// Judges texts of one language by its lexicons; every verdict can be traced to words.
public struct SentimentAnalyzer: Sendable {
  private let reader: SentenceReader
  private let targets: TargetReader

  /// A score at least this far from 0 is no longer neutral: news praises more easily than it blames (best on the development sets).
  private static let praiseThreshold = 0.2
  private static let blameThreshold = -0.01
  /// A headline says in one line what its article says in many.
  private static let headlineFactor = 2.0

  public init(_ language: Language, lexicons: LexiconFolder) throws(LexiconError) {
    reader = try SentenceReader(language, lexicons: lexicons)
    targets = TargetReader(references: try BackReferences(language, in: lexicons), entries: reader.lexicon.entries)
  }

  /// How the text speaks, as a whole.
  public func sentiment(of segmentation: Segmentation) -> Sentiment {
    sentiment(of: reader.reading(of: segmentation), Layout(segmentation))
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
    let text = sentiment(of: reading, layout)
    return (text, self.targets.sentiment(towards: targets, reading, segmentation, layout, others: others, tone: text.score))
  }

  private func sentiment(of reading: TextReading, _ layout: Layout) -> Sentiment {
    var tally = Tally()
    for (index, sentence) in reading.sentences.enumerated() {
      let emphasis = layout.isHeadline(index) ? Self.headlineFactor : 1
      for cue in sentence.cues {
        tally.add(cue, emphasis * reading.cues[cue].weight * reading.clauses[Int(reading.cues[cue].clause)].emphasis)
      }
    }
    return tally.sentiment(
      sentences: reading.sentences.count, reading, reader.lexicon.entries, praise: Self.praiseThreshold, blame: Self.blameThreshold)
  }
}
