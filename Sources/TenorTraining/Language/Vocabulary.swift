import LanguageIdentification
import TextCore

/// The words of one script, each with the share that every class has in its use.
///
/// A word that is at home in several languages is learned with what they share of it at once: drawn language by language, a rare word is
/// met too seldom for its shares to become known.
struct Vocabulary {
  typealias Shares = SIMD16<Float>

  private var bytes: [UInt8] = []
  /// For every word the index after its last byte.
  private var ends: [Int] = []
  private var shares: [Shares] = []
  /// For every word the sum of the weights up to and with it.
  private var weightSums: [Double] = []

  init(_ script: WritingSystem, _ classes: [LanguageClasses.Class], _ corpora: [Language: LanguageCorpus]) {
    var numbers: [[UInt8]: Int] = [:]
    var features = LanguageFeatures()
    for label in classes.indices where !classes[label].isTransliterated {
      for member in classes[label].members {
        guard let corpus = corpora[member.language] else { continue }
        let inScript = corpus.words.indices.filter { number in
          features.read(folded: corpus.words[number])
          return features.script == script
        }
        let total = inScript.reduce(0) { $0 + corpus.weight(ofWord: $1) }
        for number in inScript {
          let word = corpus.words[number]
          let share = Float(member.weight * corpus.weight(ofWord: number) / total)
          if let known = numbers[word] {
            shares[known][label] += share
          } else {
            numbers[word] = shares.count
            var fresh = Shares()
            fresh[label] = share
            shares.append(fresh)
            bytes += word
            ends.append(bytes.count)
          }
        }
      }
    }
    var sum = 0.0
    for number in shares.indices {
      let weight = shares[number].sum()
      // The shares stay as they are however often a word is drawn; the root leaves more room for the many rare ones.
      sum += Double(weight).squareRoot()
      weightSums.append(sum)
      shares[number] /= weight
    }
  }

  var isEmpty: Bool { weightSums.isEmpty }

  /// A word, drawn by its weight.
  func draw(_ random: inout SplitMix64) -> (word: [UInt8], shares: Shares) {
    let number = weightSums.place(of: random.unit() * (weightSums.last ?? 0))
    return (Array(bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]), shares[number])
  }
}

extension [Double] {
  /// The index of the first of some growing sums that is above `point`, or the last.
  func place(of point: Double) -> Int { Swift.min(partitioningIndex { $0 > point }, Swift.max(0, count - 1)) }
}
