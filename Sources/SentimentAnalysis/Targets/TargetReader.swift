import TextCore

/// Finds out which cues of a text are about which target.
struct TargetReader: Sendable {
  let lexicon: SentimentLexicon

  /// Lower bars for blame suit customers' sentences (−0.04), higher ones topics in general news (−0.2).
  private static let praiseThreshold = 0.12
  private static let blameThreshold = -0.12
  /// In an article, of which the tone is a part of the score (best on whole articles, found on one half of them and as good on the other).
  private static let articlePraiseThreshold = 0.12
  private static let articleBlameThreshold = -0.12
  /// What an article tells colours whom it is about, though many of its sentences name nobody: the share of its score, without what it
  /// says of other targets, that is added to that of a target which all of the article is about.
  private static let toneShare = 2.0
  /// What every further sentence of an article that names a target adds to what its evidence is held against.
  private static let articleMassPerSentence = 1.0
  /// Cues of a sentence that refers back to a target by a noun of its kind.
  private static let referringSentence = 0.7
  /// Cues of a sentence that names nobody, in a paragraph that is about one target so far, and in a later paragraph.
  private static let sameParagraph = 0.5
  private static let laterParagraph = 0.25
  /// A text of at least so many sentences has passing mentions: those of a target of less than this relevance.
  private static let longText = 8
  private static let passingRelevance = 0.07
  /// In a text of at least so many sentences a single one is passing, unless it is one of the first.
  private static let spaciousText = 12
  private static let openingSentences = 3
  /// What an article is about stands in more sentences than this, and in one of so many.
  private static let passingSentences = 2
  private static let subjectShare = 5
  /// A verdict on a passing mention has to be clearer.
  private static let passingPraiseThreshold = 0.3
  private static let passingBlameThreshold = -0.3

  /// - Parameter article: what each cue counts for the text as a whole.
  func sentiment(
    towards targets: [Target], _ reading: TextReading, _ segmentation: Segmentation, _ layout: Layout, others: [TextRange],
    article: [Double]
  ) -> [TargetSentiment] {
    guard !targets.isEmpty else { return [] }
    var tallies = Array(repeating: Tally(), count: targets.count)
    var sentences: [[Int]] = Array(repeating: [], count: targets.count)
    let mentions = PlacedMention.all(of: targets, in: segmentation)
    var sharing = CueSharing(entries: lexicon.entries, targets: targets)
    let isSource = targets.map { target in target.kind.map(CueSharing.sourceKinds.contains) ?? false }
    // „Die Ratingagentur begründet den Schritt mit der schwachen Nachfrage“ says nothing of the agency.
    let isRater = targets.map { $0.kind == CueSharing.raterKind }
    var next = 0
    var nextOther = 0
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
      let otherNames = names(others, in: sentence, from: &nextOther)
      if named.isEmpty {
        // A noun of its kind refers back within the paragraph, and farther to what the text is about; what says nothing of its own
        // belongs to that as well.
        let last = (line == lastLine ? lastNamed : focus.map { [$0] } ?? []).filter { !isRater[$0] }
        let reference = lexicon.references.target(of: sentence, in: segmentation, among: last, isNear: line == lastLine, targets)
        let isAboutOthers = line != lastLine && !otherNames.isEmpty
        guard let target = reference ?? focus, !isAboutOthers else { continue }
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
      // A platform or a newspaper that a sentence begins with acts itself.
      let actors = lastNamed.filter { target in
        !isSource[target]
          || !isRater[target] && named.contains { $0.target == target && Int($0.tokens.lowerBound) == sentence.tokens.lowerBound }
      }
      if actors.count == 1 { focus = actors[0] } else if actors.count > 1 { focus = nil }
      sharing.share(index, among: named, others: otherNames, reading, segmentation, &tallies)
    }
    let isLong = segmentation.sentences.count >= Self.longText
    let unowned = unowned(article, tallies)
    return targets.indices.map { target in
      let share = Double(targets[target].mentions.count) / Double(max(1, mentions.count))
      let spread = Double(sentences[target].count) / Double(max(1, segmentation.sentences.count))
      let relevance = min(1, (share + spread) / 2)
      // A platform or a newspaper is where things happen and are told, unless the text is about it before all others.
      let isAside = isLong && isSource[target] && !isSubject(target, of: targets, sentences[target], layout, segmentation)
      if isAside { tallies[target] = Tally() }
      let bars =
        !layout.isArticle
        ? (Self.praiseThreshold, Self.blameThreshold)
        : isLong && relevance < Self.passingRelevance
          ? (Self.passingPraiseThreshold, Self.passingBlameThreshold) : (Self.articlePraiseThreshold, Self.articleBlameThreshold)
      return TargetSentiment(
        sentiment: tallies[target].sentiment(
          sentences: sentences[target].count,
          massPerSentence: layout.isArticle ? Self.articleMassPerSentence : Evidence.massPerSentence,
          // What nothing is said of has no verdict, however the article sounds.
          tone: layout.isArticle && !isAside && !isPassing(sentences[target], segmentation)
            ? Self.toneShare * relevance * tone(of: tallies[target], unowned, article, segmentation) : 0,
          reading, lexicon, praise: bars.0, blame: bars.1),
        relevance: relevance, sentences: sentences[target])
    }
  }

  /// What the article says of nobody.
  private func unowned(_ article: [Double], _ tallies: [Tally]) -> Evidence {
    var isOwned = Array(repeating: false, count: article.count)
    for tally in tallies { for cue in tally.cues { isOwned[cue.index] = true } }
    var unowned = Evidence()
    for (cue, weight) in article.enumerated() where !isOwned[cue] { unowned.add(weight) }
    return unowned
  }

  /// The score of the article without what it says of other targets.
  private func tone(of tally: Tally, _ unowned: Evidence, _ article: [Double], _ segmentation: Segmentation) -> Double {
    var tone = unowned
    for cue in tally.cues { tone.add(article[cue.index]) }
    return tone.score(sentences: segmentation.sentences.count)
  }

  /// Whether an article is about a target: it is named more often than every other, and in the headline or more than in passing.
  private func isSubject(_ target: Int, of targets: [Target], _ sentences: [Int], _ layout: Layout, _ segmentation: Segmentation) -> Bool {
    let isMain = targets.indices.allSatisfy { $0 == target || targets[$0].mentions.count < targets[target].mentions.count }
    let isInHeadline = sentences.first.map(layout.isHeadline) ?? false
    return isMain
      && (isInHeadline || sentences.count > Self.passingSentences && sentences.count * Self.subjectShare >= segmentation.sentences.count)
  }

  /// Whether one sentence far down in a long article is all that names a target.
  private func isPassing(_ sentences: [Int], _ segmentation: Segmentation) -> Bool {
    segmentation.sentences.count >= Self.spaciousText && sentences.count == 1 && sentences[0] >= Self.openingSentences
  }

  /// Those of the others that the sentence names. Sentences come in order, so `next` only moves on.
  private func names(_ others: [TextRange], in sentence: Sentence, from next: inout Int) -> ArraySlice<TextRange> {
    while next < others.count, others[next].end <= sentence.range.start { next += 1 }
    var end = next
    while end < others.count, others[end].start < sentence.range.end { end += 1 }
    return others[next..<end]
  }
}
