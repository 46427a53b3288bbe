import TextCore

/// Tells single-byte encodings apart: the bytes are read in each, and the reading whose letters follow one another as they do in the
/// languages of the lexicons wins.
struct CharsetDetector: Sendable {
  /// Encodings that texts in these languages come in; of equals the first.
  private static let names = [
    "windows-1252", "windows-1251", "koi8-r", "ibm866", "x-mac-cyrillic", "iso-8859-5", "macintosh", "iso-8859-15",
  ]
  /// Pairs that are looked at; more tell nothing new.
  private static let maximumPairs = 20_000
  /// Bits a pair by which another reading must be better than the declared one to be believed against it.
  private static let tolerance = 1.5
  /// Pairs below which a declared encoding is believed.
  private static let minimumPairs = 8
  /// Bytes before a letter in which its line must begin for it to be the first: a dash, quotation marks, spaces.
  private static let maximumIndent = 8

  private struct Candidate: Sendable {
    let table: CharsetTables.Table
    /// Symbol and case of every byte.
    let symbols: [(symbol: LetterPairs.Symbol, letterCase: UInt8)]
  }

  private let pairs: LetterPairs
  private let candidates: [Candidate]

  init(tables: CharsetTables, lexicons: LexiconFolder) throws(LexiconError) {
    let pairs = try LetterPairs(lexicons: lexicons)
    self.pairs = pairs
    candidates = Self.names.compactMap { name in
      tables.table(for: name).map { table in
        Candidate(table: table, symbols: table.scalars.map { pairs.symbol(of: $0) })
      }
    }
  }

  /// The encoding in which the bytes read best; nil without bytes above ASCII.
  func table(for bytes: [UInt8]) -> CharsetTables.Table? { best(bytes)?.candidate.table }

  /// The encoding in which the bytes read much better than in the declared one; nil when it may be believed, or is none of those told apart.
  func table(for bytes: [UInt8], against declared: CharsetTables.Table) -> CharsetTables.Table? {
    guard let own = candidates.first(where: { $0.table.name == declared.name }), let best = best(bytes) else { return nil }
    let (cost, count) = cost(bytes, own)
    let difference = Double(cost - best.cost) / 10 / Double(max(1, count))
    return count >= Self.minimumPairs && difference > Self.tolerance ? best.candidate.table : nil
  }

  private func best(_ bytes: [UInt8]) -> (candidate: Candidate, cost: Int)? {
    var best: (candidate: Candidate, cost: Int)?
    for candidate in candidates {
      let (cost, count) = cost(bytes, candidate)
      if count == 0 { return nil }
      if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
    }
    return best
  }

  /// What all pairs with a byte above ASCII cost, in tenths of a bit, and their number.
  private func cost(_ bytes: [UInt8], _ candidate: Candidate) -> (cost: Int, pairs: Int) {
    let symbols = candidate.symbols
    let span = bytes.span
    var cost = 0
    var count = 0
    var previous: UInt8 = 0x20
    var i = 0
    while i < span.count && count < Self.maximumPairs {
      let byte = span[i]
      if byte | previous >= 0x80 {
        cost += Int(pairs.cost(symbols[Int(previous)], symbols[Int(byte)]))
        count += 1
        if symbols[Int(byte)].letterCase == 1 && symbols[Int(previous)].letterCase == 0 && startsLine(span, i, symbols) {
          cost += Int(LetterPairs.lowerStartCost)
        }
      }
      previous = byte
      i &+= 1
    }
    return (cost, count)
  }

  /// Whether no letter stands before `index` in its line, or behind the tag before it.
  private func startsLine(_ bytes: Span<UInt8>, _ index: Int, _ symbols: [(symbol: LetterPairs.Symbol, letterCase: UInt8)]) -> Bool {
    var i = index - 1
    while i >= 0 && index - i <= Self.maximumIndent {
      if bytes[i] == 0x0A || bytes[i] == 0x0D || bytes[i] == UInt8(ascii: ">") { return true }
      if symbols[Int(bytes[i])].letterCase != 0 { return false }
      i -= 1
    }
    return i < 0
  }
}
