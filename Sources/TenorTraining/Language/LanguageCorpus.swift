import Foundation
import LanguageIdentification
import TextCore

/// The texts of one language: sentences, and words with their frequency. All folded and in NFC.
struct LanguageCorpus: Sendable {
  /// One line in so many is kept for the report and never learned from.
  static let heldOutEvery = 50
  /// The same for words: fewer, as what is not learned of them is lost.
  static let heldOutWordEvery: UInt64 = 200

  /// What software and its handbooks are translated from: lines in it are left in the texts of all languages, up to a third of them.
  private static let sourceLanguage = Language("en")
  /// A line is such a line when its words speak for it by so many natural logarithms each; names alone reach about half of it.
  private static let untranslatedEvidence = 1.0
  /// How many occurrences in the lines the frequency of a list is worth.
  private static let listOccurrences = 50.0
  /// What a word that a list lacks counts for, in a million.
  private static let leastFrequency = 0.005

  let language: Language
  /// Names of the files, and the number of their lines.
  private(set) var sources: [String] = []
  private(set) var lines: [[UInt8]] = []
  private(set) var heldOutLines: [[UInt8]] = []
  private(set) var words: [[UInt8]] = []
  private(set) var heldOutWords: [[UInt8]] = []
  /// For every word the sum of weights up to and with it, by which words are drawn.
  private var weightSums: [Double] = []
  /// Of every word how much it is used, see ``weight(_:)``.
  private var uses: [Double] = []

  /// The corpora of a folder, sorted by language: all `<language>.txt` and `<language>.words.tsv` (word, frequency), also with `.gz`.
  static func all(in folder: String) throws -> [LanguageCorpus] {
    var files: [Language: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let base = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
      guard base.hasSuffix(".txt") || base.hasSuffix(".words.tsv"), let code = base.split(separator: ".").first else { continue }
      files[Language(String(code)), default: []].append(name)
    }
    let source = try files[sourceLanguage].map { try words(in: $0, of: folder) } ?? []
    let sourceFrequencies = Dictionary(source.map { ($0.word, $0.frequency) }, uniquingKeysWith: max)
    return try files.sorted { $0.key < $1.key }.map {
      try LanguageCorpus($0.key, files: $0.value, in: folder, source: $0.key == sourceLanguage ? [:] : sourceFrequencies)
    }
  }

  /// - Parameter source: frequencies of the words of ``sourceLanguage``.
  private init(_ language: Language, files: [String], in folder: String, source: [[UInt8]: Double]) throws {
    self.language = language
    let weights = try Self.words(in: files, of: folder)
    let frequencies = Dictionary(weights.map { ($0.word, $0.frequency) }, uniquingKeysWith: max)
    for name in files {
      let path = folder + "/" + name
      let rows = try GzipFile.read(path).split(separator: 0x0A)
      sources.append("\(name), \(rows.count) lines")
      if !name.contains(".words.tsv") {
        for (number, row) in rows.enumerated() {
          let line = Text(repairing: Array(row)).folded
          if Self.isUntranslated(line, frequencies, source) { continue }
          if number % Self.heldOutEvery == 0 { heldOutLines.append(line) } else { lines.append(line) }
        }
      }
    }
    for weight in Self.merged(weights, Self.words(of: lines)) {
      if Self.isHeldOut(weight.word) {
        heldOutWords.append(weight.word)
      } else {
        words.append(weight.word)
        weightSums.append((weightSums.last ?? 0) + Self.weight(weight.drawn))
        uses.append(Self.weight(weight.frequency))
      }
    }
  }

  /// A frequency to the power of 11/16: so the words of five and more letters in running text are as rare as those met one by one.
  private static func weight(_ frequency: Double) -> Double {
    // Roots are the same to the bit on every machine, powers are not.
    let half = frequency.squareRoot()
    let eighth = half.squareRoot().squareRoot()
    return half * eighth * eighth.squareRoot()
  }

  /// The words of the lists among some files, with their frequency in a million.
  private static func words(in files: [String], of folder: String) throws -> [(word: [UInt8], frequency: Double)] {
    var words: [(word: [UInt8], frequency: Double)] = []
    for name in files where name.contains(".words.tsv") {
      let path = folder + "/" + name
      for (number, row) in try GzipFile.read(path).split(separator: 0x0A).enumerated() {
        let cells = row.split(separator: 0x09)
        guard cells.count == 2, let frequency = Double(String(decoding: cells[1], as: UTF8.self)), frequency > 0 else {
          throw ValidationFailure(path: path, line: number + 1, expected: "word, tab, frequency")
        }
        words.append((Text(repairing: Array(cells[0])).folded, frequency))
      }
    }
    return words
  }

