import TextCore

/// Draws texts of all lengths from a corpus: words, pairs, parts of sentences, sentences.
struct ExampleSampler {
  /// What an example is like.
  enum Kind: String, CaseIterable {
    case word
    case pair
    /// Three to eight words of a sentence.
    case window
    case sentence
  }

  /// How often each kind is drawn; short ones are the harder and gain most.
  static let kindShares: [(kind: Kind, share: Double)] = [
    (.word, 0.5), (.pair, 0.2), (.window, 0.2), (.sentence, 0.1),
  ]

  static func kind(_ random: inout SplitMix64) -> Kind {
    var point = random.unit()
    for (kind, share) in kindShares {
      point -= share
      if point < 0 { return kind }
    }
    return .sentence
  }

  /// - Parameter fromLines: whether words are to be those of the lines and not those of the list.
  static func example(_ kind: Kind, of corpus: LanguageCorpus, fromLines: Bool, _ random: inout SplitMix64) -> [UInt8] {
    switch kind {
    case .word: fromLines ? window(of: corpus.line(&random), words: 1, &random) : corpus.word(&random)
    case .pair:
      fromLines || random.happens(0.5)
        ? window(of: corpus.line(&random), words: 2, &random) : corpus.word(&random) + [0x20] + corpus.word(&random)
    case .window: window(of: corpus.line(&random), words: 3 + random.below(6), &random)
    case .sentence: corpus.line(&random)
    }
  }

  /// So many words of a line that follow each other, or the whole line.
  static func window(of line: [UInt8], words count: Int, _ random: inout SplitMix64) -> [UInt8] {
    let words = line.split(separator: 0x20)
    guard words.count > count else { return line }
    let first = random.below(words.count - count + 1)
    return Array(line[words[first].startIndex..<words[first + count - 1].endIndex])
  }
}
