import TextCore

/// Finds out which cues of a text are about which target.
struct TargetReader: Sendable {
  let references: BackReferences
  let entries: [PolarityEntry]

  private static let praiseThreshold = 0.12
  private static let blameThreshold = -0.04
  /// Cues of a sentence that only refers back to a target.
  private static let referringSentence = 0.7

  func sentiment(towards targets: [Target], _ reading: TextReading, _ segmentation: Segmentation) -> [TargetSentiment] {
    guard !targets.isEmpty else { return [] }
    var tallies = Array(repeating: Tally(), count: targets.count)
    var sentences: [[Int]] = Array(repeating: [], count: targets.count)
    let mentions = PlacedMention.all(of: targets, in: segmentation)
    var sharing = CueSharing(entries: entries, targets: targets)
    var next = 0
    var lastNamed: [Int] = []
    var lastLine = -1
    var line = 0
    var previousEnd = 0
    for (index, sentence) in segmentation.sentences.enumerated() {
      if index > 0, segmentation.text.utf8[previousEnd..<sentence.range.start].contains(0x0A) { line += 1 }
      previousEnd = sentence.range.end
      let first = next
      while next < mentions.count, mentions[next].range.start < sentence.range.end { next += 1 }
      let named = mentions[first..<next]
      if named.isEmpty {
        // Only the paragraph's own words can refer back: „the airline“, „it“.
        guard line == lastLine, let target = references.target(of: sentence, in: segmentation, among: lastNamed, targets) else { continue }
        sentences[target].append(index)
        for cue in reading.sentences[index].cues {
          tallies[target].add(cue, Self.referringSentence * reading.cues[cue].weight * reading.clauses[Int(reading.cues[cue].clause)].emphasis)
        }
        continue
      }
      lastLine = line
      lastNamed.removeAll(keepingCapacity: true)
      for mention in named where !lastNamed.contains(mention.target) {
        lastNamed.append(mention.target)
        sentences[mention.target].append(index)
      }
      sharing.share(index, among: named, reading, segmentation, &tallies)
    }
    return targets.indices.map { target in
      let share = Double(targets[target].mentions.count) / Double(max(1, mentions.count))
      let spread = Double(sentences[target].count) / Double(max(1, segmentation.sentences.count))
      return TargetSentiment(
        sentiment: tallies[target].sentiment(
          sentences: sentences[target].count, reading, entries, praise: Self.praiseThreshold, blame: Self.blameThreshold),
        relevance: min(1, (share + spread) / 2), sentences: sentences[target])
    }
  }
}
