import TextCore

/// Finds out which cues of a text are about which target.
struct TargetReader: Sendable {
  let references: BackReferences
  let entries: [PolarityEntry]

  private static let praiseThreshold = 0.12
  private static let blameThreshold = -0.12
  /// Cues of a clause that names no target, in a sentence that does.
  private static let otherClause = 0.6
  /// Of several targets in one clause those that are not nearest to a cue get this share of it.
  private static let farther = 0.5
  /// Cues of a sentence that only refers back to a target.
  private static let referringSentence = 0.7

  func sentiment(towards targets: [Target], _ reading: TextReading, _ segmentation: Segmentation) -> [TargetSentiment] {
    guard !targets.isEmpty else { return [] }
    var tallies = Array(repeating: Tally(), count: targets.count)
    var sentences: [[Int]] = Array(repeating: [], count: targets.count)
    let mentions = Self.mentions(of: targets, in: segmentation)
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
        for cue in reading.sentences[index].cues { tallies[target].add(cue, Self.referringSentence * weight(cue, reading)) }
        continue
      }
      lastLine = line
      lastNamed.removeAll(keepingCapacity: true)
      for mention in named where !lastNamed.contains(mention.target) {
        lastNamed.append(mention.target)
        sentences[mention.target].append(index)
      }
      share(reading.sentences[index], among: named, reading, &tallies)
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

  private struct PlacedMention {
    let target: Int
    let range: TextRange
    let tokens: Range<Int32>
  }

  /// All mentions in order of reading.
  private static func mentions(of targets: [Target], in segmentation: Segmentation) -> [PlacedMention] {
    var mentions: [PlacedMention] = []
    for (index, target) in targets.enumerated() {
      for range in target.mentions {
        let first = segmentation.tokenIndex(at: range.start)
        let end = max(first + 1, segmentation.tokenIndex(at: max(range.start, range.end - 1)) + 1)
        mentions.append(PlacedMention(target: index, range: range, tokens: Int32(first)..<Int32(end)))
      }
    }
    return mentions.sorted { $0.range < $1.range }
  }

  private func weight(_ cue: Int, _ reading: TextReading) -> Double {
    reading.cues[cue].weight * reading.clauses[Int(reading.cues[cue].clause)].emphasis
  }

  /// Gives each cue of a sentence to the targets that its clause names, or that the nearest clause names that names any.
  private func share(
    _ sentence: TextReading.ReadSentence, among named: ArraySlice<PlacedMention>, _ reading: TextReading, _ tallies: inout [Tally]
  ) {
    for cue in sentence.cues {
      let placed = reading.cues[cue]
      let weight = weight(cue, reading)
      let owner = owningClause(of: Int(placed.clause), sentence.clauses, named, reading)
      let tokens = reading.clauses[owner].tokens
      let factor = owner == Int(placed.clause) ? 1 : Self.otherClause
      var nearest = -1
      var least = Int32.max
      for index in named.indices where tokens.contains(Int(named[index].tokens.lowerBound)) {
        let gap = gap(named[index].tokens, placed.tokens)
        if gap < least { (nearest, least) = (index, gap) }
      }
      guard nearest >= 0 else { continue }
      var given: [Int] = []
      given.append(named[nearest].target)
      tallies[named[nearest].target].add(cue, weight * factor)
      for mention in named where tokens.contains(Int(mention.tokens.lowerBound)) && !given.contains(mention.target) {
        given.append(mention.target)
        tallies[mention.target].add(cue, weight * factor * Self.farther)
      }
    }
  }

  /// The clause itself if it names somebody, else the nearest before it that does, else the nearest after.
  private func owningClause(
    of clause: Int, _ clauses: Range<Int>, _ named: ArraySlice<PlacedMention>, _ reading: TextReading
  ) -> Int {
    func names(_ index: Int) -> Bool { named.contains { reading.clauses[index].tokens.contains(Int($0.tokens.lowerBound)) } }
    if names(clause) { return clause }
    return (clauses.lowerBound..<clause).last(where: names) ?? (clause..<clauses.upperBound).first(where: names) ?? clause
  }

  private func gap(_ a: Range<Int32>, _ b: Range<Int32>) -> Int32 {
    a.upperBound <= b.lowerBound ? b.lowerBound - a.upperBound : max(0, a.lowerBound - b.upperBound)
  }
}
