/// What happens to letters on the web, done to folded text: umlauts spelt out or stripped, ß in capitals, slips of the fingers.
enum Disturbance {
  /// Share of the words and pairs that are disturbed.
  private static let shareOfWords = 0.13
  /// The same for running text: a slip there leaves words whole by which the text is still known, so that more can be learned of it.
  private static let shareOfText = 0.25

  /// Share of the examples of a kind that are disturbed.
  static func share(of kind: ExampleSampler.Kind) -> Double {
    switch kind {
    case .word, .pair: shareOfWords
    case .window, .sentence: shareOfText
    }
  }

  static func disturb(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    // Slips are as frequent as the other two together.
    switch random.below(4) {
    case 0: Transliteration.replacing(bytes, spelledOut)
    case 1: Transliteration.replacing(bytes, stripped)
    default: slips(bytes, &random)
    }
  }

  static let spelledOut: [Unicode.Scalar: String] = ["ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"]
  static let stripped: [Unicode.Scalar: String] = [
    "ä": "a", "ö": "o", "ü": "u", "ß": "ss", "ø": "o", "å": "a", "é": "e", "è": "e", "á": "a", "í": "i", "ó": "o", "ú": "u", "ñ": "n",
    "ç": "c", "č": "c", "š": "s", "ž": "z", "ő": "o", "ű": "u", "ş": "s", "ğ": "g", "ı": "i", "ã": "a", "õ": "o", "ý": "y", "ð": "d",
    "þ": "th", "ă": "a", "â": "a", "î": "i", "ț": "t", "ș": "s", "ł": "l", "ą": "a", "ę": "e", "ś": "s", "ć": "c", "ż": "z", "ń": "n",
  ]

  /// About one letter in twelve is left out, doubled, or changes places with the next.
  private static func slips(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var i = 0
    while i + 1 < scalars.count {
      if scalars[i].properties.isAlphabetic && random.below(12) == 0 {
        switch random.below(3) {
        case 0: scalars.remove(at: i)
        case 1: scalars.insert(scalars[i], at: i)
        default: if scalars[i + 1].properties.isAlphabetic { scalars.swapAt(i, i + 1) }
        }
        i += 1
      }
      i += 1
    }
    var output: [UInt8] = []
    for scalar in scalars { output += UTF8.encode(scalar)! }
    return output
  }
}
