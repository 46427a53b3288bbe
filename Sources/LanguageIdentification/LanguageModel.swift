import TextCore

/// What has been learned of the languages: for each script a table of features with their weights for up to sixteen classes.
///
/// A run of letters has four bytes: a tag, the eight bits that follow in its hash on the number of its place, and three codes. A code is a
/// row of a codebook of 256; the codebooks are small enough to stay in the processor's nearest memory (product quantization; Jégou, Douze
/// and Schmid 2011). The weights for the first eight classes, where the languages to be told are, are the sum of two rows, those for
/// the last eight are one row. Each feature may stand at either of two places side by side, so that more of the important ones find
/// room (a seventh more runs of letters than at one place each); of those that the model does not know one in 128 is taken for
/// another.
///
/// Whole words have places of their own behind those of the runs of letters, so that a word that decides is not lost to a run that is
/// met oftener. They have codebooks of their own as well, as their weights are unlike those of runs, and one row for the first eight
/// classes is enough: a word has three bytes, and more words are worth more than finer weights.
///
/// The file is a head of lines `key: value`, an empty line, the codebooks (for each table 5 × 256 × 8 numbers of 16 bits), the
/// features (of each table the runs and then the words: tag, code for the last eight classes, fine code of a run, code for the first eight)
/// and the two refinements (1,152 numbers of 32 bits each), those of the Latin table first; all numbers with the low byte first:
///
///     tenor language model 5
///     what: …                             for people, as are source, licence and made (the numbers of the training)
///     languages: de bg da en              the answers there are, besides und
///     table: latin 18 17 0.02 1.5         script, places of runs and of words as powers of two, value of a weight of 1, smoothing
///     class: latin danish da -0.25        script, name, answer, bias
///     checksum: 0123456789abcdef          XXH64 of all that follows the empty line
///
/// Several classes may share an answer, and the class list alone decides which languages there are.
package final class LanguageModel: Sendable, Equatable {
  static let signature = "tenor language model 5"
  package static let hashBits = 64
  package static let tagBits = 8
  static let tagMask: UInt32 = 0xFF
  /// Rows of a codebook; the row 0 is all zeros and stands for features that the model does not know.
  package static let codes = 256
  /// Classes of a codebook.
  package static let lanes = 8
  package static let greatestClassCount = 2 * lanes
  /// Codebooks of a table: of runs two for the first classes and one for the last, of words one for each.
  static let codebooks = 5
  /// Bytes of a word in the file.
  private static let wordSize = 3
  /// Places side by side that a feature may stand at.
  package static let ways = 2
  /// Weights are from minus this to this, so that 16 bits hold the sum of a word's.
  package static let greatestWeight = Int(Int16.max) / (LetterScanner.greatestRunCount + 1)

  package struct Class: Sendable, Equatable {
    package let name: String
    /// What a text of this class is answered with.
    package let answer: Language
    package let bias: Double

    package init(name: String, answer: Language, bias: Double) {
      self.name = name
      self.answer = answer
      self.bias = bias
    }
  }

  /// The weights of one script.
  package struct Table: Sendable, Equatable {
    /// Index of its first run.
    var base = 0
    /// Index of its first word.
    var wordBase: Int { base + 1 << bits }
    /// Index past its last word.
    fileprivate var end: Int { wordBase + 1 << wordBits }
    /// Bytes of its runs and words in the file.
    fileprivate var entriesSize: Int { (wordBase - base) * MemoryLayout<UInt32>.size + (end - wordBase) * LanguageModel.wordSize }
    /// Index of the first row of its codebooks.
    var codes = 0
    /// How far a hash is shifted to leave the place and the tag of a run.
    var shift: UInt64 { UInt64(LanguageModel.hashBits - LanguageModel.tagBits - bits) }
    /// The same for a word.
    var wordShift: UInt64 { UInt64(LanguageModel.hashBits - LanguageModel.tagBits - wordBits) }
    /// The number of places of runs is 2 to this power.
    package var bits: Int
    /// The number of places of words is 2 to this power.
    package var wordBits: Int
    /// What a weight of 1 adds to a score.
    package var scale: Double
    /// A score is divided by the root of the number of features and this.
    package var smoothing: Double
    package var classes: [Class]
    package var refinement: Refinement
    /// The biases of the classes; minus infinity in lanes without a class.
    fileprivate(set) var biases = Refinement.Scores(repeating: -.infinity)
    /// 0 in the lanes of the classes, minus infinity in the others.
    fileprivate(set) var unused = Refinement.Scores(repeating: -.infinity)
    /// For each answer of the model 1 in the lanes of its classes, 0 in the others.
    fileprivate(set) var lanesOfAnswers: [Refinement.Scores] = []

    package init(bits: Int, wordBits: Int, scale: Double, smoothing: Double, classes: [Class], refinement: Refinement) {
      self.bits = bits
      self.wordBits = wordBits
      self.scale = scale
      self.smoothing = smoothing
      self.classes = classes
      self.refinement = refinement
    }
  }

  /// The lines of the head that are for people.
  package let notes: [(key: String, value: String)]
  package let languages: [Language]
  /// The languages and, last, ``Language/undetermined``.
  let answers: [Language]
  package let latin: Table
  package let cyrillic: Table
  /// From the lowest byte: the tag, the code of the last eight classes, and the two of the first eight, of which the fine one comes first
  /// and is 0 for a word.
  let entries: [UInt32]
  let codebook: [SIMD8<Int16>]

  /// The runs or the words of a table with their weights.
  package struct Weights: Sendable {
    /// For each feature its place and tag, and its codes; the fine one of a word is 0. No two have the same place.
    package var features: [(place: Int, tag: UInt8, low: UInt8, fine: UInt8, high: UInt8)]
    /// The two codebooks for the first eight classes, and that for the last eight. Words have no fine one.
    package let low: [SIMD8<Int16>]
    package let fine: [SIMD8<Int16>]?
    package let high: [SIMD8<Int16>]

    package init(
      features: [(place: Int, tag: UInt8, low: UInt8, fine: UInt8, high: UInt8)], low: [SIMD8<Int16>], fine: [SIMD8<Int16>]?,
      high: [SIMD8<Int16>]
    ) {
      for codebook in [low, fine ?? low, high] { precondition(codebook.count == LanguageModel.codes, "a code is a byte") }
      self.features = features
      self.low = low
      self.fine = fine
      self.high = high
    }
  }

  /// - Parameter notes: lines of the head that are for people; the keys `what`, `source`, `licence`, `made`.
  package init(
    notes: [(key: String, value: String)], languages: [Language], latin: (table: Table, runs: Weights, words: Weights),
    cyrillic: (table: Table, runs: Weights, words: Weights)
  ) {
    self.notes = notes
    self.languages = languages
    answers = languages + [.undetermined]
    self.latin = Self.answering(latin.table, languages)
    self.cyrillic = Self.answering(Self.placed(cyrillic.table, after: latin.table), languages)
    var entries = [UInt32](repeating: 0, count: self.cyrillic.end)
    for (base, weights) in [
      (self.latin.base, latin.runs), (self.latin.wordBase, latin.words), (self.cyrillic.base, cyrillic.runs),
      (self.cyrillic.wordBase, cyrillic.words),
    ] {
      for feature in weights.features {
        entries[base + feature.place] =
          UInt32(feature.low) << 24 | UInt32(feature.fine) << 16 | UInt32(feature.high) << 8 | UInt32(feature.tag)
      }
    }
    self.entries = entries
    codebook = [latin.runs, latin.words, cyrillic.runs, cyrillic.words].flatMap { $0.low + ($0.fine ?? []) + $0.high }
  }

  private static func answering(_ table: Table, _ languages: [Language]) -> Table {
    var table = table
    table.lanesOfAnswers = Array(repeating: Refinement.Scores(), count: languages.count + 1)
    for (c, named) in table.classes.enumerated() {
      table.lanesOfAnswers[languages.firstIndex(of: named.answer) ?? languages.count][c] = 1
      table.biases[c] = Float(named.bias)
      table.unused[c] = 0
    }
    return table
  }

  private static func placed(_ table: Table, after first: Table) -> Table {
    var table = table
    table.base = first.end
    table.codes = codebooks * codes
    return table
  }

  package init(_ bytes: [UInt8]) throws(LanguageModelError) {
    var lines = Lines(bytes)
    guard lines.next() == Self.signature else {
      throw .foreign(found: String(decoding: bytes.prefix(Self.signature.utf8.count), as: UTF8.self))
    }
    var notes: [(key: String, value: String)] = []
    var languages: [Language]?
    var tables: [String: Table] = [:]
    var checksum: String?
    while let line = lines.next(), !line.isEmpty {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), line[colon...].hasPrefix(": ") else {
        throw .head(line: lines.number, found: line, expected: "key: value")
      }
      let key = String(line[..<colon])
      let value = String(line[colon...].dropFirst(2))
      let fields = ["languages", "table", "class"].contains(key) ? value.split(separator: " ").map(String.init) : []
      switch key {
      case "what", "source", "licence", "made": notes.append((key, value))
      case "languages": languages = fields.map { Language($0) }
      case "table":
        guard fields.count == 5, ["latin", "cyrillic"].contains(fields[0]), let bits = Int(fields[1]), (1...24).contains(bits),
          let wordBits = Int(fields[2]), (1...24).contains(wordBits), let scale = Double(fields[3]), scale.isFinite,
          let smoothing = Double(fields[4]), smoothing.isFinite, smoothing >= 0
        else {
          throw .head(line: lines.number, found: line, expected: "table: latin or cyrillic, bits of runs and of words, scale, smoothing")
        }
        tables[fields[0]] = Table(bits: bits, wordBits: wordBits, scale: scale, smoothing: smoothing, classes: [], refinement: .none)
      case "class":
        guard fields.count == 4, tables[fields[0]] != nil, let bias = Double(fields[3]), bias.isFinite else {
          throw .head(line: lines.number, found: line, expected: "class: a table named before, name, answer, bias")
        }
        let answer = Language(fields[2])
        guard answer == .undetermined || languages?.contains(answer) == true else {
          throw .head(line: lines.number, found: line, expected: "an answer named in a line languages before")
        }
        tables[fields[0]]?.classes.append(Class(name: fields[1], answer: answer, bias: bias))
      case "checksum": checksum = value
      default: throw .head(line: lines.number, found: line, expected: "what, source, licence, made, languages, table, class or checksum")
      }
    }
    guard let languages, !languages.isEmpty else { throw .lacking("languages") }
    guard languages.count < LanguageGuess.greatestCount else {
      throw .head(line: 0, found: "\(languages.count) languages", expected: "at most \(LanguageGuess.greatestCount - 1)")
    }
    guard let latin = tables["latin"] else { throw .lacking("table: latin") }
    guard let cyrillic = tables["cyrillic"] else { throw .lacking("table: cyrillic") }
    guard let checksum else { throw .lacking("checksum") }
    for (name, table) in [("latin", latin), ("cyrillic", cyrillic)] where !(1...Self.greatestClassCount).contains(table.classes.count) {
      throw .lacking("class: \(name)” 1 to \(Self.greatestClassCount) times, but “class: \(name)")
    }
    let placed = Self.placed(cyrillic, after: latin)
    let rows = 2 * Self.codebooks * Self.codes
    let rowsEnd = lines.offset + rows * MemoryLayout<SIMD8<Int16>>.size
    let entriesEnd = rowsEnd + latin.entriesSize + placed.entriesSize
    let end = entriesEnd + 2 * Refinement.size * MemoryLayout<Float>.size
    guard bytes.count == end else { throw .size(found: bytes.count - lines.offset, expected: end - lines.offset) }
    let sum = XXHash64.digest(bytes.span.extracting(lines.offset..<end))
    guard sum == checksum else { throw .damaged(found: sum, expected: checksum) }
    let numbers: [Float] = Self.copied(bytes, from: entriesEnd, count: 2 * Refinement.size)
    var (first, second) = (latin, placed)
    first.refinement = Refinement(numbers.prefix(Refinement.size))
    second.refinement = Refinement(numbers.suffix(Refinement.size))
    self.notes = notes
    self.languages = languages
    answers = languages + [.undetermined]
    self.latin = Self.answering(first, languages)
    self.cyrillic = Self.answering(second, languages)
    codebook = Self.copied(bytes, from: lines.offset, count: rows)
    entries = Self.entries(bytes, from: rowsEnd, latin, placed)
  }

  /// The model as a file; ``init(_:)`` gives it back.
  package var bytes: [UInt8] {
    var head = Self.signature + "\n"
    for note in notes { head += "\(note.key): \(note.value)\n" }
    head += "languages: \(languages.map(\.code).joined(separator: " "))\n"
    for (name, table) in [("latin", latin), ("cyrillic", cyrillic)] {
      head += "table: \(name) \(table.bits) \(table.wordBits) \(table.scale) \(table.smoothing)\n"
      for c in table.classes { head += "class: \(name) \(c.name) \(c.answer.code) \(c.bias)\n" }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(codebook.count * MemoryLayout<SIMD8<Int16>>.size + entries.count * MemoryLayout<UInt32>.size)
    for row in codebook {
      for lane in row.indices {
        bytes.append(UInt8(truncatingIfNeeded: row[lane]))
        bytes.append(UInt8(truncatingIfNeeded: row[lane] >> 8))
      }
    }
    for table in [latin, cyrillic] {
      for entry in entries[table.base..<table.wordBase] { bytes.append(entry, bytes: [0, 8, 16, 24]) }
      for entry in entries[table.wordBase..<table.end] { bytes.append(entry, bytes: [0, 8, 24]) }
    }
    for number in latin.refinement.numbers + cyrillic.refinement.numbers { bytes.append(number.bitPattern, bytes: [0, 8, 16, 24]) }
    head += "checksum: \(XXHash64.digest(bytes))\n\n"
    return Array(head.utf8) + bytes
  }

  package static func == (a: LanguageModel, b: LanguageModel) -> Bool { a.bytes == b.bytes }

  /// The numbers in a file lie as they do in memory on all machines that Swift runs on.
  private static func copied<Number: BitwiseCopyable>(_ bytes: [UInt8], from start: Int, count: Int) -> [Number] {
    unsafe [Number](unsafeUninitializedCapacity: count) { numbers, initialized in
      unsafe copy(bytes, from: start, to: UnsafeMutableRawBufferPointer(numbers))
      initialized = count
    }
  }

  private static func copy(_ bytes: [UInt8], from start: Int, to target: UnsafeMutableRawBufferPointer) {
    unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<(start + target.count)])) }
  }

  /// The features of both tables in a file, which go on behind them: a word is read with the byte behind it.
  private static func entries(_ bytes: [UInt8], from start: Int, _ first: Table, _ second: Table) -> [UInt32] {
    unsafe [UInt32](unsafeUninitializedCapacity: second.end) { entries, initialized in
      var offset = start
      for table in [first, second] {
        let runs = unsafe UnsafeMutableBufferPointer(rebasing: entries[table.base..<table.wordBase])
        unsafe copy(bytes, from: offset, to: UnsafeMutableRawBufferPointer(runs))
        offset += (table.wordBase - table.base) * MemoryLayout<UInt32>.size
        unsafe bytes.withUnsafeBytes { source in
          for word in table.wordBase..<table.end {
            let read = unsafe source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            unsafe entries[word] = read & 0xFFFF | (read & 0xFF_0000) << 8
            offset += wordSize
          }
        }
      }
      initialized = second.end
    }
  }

  /// The lines of the head, one by one.
  private struct Lines {
    private let bytes: [UInt8]
    /// Where the next line begins.
    private(set) var offset = 0
    /// Of the line last read, from 1.
    private(set) var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> String? {
      guard let end = bytes[offset...].firstIndex(of: 0x0A) else { return nil }
      let line = String(decoding: bytes[offset..<end], as: UTF8.self)
      offset = end + 1
      number += 1
      return line
    }
  }
}

extension [UInt8] {
  /// Appends the bytes of a number that begin at some of its bits.
  fileprivate mutating func append(_ number: UInt32, bytes shifts: [UInt32]) {
    for shift in shifts { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
