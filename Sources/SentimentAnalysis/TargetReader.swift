import TextCore

/// Finds out which cues of a text are about which target.
struct TargetReader: Sendable {
  let references: BackReferences
  let entries: [PolarityEntry]

  private static let praiseThreshold = 0.12
  private static let blameThreshold = -0.04
  /// Cues of a sentence that refers back to a target by a noun of its kind.
  private static let referringSentence = 0.7
  /// Cues of a sentence that names nobody, in a paragraph that is about one target so far, and in a later paragraph.
  private static let sameParagraph = 0.5
  private static let laterParagraph = 0.25
  /// A text of at least so many sentences has passing mentions: those of a target that is named in one sentence, not among the first.
  private static let longText = 8
  private static let openingSentences = 2
  /// What a verdict on a passing mention, or on a source, has to be clearer by.
  private static let passingFactor = 3.0

  func sentiment(
    towards targets: [Target], _ reading: TextReading, _ segmentation: Segmentation, _ layout: Layout
  ) -> [TargetSentiment] {
    guard !targets.isEmpty else { return [] }
    var tallies = Array(repeating: Tally(), count: targets.count)
    var sentences: [[Int]] = Array(repeating: [], count: targets.count)
    let mentions = PlacedMention.all(of: targets, in: segmentation)
    var sharing = CueSharing(entries: entries, targets: targets)
    let isSource = targets.map { target in target.kind.map(CueSharing.sourceKinds.contains) ?? false }
    var next = 0
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
        guard let target = reference ?? focus else { continue }
        let share = reference != nil ? Self.referringSentence : line == lastLine ? Self.sameParagraph : Self.laterParagraph
        if reference != nil { sentences[target].append(index) }
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
    return targets.indices.map { target in
      let share = Double(targets[target].mentions.count) / Double(max(1, mentions.count))
      let spread = Double(sentences[target].count) / Double(max(1, segmentation.sentences.count))
      let isPassing =
        segmentation.sentences.count >= Self.longText && sentences[target].count == 1
        && sentences[target].allSatisfy { $0 >= Self.openingSentences }
      let factor = isPassing || isSource[target] && segmentation.sentences.count >= Self.longText ? Self.passingFactor : 1
      return TargetSentiment(
        sentiment: tallies[target].sentiment(
          sentences: sentences[target].count, reading, entries, praise: Self.praiseThreshold * factor,
          blame: min(Self.blameThreshold, -0.12 * (factor - 1) / 2)),
        relevance: min(1, (share + spread) / 2), sentences: sentences[target])
    }
  }
}