  /// Whether a line is in ``sourceLanguage`` by the frequencies of its words there and in the language it is said to be in.
  private static func isUntranslated(_ line: [UInt8], _ own: [[UInt8]: Double], _ source: [[UInt8]: Double]) -> Bool {
    guard !own.isEmpty, !source.isEmpty else { return false }
    var sum = 0.0
    var count = 0
    for piece in line.split(separator: 0x20) {
      let word = Array(trimmed(piece))
      guard !word.isEmpty else { continue }
      sum += logarithm(((source[word] ?? 0) + leastFrequency) / ((own[word] ?? 0) + leastFrequency))
      count += 1
    }
    return sum > untranslatedEvidence * Double(count)
  }

  /// The same words are held out in every language, or one that is held out in the one would be learned as a word of the other.
  private static func isHeldOut(_ word: [UInt8]) -> Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return (hash >> 24) % heldOutWordEvery == 0
  }

  /// The words of the list and of the lines: how often each is to be drawn, and its frequency.
  ///
  /// It is drawn by the mean of its frequencies in the list and in the lines, so that words of the lines that the list lacks are
  /// learned as well. A list is counted on far more text than there are lines: what is known of the frequency itself is that of the
  /// list, which counts as much as ``listOccurrences`` occurrences, and a word that it lacks is thought as rare as the rarest in it.
  private static func merged(
    _ list: [(word: [UInt8], frequency: Double)], _ lines: [(word: [UInt8], count: Int)]
  ) -> [(word: [UInt8], drawn: Double, frequency: Double)] {
    let millions = Double(lines.reduce(0) { $0 + $1.count }) / 1e6
    func inLines(_ count: Int) -> Double { count == 0 ? 0 : Double(count) / millions }
    if list.isEmpty { return lines.map { ($0.word, inLines($0.count), inLines($0.count)) } }
    var left = Dictionary(uniqueKeysWithValues: lines.map { ($0.word, $0.count) })
    func frequency(_ count: Int, expected: Double) -> Double {
      (listOccurrences + Double(count)) / (listOccurrences / expected + millions)
    }
    var words: [(word: [UInt8], drawn: Double, frequency: Double)] = []
    for (word, expected) in list {
      let count = left.removeValue(forKey: word) ?? 0
      words.append((word, (expected + inLines(count)) / 2, frequency(count, expected: expected)))
    }
    let rarest = list.reduce(.infinity) { min($0, $1.frequency) }
    for (word, count) in lines where left[word] != nil {
      words.append((word, inLines(count) / 2, frequency(count, expected: rarest)))
    }
    return words
  }

  /// The words of the lines, with how often they occur.
  private static func words(of lines: [[UInt8]]) -> [(word: [UInt8], count: Int)] {
    var counts: [[UInt8]: Int] = [:]
    for line in lines {
      for piece in line.split(separator: 0x20) {
        let word = trimmed(piece)
        guard !word.isEmpty else { continue }
        counts[Array(word), default: 0] += 1
      }
    }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  /// A piece of a line without the punctuation around it: ASCII signs and what lies in U+2000...U+206F.
  private static func trimmed(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }
    var piece = piece
    while let first = piece.first {
      if piece.starts(with: [0xE2, 0x80]) {
        piece = piece.dropFirst(3)
      } else if !isLetter(first) {
        piece = piece.dropFirst()
      } else {
        break
      }
    }
    while let last = piece.last {
      if piece.dropLast().suffix(2) == [0xE2, 0x80] {
        piece = piece.dropLast(3)
      } else if !isLetter(last) {
        piece = piece.dropLast()
      } else {
        break
      }
    }
    return piece
  }

  /// The weight by which a word is drawn.
  func weight(ofWord number: Int) -> Double { weightSums.part(of: number) }

  /// How much a word is used: its frequency, by the best that is known of it, on the scale of the weights.
  func use(ofWord number: Int) -> Double { uses[number] }

  /// A word, drawn by its weight.
  func word(_ random: inout SplitMix64) -> [UInt8] {
    guard let total = weightSums.last else { return [] }
    return words[weightSums.place(of: random.unit() * total)]
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
