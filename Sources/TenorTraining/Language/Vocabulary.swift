import LanguageIdentification
import TextCore

/// The words of one script, each with the share that every class has in its use.
///
/// A word that is at home in several languages is learned with what they share of it at once: drawn language by language, a rare word is
/// met too seldom for its shares to become known.
///
/// There are two kinds of shares: those in what is drawn, which go with the texts that are learned beside the words, and those in use, by
/// the best that is known of the frequencies.
struct Vocabulary {
  typealias Shares = SIMD16<Float>

  private var bytes: [UInt8] = []
  /// For every word the index after its last byte.
  private var ends: [Int] = []
  private var drawnShares: [Shares] = []
  private var usedShares: [Shares] = []
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
        let useTotal = inScript.reduce(0) { $0 + corpus.use(ofWord: $1) }
        for number in inScript {
          let word = corpus.words[number]
          let drawn = Float(member.weight * corpus.weight(ofWord: number) / total)
          let used = Float(member.weight * corpus.use(ofWord: number) / useTotal)
          if let known = numbers[word] {
            drawnShares[known][label] += drawn
            usedShares[known][label] += used
          } else {
            numbers[word] = ends.count
            drawnShares.append(Shares())
            usedShares.append(Shares())
            drawnShares[ends.count][label] = drawn
            usedShares[ends.count][label] = used
            bytes += word
            ends.append(bytes.count)
          }
        }
      }
    }
    var sum = 0.0
    for number in ends.indices {
      let weight = drawnShares[number].sum()
      // The shares stay as they are however often a word is drawn; the root leaves more room for the many rare ones.
      sum += Double(weight).squareRoot()
      weightSums.append(sum)
      drawnShares[number] /= weight
      usedShares[number] /= usedShares[number].sum()
    }
  }

  var isEmpty: Bool { weightSums.isEmpty }

  /// A word, drawn by its weight, with the shares in what is drawn.
  func draw(_ random: inout SplitMix64) -> (word: [UInt8], shares: Shares) {
    let number = weightSums.place(of: random.unit() * (weightSums.last ?? 0))
    return (word(number), drawnShares[number])
  }

  /// Calls `body` with each word and the shares in its use, the oftenest first.
  func forEachByWeight(_ body: (_ word: [UInt8], _ shares: Shares) -> Void) {
    let order = ends.indices.sorted { (weightSums.part(of: $0), $1) > (weightSums.part(of: $1), $0) }
    for number in order { body(word(number), usedShares[number]) }
  }

  private func word(_ number: Int) -> [UInt8] { Array(bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]) }
}

extension [Double] {
  /// The index of the first of some growing sums that is above `point`, or the last.
  func place(of point: Double) -> Int { Swift.min(partitioningIndex { $0 > point }, Swift.max(0, count - 1)) }

  /// What the number at an index adds to the growing sums.
  func part(of index: Int) -> Double { self[index] - (index > 0 ? self[index - 1] : 0) }
}
