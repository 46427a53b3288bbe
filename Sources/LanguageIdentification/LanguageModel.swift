import TextCore

/// What has been learned of the languages: for each script a table of weights, a row a feature, and the classes its lanes stand for.
///
/// The file is a head of lines `key: value`, an empty line, and the rows as they lie in memory, those of the Latin table first:
///
///     tenor language model 1
///     what: …                             for people, as are source and licence
///     languages: de bg da en              the answers there are, besides und
///     table: latin 16 0.02 1.5            script, number of rows as a power of two, value of a weight of 1, added to the features
///     class: latin danish da -0.25        script, name, answer, bias
///     checksum: 0123456789abcdef
///
/// A class is a lane: several may share an answer, and the class list alone decides which languages there are.
package struct LanguageModel: Sendable, Equatable {
  static let signature = "tenor language model 1"

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
    /// Index of its first row.
    var base = 0
    /// The number of rows is 2 to this power.
    package var bits: Int
    /// What a weight of 1 adds to a score.
    package var scale: Double
    /// A score is divided by the root of the number of features and this.
    package var smoothing: Double
    package var classes: [Class]

    package init(bits: Int, scale: Double, smoothing: Double, classes: [Class]) {
      self.bits = bits
      self.scale = scale
      self.smoothing = smoothing
      self.classes = classes
    }
  }

  /// The lines of the head that are for people.
  package let notes: [(key: String, value: String)]
  package let languages: [Language]
  package let latin: Table
  package let cyrillic: Table
  let rows: [WeightRow]

  /// - Parameters:
  ///   - notes: lines of the head that are for people; the keys `what`, `source`, `licence`.
  ///   - weights: for each table and row the weights of its classes.
  package init(
    notes: [(key: String, value: String)], languages: [Language], latin: (table: Table, weights: [[Int8]]),
    cyrillic: (table: Table, weights: [[Int8]])
  ) {
    precondition(latin.weights.count == 1 << latin.table.bits && cyrillic.weights.count == 1 << cyrillic.table.bits)
    self.notes = notes
    self.languages = languages
    self.latin = latin.table
    var table = cyrillic.table
    table.base = latin.weights.count
    self.cyrillic = table
    rows = latin.weights.map(WeightRow.init(weights:)) + cyrillic.weights.map(WeightRow.init(weights:))
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
      guard let colon = line.firstRange(of: ": ") else {
        throw .head(line: lines.number, found: line, expected: "key: value")
      }
      let key = String(line[..<colon.lowerBound])
      let value = String(line[colon.upperBound...])
      let fields = value.split(separator: " ").map(String.init)
      switch key {
      case "what", "source", "licence": notes.append((key, value))
      case "languages": languages = fields.map { Language($0) }
      case "table":
        guard fields.count == 4, ["latin", "cyrillic"].contains(fields[0]), let bits = Int(fields[1]), (1...24).contains(bits),
          let scale = Double(fields[2]), scale.isFinite, let smoothing = Double(fields[3]), smoothing.isFinite, smoothing >= 0
        else { throw .head(line: lines.number, found: line, expected: "table: latin or cyrillic, bits, scale, smoothing") }
        tables[fields[0]] = Table(bits: bits, scale: scale, smoothing: smoothing, classes: [])
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
      default: throw .head(line: lines.number, found: line, expected: "what, source, licence, languages, table, class or checksum")
      }
    }
    guard let languages, !languages.isEmpty else { throw .lacking("languages") }
    guard let latin = tables["latin"] else { throw .lacking("table: latin") }
    guard var cyrillic = tables["cyrillic"] else { throw .lacking("table: cyrillic") }
    guard let checksum else { throw .lacking("checksum") }
    for (name, table) in [("latin", latin), ("cyrillic", cyrillic)] where !(1...WeightRow.classes).contains(table.classes.count) {
      throw .lacking("class: \(name)” 1 to \(WeightRow.classes) times, but “class: \(name)")
    }
    cyrillic.base = 1 << latin.bits
    let count = (1 << latin.bits) + (1 << cyrillic.bits)
    let found = bytes.count - lines.offset
    guard found == count * MemoryLayout<WeightRow>.size else { throw .size(found: found, expected: count * MemoryLayout<WeightRow>.size) }
    let rows = Self.rows(bytes, from: lines.offset, count: count)
    let sum = Self.checksum(rows)
    guard sum == checksum else { throw .damaged(found: sum, expected: checksum) }
    self.notes = notes
    self.languages = languages
    self.latin = latin
    self.cyrillic = cyrillic
    self.rows = rows
  }

  /// The model as a file; ``init(_:)`` gives it back.
  package var bytes: [UInt8] {
    var head = Self.signature + "\n"
    for note in notes { head += "\(note.key): \(note.value)\n" }
    head += "languages: \(languages.map(\.code).joined(separator: " "))\n"
    for (name, table) in [("latin", latin), ("cyrillic", cyrillic)] {
      head += "table: \(name) \(table.bits) \(table.scale) \(table.smoothing)\n"
      for c in table.classes { head += "class: \(name) \(c.name) \(c.answer.code) \(c.bias)\n" }
    }
    head += "checksum: \(Self.checksum(rows))\n\n"
    var bytes = Array(head.utf8)
    bytes.reserveCapacity(bytes.count + rows.count * MemoryLayout<WeightRow>.size)
    for row in rows {
      for lane in 0..<WeightRow.scalarCount {
        bytes.append(UInt8(truncatingIfNeeded: row[lane]))
        bytes.append(UInt8(truncatingIfNeeded: row[lane] >> 8))
      }
    }
    return bytes
  }

  package static func == (a: LanguageModel, b: LanguageModel) -> Bool { a.bytes == b.bytes }

  /// Lanes are stored with the low byte first, which is how they lie in memory on all machines that Swift runs on.
  private static func rows(_ bytes: [UInt8], from start: Int, count: Int) -> [WeightRow] {
    unsafe [WeightRow](unsafeUninitializedCapacity: count) { buffer, initialized in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[start..<(start + count * MemoryLayout<WeightRow>.size)]))
      }
      initialized = count
    }
  }

  /// FNV-1a over pairs of lanes, in hexadecimal digits.
  private static func checksum(_ rows: [WeightRow]) -> String {
    var sums = SIMD4<UInt64>(repeating: WordHash.seed)
    for row in rows {
      let pairs = SIMD4<UInt64>(truncatingIfNeeded: unsafe unsafeBitCast(row, to: SIMD4<UInt32>.self))
      sums = (sums ^ pairs) &* 0x0000_0100_0000_01B3
      sums ^= sums &>> 29
    }
    var sum = WordHash.seed
    for lane in 0..<4 { sum = WordHash.step(sum, 0) ^ sums[lane] }
    let digits = String(WordHash.finish(sum), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
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
