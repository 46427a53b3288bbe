import TextCore

/// Judges texts of one language by its lexicons; every verdict can be traced to words.
public struct SentimentAnalyzer: Sendable {
  private let reader: SentenceReader
  private let references: BackReferences

  /// What a text is held against: with evidence `e` on one side only, the score is e / (e + this).
  private static let neutralMass = 4.0
  /// A score at least this far from 0 is no longer neutral.
  private static let textThreshold = 0.12
  private static let targetThreshold = 0.12
  /// What follows „but“ counts more than what stands before it.
  private static let afterContrast = 1.3
  private static let beforeContrast = 0.6
  /// Cues of a clause that names no target, in a sentence that does.
  private static let otherClause = 0.6
  /// Cues of a sentence that only refers back to a target.
  private static let referringSentence = 0.7

  public init(_ language: Language, lexicons: LexiconFolder) throws(LexiconError) {
    reader = try SentenceReader(language, lexicons: lexicons)
    references = try BackReferences(language, in: lexicons)
  }

  /// How the text speaks, as a whole.
  public func sentiment(of segmentation: Segmentation) -> Sentiment {
    var cues: [Cue] = []
    for sentence in segmentation.sentences {
      let reading = reader.read(sentence, in: segmentation)
      for placed in reading.cues { cues.append(weighted(placed, by: contrastFactor(of: placed.clause, in: reading))) }
    }
    return verdict(of: cues, threshold: Self.textThreshold)
  }

  /// How the text speaks of each target, in the order of `targets`: from the clauses about it.
  public func sentiment(towards targets: [Target], in segmentation: Segmentation) -> [TargetSentiment] {
    var cues: [[Cue]] = Array(repeating: [], count: targets.count)
    var sentences: [[Int]] = Array(repeating: [], count: targets.count)
    var lastNamed: [Int] = []
    var lastLine = -1
    var line = 0
    var previousEnd = 0
    for (index, sentence) in segmentation.sentences.enumerated() {
      if index > 0, segmentation.text.utf8[previousEnd..<sentence.range.start].contains(0x0A) { line += 1 }
      previousEnd = sentence.range.end
      let named = targets.indices.filter { target in targets[target].mentions.contains { sentence.range.overlaps($0) } }
      if named.isEmpty {
        // Only the paragraph's own words can refer back: „the airline“, „it“.
        guard line == lastLine, let target = references.target(of: sentence, in: segmentation, among: lastNamed, targets) else { continue }
        let reading = reader.read(sentence, in: segmentation)
        sentences[target].append(index)
        for placed in reading.cues {
          cues[target].append(weighted(placed, by: Self.referringSentence * contrastFactor(of: placed.clause, in: reading)))
        }
        continue
      }
      lastNamed = named
      lastLine = line
      let reading = reader.read(sentence, in: segmentation)
      for target in named {
        sentences[target].append(index)
        cues[target] += self.cues(about: target, of: named, targets, reading, segmentation)
      }
    }
    let total = max(1, targets.reduce(0) { $0 + $1.mentions.count })
    return targets.indices.map { target in
      let share = Double(targets[target].mentions.count) / Double(total)
      let spread = Double(sentences[target].count) / Double(max(1, segmentation.sentences.count))
      return TargetSentiment(
        sentiment: verdict(of: cues[target], threshold: Self.targetThreshold), relevance: min(1, (share + spread) / 2),
        sentences: sentences[target])
    }
  }

  /// The cues of a sentence that count for one of the targets it names: those of the clauses that name it, or name nobody.
  private func cues(
    about target: Int, of named: [Int], _ targets: [Target], _ reading: SentenceReading, _ segmentation: Segmentation
  ) -> [Cue] {
    /// Targets named in a clause, by the order of their mentions.
    func namedIn(_ clause: Range<Int>) -> [(target: Int, range: TextRange)] {
      let range = TextRange(segmentation.tokens[clause.lowerBound].range.start, segmentation.tokens[clause.upperBound - 1].range.end)
      return named.flatMap { target in targets[target].mentions.filter { range.overlaps($0) }.map { (target, $0) } }.sorted { $0.1 < $1.1 }
    }
    let owners = reading.clauses.map(namedIn)
    var cues: [Cue] = []
    for placed in reading.cues {
      let factor = contrastFactor(of: placed.clause, in: reading)
      let owner = owners[placed.clause]
      if owner.isEmpty {
        // The nearest clause before that names somebody, else the nearest after.
        let before = owners[..<placed.clause].last { !$0.isEmpty }
        let after = owners[(placed.clause + 1)...].first { !$0.isEmpty }
        guard (before ?? after ?? []).contains(where: { $0.target == target }) else { continue }
        cues.append(weighted(placed, by: factor * Self.otherClause))
      } else if owner.contains(where: { $0.target == target }) {
        // Of several in one clause the nearest counts whole, the others half.
        let nearest = owner.min { gap($0.range, placed.cue.range) < gap($1.range, placed.cue.range) }
        cues.append(weighted(placed, by: nearest?.target == target ? factor : factor * 0.5))
      }
    }
    return cues
  }

  private func gap(_ a: TextRange, _ b: TextRange) -> Int { a.end <= b.start ? b.start - a.end : max(0, a.start - b.end) }

  private func contrastFactor(of clause: Int, in reading: SentenceReading) -> Double {
    guard let last = reading.contrasted.max(), last > 0 else { return 1 }
    return clause >= last ? Self.afterContrast : Self.beforeContrast
  }

  private func weighted(_ placed: SentenceReading.PlacedCue, by factor: Double) -> Cue {
    Cue(range: placed.cue.range, lemma: placed.cue.lemma, weight: placed.cue.weight * factor, shiftedBy: placed.cue.shiftedBy)
  }

  private func verdict(of cues: [Cue], threshold: Double) -> Sentiment {
    var positive = 0.0
    var negative = 0.0
    for cue in cues { if cue.weight > 0 { positive += cue.weight } else { negative -= cue.weight } }
    let score = (positive - negative) / (positive + negative + Self.neutralMass)
    let label: Sentiment.Label = score >= threshold ? .positive : score <= -threshold ? .negative : .neutral
    return Sentiment(score: score, label: label, positive: positive, negative: negative, cues: cues)
  }
}
