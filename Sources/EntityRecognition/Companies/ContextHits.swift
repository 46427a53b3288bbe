import TextCore

/// Where the context words of companies stand in a text.
struct ContextHits {
  private struct Hit {
    /// The number of the word; see ``CompanyGazetteer/contextWords``.
    let word: Int32
    /// The token that the word begins with.
    let token: Int32
    /// Behind its last byte.
    let end: Int32
  }

  /// By word, then in order of reading.
  private let hits: [Hit]

  init(of words: PatternTrie, in reading: Reading) {
    var hits: [Hit] = []
    let bytes = reading.text.folded
    let folded = bytes.span
    let allTokens = reading.tokens
    let tokens = allTokens.span
    for i in 0..<tokens.count where tokens[i].kind != .punctuation {
      words.forEachMatch(in: folded, at: tokens[i].range.start) { match in
        hits.append(Hit(word: match.value, token: Int32(i), end: Int32(match.end)))
      }
    }
    hits.sort { ($0.word, $0.token) < ($1.word, $1.token) }
    self.hits = hits
  }

  /// How many of a company's words stand in the sentence of one of its forms, and how many elsewhere; one may do both.
  ///
  /// - Parameters:
  ///   - words: sorted.
  ///   - candidate: the place of the form, which does not count itself.
  ///   - sentence: its tokens.
  func count(of words: Slice<PackedArray<Int32>>, for candidate: CompanyCandidate, in sentence: Range<Int>) -> (near: Int, far: Int) {
    var count = (near: 0, far: 0)
    var last: Int32 = -1
    for word in words where word != last {
      last = word
      var isNear = false
      var isFar = false
      var k = hits.partitioningIndex { $0.word >= word }
      while k < hits.count, hits[k].word == word, !isNear || !isFar {
        let token = Int(hits[k].token)
        if !candidate.tokens.contains(token) || Int(hits[k].end) > candidate.range.end {
          if sentence.contains(token) { isNear = true } else { isFar = true }
        }
        k += 1
      }
      count.near += isNear ? 1 : 0
      count.far += isFar ? 1 : 0
    }
    return count
  }
}
