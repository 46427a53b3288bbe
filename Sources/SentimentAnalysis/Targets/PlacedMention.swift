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
        mentions.append(PlacedMention(target: index, range: range, tokens: segmentation.tokens(of: range)))
      }
    }
    return mentions.sorted { $0.range < $1.range }
  }
}

extension Segmentation {
  /// The tokens that share bytes with a range; at least one.
  func tokens(of range: TextRange) -> Range<Int32> {
    let first = tokenIndex(at: range.start)
    return Int32(first)..<Int32(max(first + 1, tokenIndex(at: max(range.start, range.end - 1)) + 1))
  }
}
