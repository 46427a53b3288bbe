import Foundation
import TextCore

/// The texts of one language: sentences, and words with their frequency. All folded and in NFC.
struct LanguageCorpus: Sendable {
  /// One line and one word in so many is kept for the report and never learned from.
  static let heldOutEvery = 50

  let language: Language
  /// Names of the files, and the number of their lines.
  private(set) var sources: [String] = []
  private(set) var lines: [[UInt8]] = []
  private(set) var heldOutLines: [[UInt8]] = []
  private(set) var words: [[UInt8]] = []
  private(set) var heldOutWords: [[UInt8]] = []
  /// For every word the sum of weights up to and with it. The weight is the frequency to the power of 3/8: rare words are to
  /// be met as well, frequent ones more often.
  private var weightSums: [Double] = []

  /// The corpora of a folder, sorted by language: all `<language>.txt` and `<language>.words.tsv` (word, frequency), also with `.gz`.
  static func all(in folder: String) throws -> [LanguageCorpus] {
    var files: [Language: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let base = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
      guard base.hasSuffix(".txt") || base.hasSuffix(".words.tsv"), let code = base.split(separator: ".").first else { continue }
      files[Language(String(code)), default: []].append(name)
    }
    return try files.sorted { $0.key < $1.key }.map { try LanguageCorpus($0.key, files: $0.value, in: folder) }
  }

  private init(_ language: Language, files: [String], in folder: String) throws {
    self.language = language
    var weights: [(word: [UInt8], frequency: Double)] = []
    for name in files {
      let path = folder + "/" + name
      let rows = try GzipFile.read(path).split(separator: 0x0A)
      sources.append("\(name), \(rows.count) lines")
      if name.contains(".words.tsv") {
        for (number, row) in rows.enumerated() {
          let cells = row.split(separator: 0x09)
          guard cells.count == 2, let frequency = Double(String(decoding: cells[1], as: UTF8.self)), frequency > 0 else {
            throw ValidationFailure(path: path, line: number + 1, expected: "word, tab, frequency")
          }
          weights.append((Text(repairing: Array(cells[0])).folded, frequency))
        }
      } else {
        for (number, row) in rows.enumerated() {
          let line = Text(repairing: Array(row)).folded
          if number % Self.heldOutEvery == 0 { heldOutLines.append(line) } else { lines.append(line) }
        }
      }
    }
    if weights.isEmpty { weights = Self.words(of: lines) }
    var sum = 0.0
    for (number, weight) in weights.enumerated() {
      if number % Self.heldOutEvery == 0 {
        heldOutWords.append(weight.word)
      } else {
        words.append(weight.word)
        // Roots are the same to the bit on every machine, powers are not.
        let fourthRoot = weight.frequency.squareRoot().squareRoot()
        sum += fourthRoot * fourthRoot.squareRoot()
        weightSums.append(sum)
      }
    }
  }

  /// The words of the lines, for a language without a list of words.
  private static func words(of lines: [[UInt8]]) -> [(word: [UInt8], frequency: Double)] {
    var counts: [[UInt8]: Int] = [:]
    for line in lines {
      for word in line.split(separator: 0x20) { counts[Array(word), default: 0] += 1 }
    }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, Double($0.value)) }
  }

  /// A word, drawn by its weight.
  func word(_ random: inout SplitMix64) -> [UInt8] {
    guard let total = weightSums.last else { return [] }
    let point = random.unit() * total
    var low = 0
    var high = weightSums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if weightSums[middle] > point { high = middle } else { low = middle + 1 }
    }
    return words[low]
  }

  func line(_ random: inout SplitMix64) -> [UInt8] { lines.isEmpty ? word(&random) : lines[random.below(lines.count)] }
}

/// A file of training text that does not read as it should.
struct ValidationFailure: Error, CustomStringConvertible {
  let path: String
  let line: Int
  let expected: String
  var description: String { "\(path):\(line): expected \(expected)" }
}
