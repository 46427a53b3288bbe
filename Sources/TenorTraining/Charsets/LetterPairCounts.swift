import Foundation
import Ingest

/// How often each character follows each other in texts of several languages, and the table made of it.
struct LetterPairCounts {
  /// Letters that are rarer than this in every language count as letters of other languages: names and foreign words.
  private static let leastShare = 2e-5
  /// Tenths of a bit; dearer pairs, and those never met, all cost as much.
  private static let maximumCost = 180

  private struct Pair: Hashable {
    let first: String
    let second: String
  }

  private let letters: Set<Unicode.Scalar>
  private var shares: [Pair: Double] = [:]
  private var firstShares: [String: Double] = [:]

  /// - Parameter texts: one of each language, with line breaks between sentences.
  init(_ texts: [String]) {
    let lines = texts.map { $0.precomposedStringWithCanonicalMapping.split(separator: "\n") }
    letters = lines.reduce(into: []) { $0.formUnion(Self.letters(of: $1)) }
    for sentences in lines {
      var counts: [Pair: Int] = [:]
      for sentence in sentences {
        var previous = LetterClass.space.rawValue
        for scalar in sentence.unicodeScalars {
          let symbol = symbol(of: scalar)
          counts[Pair(first: previous, second: symbol), default: 0] += 1
          previous = symbol
        }
        counts[Pair(first: previous, second: LetterClass.space.rawValue), default: 0] += 1
      }
      let total = Double(counts.values.reduce(0, +))
      // In a fixed order, because sums of fractions depend on it.
      for (pair, count) in counts.sorted(by: { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }) {
        shares[pair, default: 0] += Double(count) / total
        firstShares[pair.first, default: 0] += Double(count) / total
      }
    }
  }

  private static func letters(of sentences: [Substring]) -> Set<Unicode.Scalar> {
    var counts: [Unicode.Scalar: Int] = [:]
    for sentence in sentences {
      for scalar in sentence.unicodeScalars where scalar.properties.isAlphabetic { counts[lower(scalar), default: 0] += 1 }
    }
    let least = Double(counts.values.reduce(0, +)) * leastShare
    return Set(counts.filter { Double($0.value) >= least }.keys)
  }

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  private func symbol(of scalar: Unicode.Scalar) -> String {
    let lower = Self.lower(scalar)
    return letters.contains(lower) ? String(Character(lower)) : LetterClass(of: scalar).rawValue
  }

  /// The file as ``LetterPairs`` reads it. Pairs of ASCII alone are left out: they are the same in every encoding.
  var table: String {
    var rows = ["*\t*\t\(Self.maximumCost)"]
    for (pair, share) in shares {
      // Controls in a text are damage.
      if pair.first == LetterClass.control.rawValue || pair.second == LetterClass.control.rawValue { continue }
      guard let first = firstShares[pair.first], !(Self.isASCII(pair.first) && Self.isASCII(pair.second)) else { continue }
      rows.append("\(pair.first)\t\(pair.second)\t\(min(Self.maximumCost, Int((-10 * log2(share / first)).rounded())))")
    }
    let head = """
      # what: what it costs, in tenths of a bit, that one character follows another; letters without case, the rest by class; `*`: pairs without a row
      # source: counted for Tenor in sentences of German, Bulgarian, Danish and English by `tenor-train letter-pairs`
      # licence: CC BY 4.0
      # columns: first\tsecond\tcost

      """
    return head + rows.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.joined(separator: "\n") + "\n"
  }

  /// Whether only characters of ASCII have the symbol.
  private static func isASCII(_ symbol: String) -> Bool {
    let classes: [LetterClass] = [.space, .digit, .punctuation]
    return classes.contains { $0.rawValue == symbol } || symbol.utf8.count == 1
  }
}
