import TextCore

/// A place where a target is named.
struct PlacedMention {
  let target: Int
  let range: TextRange
  let tokens: Range<Int32>

  /// All mentions in order of reading.
  static func all(of targets: [Target], in segmentation: Segmentation) -> [PlacedMention] {
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
}
