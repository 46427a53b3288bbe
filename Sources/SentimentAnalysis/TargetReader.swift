import TextCore

/// Finds out which cues of a text are about which target.
struct TargetReader: Sendable {
  let references: BackReferences
  let entries: [PolarityEntry]

  /// Lower bars for blame suit customers' sentences (−0.04), higher ones topics in general news (−0.2); this is best on whole articles.
  private static let praiseThreshold = 0.12
  private static let blameThreshold = -0.12
  /// Cues of a sentence that refers back to a target by a noun of its kind.
  private static let referringSentence = 0.7
  /// Cues of a sentence that names nobody, in a paragraph that is about one target so far, and in a later paragraph.
  private static let sameParagraph = 0.5
  private static let laterParagraph = 0.25
  /// A text of at least so many sentences has passing mentions: those of a target that one sentence names, and not the headline.
  private static let longText = 8
  /// A name that so many sentences of its paragraph go on about is not in passing.
  private static let storySentences = 2
  /// A verdict on a passing mention has to be clearer.
  private static let passingPraiseThreshold = 0.36
  private static let passingBlameThreshold = -0.25

  func sentiment(
    towards targets: [Target], _ reading: TextReading, _ segmentation: Segmentation, _ layout: Layout, others: [TextRange]
  ) -> [TargetSentiment] {
    guard !targets.isEmpty else { return [] }
    var tallies = Array(repeating: Tally(), count: targets.count)
    var sentences: [[Int]] = Array(repeating: [], count: targets.count)
    let mentions = PlacedMention.all(of: targets, in: segmentation)
    var sharing = CueSharing(entries: entries, targets: targets)
    let isSource = targets.map { target in target.kind.map(CueSharing.sourceKinds.contains) ?? false }
    var next = 0
    var nextOther = 0
    // Sentences of its paragraphs that go on about a target without naming it.
    var followed = Array(repeating: 0, count: targets.count)
    var lastNamed: [Int] = []
    var lastLine = -1
    // The one target that the text is about at the moment.
    var focus: Int?
    for (index, sentence) in segmentation.sentences.enumerated() {
      let line = layout.lines[index]
      if layout.beginsPart(index) { focus = nil }
      let first = next
      while next < mentions.count, mentions[next].range.start < sentence.range.end { next += 1 }
      let named = mentions[first..<next]
      if named.isEmpty {
        // A noun of its kind refers back within the paragraph; what says nothing of its own belongs to what the text is about.
        let reference = line == lastLine ? references.target(of: sentence, in: segmentation, among: lastNamed, targets) : nil
        let isAboutOthers = line != lastLine && names(others, in: sentence, from: &nextOther)
        guard let target = reference ?? focus, !isAboutOthers else { continue }
        let share = reference != nil ? Self.referringSentence : line == lastLine ? Self.sameParagraph : Self.laterParagraph
        if reference != nil { sentences[target].append(index) }
        if line == lastLine { followed[target] += 1 }
        for cue in reading.sentences[index].cues {
          tallies[target].add(cue, share * reading.cues[cue].weight * reading.clauses[Int(reading.cues[cue].clause)].emphasis)
        }
        continue
      }
      lastLine = line
      lastNamed.removeAll(keepingCapacity: true)
      for mention in named where !lastNamed.contains(mention.target) {
        lastNamed.append(mention.target)
        sentences[mention.target].append(index)
      }
      let actors = lastNamed.filter { !isSource[$0] }
      if actors.count == 1 { focus = actors[0] } else if actors.count > 1 { focus = nil }
      sharing.share(index, among: named, reading, segmentation, &tallies)
    }
    let isLong = segmentation.sentences.count >= Self.longText
    return targets.indices.map { target in
      let share = Double(targets[target].mentions.count) / Double(max(1, mentions.count))
      let spread = Double(sentences[target].count) / Double(max(1, segmentation.sentences.count))
      // A platform or a newspaper is where things happen and are told, unless the text is about it before all others.
      if isLong, isSource[target], !isMain(target, targets) { tallies[target] = Tally() }
      let isPassing =
        isLong && sentences[target].count == 1 && followed[target] < Self.storySentences && !layout.isHeadline(sentences[target][0])
      return TargetSentiment(
        sentiment: tallies[target].sentiment(
          sentences: sentences[target].count, reading, entries, praise: isPassing ? Self.passingPraiseThreshold : Self.praiseThreshold,
          blame: isPassing ? Self.passingBlameThreshold : Self.blameThreshold),
        relevance: min(1, (share + spread) / 2), sentences: sentences[target])
    }
  }

  /// Whether a target is named more often than every other.
  private func isMain(_ target: Int, _ targets: [Target]) -> Bool {
    targets.indices.allSatisfy { $0 == target || targets[$0].mentions.count < targets[target].mentions.count }
  }

  /// Whether the sentence names one of the others. Sentences come in order, so `next` only moves on.
  private func names(_ others: [TextRange], in sentence: Sentence, from next: inout Int) -> Bool {
    while next < others.count, others[next].end <= sentence.range.start { next += 1 }
    return next < others.count && others[next].overlaps(sentence.range)
  }
}
