/// News articles without meaning, the same for the same seed: words of made-up syllables as frequent as words of a language are (Zipf),
/// in paragraphs; and copies of them as other sites print them.
struct MadeUpNews {
  private static let syllables = ["ba", "ko", "ri", "tel", "no", "ra", "sim", "ve", "lan", "du", "pe", "sto", "mi", "gar", "lo", "fen"]
  private static let vocabulary = 20_000
  /// The most frequent words of a language are short.
  private static let shortWords = 120
  private static let furniture = [
    "melden sie sich jetzt für unseren kostenlosen newsletter an und verpassen sie keine nachricht mehr aus ihrer region",
    "lesen sie auch die besten angebote der woche im überblick ausgewählt von unserer redaktion für sie",
    "dieser beitrag erschien zuerst auf unserem partnerportal und wurde von der redaktion leicht gekürzt",
  ]

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea and Flood 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A word of the rank that a random draw by Zipf's law gives.
  private mutating func word() -> String {
    // Halving intervals, each as likely as the next: a log-uniform rank.
    let octave = below(14)
    let rank = min(Self.vocabulary - 1, (1 << octave) + below(1 << octave) - 1)
    if rank < Self.shortWords { return Self.syllables[rank % 16] + (rank < 16 ? "" : String(rank / 16)) }
    var word = ""
    var rest = rank
    while rest > 0 {
      word += Self.syllables[rest % 16]
      rest /= 16
    }
    return word + "n"
  }

  /// Paragraphs of an article of some 60 to 600 words.
  mutating func article() -> [String] {
    (0..<(3 + below(8))).map { _ in (0..<(20 + below(40))).map { _ in word() }.joined(separator: " ") + "." }
  }

  /// An article as another site prints it: another headline, one paragraph dropped, one word in ten replaced, furniture around it.
  mutating func copy(of article: [String]) -> [String] {
    var paragraphs = article
    paragraphs.remove(at: below(paragraphs.count))
    paragraphs = paragraphs.map { paragraph in
      paragraph.split(separator: " ").map { below(10) == 0 ? word() : String($0) }.joined(separator: " ")
    }
    let headline = (0..<8).map { _ in word() }.joined(separator: " ")
    return [headline, Self.furniture[below(Self.furniture.count)]] + paragraphs + [Self.furniture[below(Self.furniture.count)]]
  }
}
