import EntityRecognition
import TextCore

/// What articles are compared by: 144 bytes that say how much of their wording two texts share.
///
/// MinHash (Broder 1997) over pairs of neighbouring words, in one pass: a pair's hash chooses one of 128 lanes, each lane keeps the
/// least (one permutation hashing; Li, Owen and Zhang 2012), and lanes that nothing fell into borrow from others (Shrivastava 2017).
/// Of each least hash a byte is kept (b-bit minwise hashing; Li and König 2010). Words of fewer than four letters are left out: their
/// pairs are what unrelated texts of a language have in common.
public struct ArticleSignature: Sendable, Equatable {
  static let lanes = 128
  private static let shortestWord = 4
  /// With fewer pairs of words an estimate says nothing, and only the same text is the same.
  private static let fewestPairs = 20

  /// One byte a lane.
  let sketch: [UInt8]
  /// Of all words in order; furniture of punctuation, case and white space does not matter.
  let digest: UInt64
  /// A bit for each company that the article is surely about.
  let subjects: UInt64
  /// Whether the text is long enough to be compared by its sketch.
  var isComparable: Bool { !sketch.isEmpty }

  /// - Parameter subjects: ids of the companies that the article is surely about. Two reports from one template on different companies are
  ///   no copies, however many words they share.
  public init(of text: Text, subjects: [String] = []) {
    var hashes = [UInt64](repeating: .max, count: Self.lanes)
    var digest = WordHash.seed
    var pairs = 0
    var previous: UInt64?
    let span = text.folded.span
    var i = 0
    while i < span.count {
      // A word, and how many letters it has.
      var hash = WordHash.seed
      var letters = 0
      var hasDigit = false
      while i < span.count {
        let length = Self.wordBytes(span, at: i)
        if length == 0 { break }
        hasDigit = hasDigit || span[i] <= UInt8(ascii: "9")
        for k in 0..<length { hash = WordHash.step(hash, span[i &+ k]) }
        letters &+= 1
        i &+= length
      }
      i &+= 1
      guard letters > 0 else { continue }
      let word = WordHash.finish(hash)
      digest = WordHash.finish(digest ^ word)
      guard letters >= Self.shortestWord || hasDigit else { continue }
      if let previous {
        let pair = WordHash.finish((previous << 1 | previous >> 63) ^ word)
        let lane = Int(pair >> 57)
        hashes[lane] = min(hashes[lane], pair << 7)
        pairs &+= 1
      }
      previous = word
    }
    self.digest = digest
    sketch = pairs < Self.fewestPairs ? [] : Self.filled(hashes)
    self.subjects = subjects.reduce(0) { $0 | 1 << (WordHash.hash(Array($1.utf8)) >> 58) }
  }

  /// Bytes of the letter or digit at `i`; 0 when there is none. Spaces and marks of the Latin-1 and General Punctuation blocks end words.
  @inline(__always) private static func wordBytes(_ span: Span<UInt8>, at i: Int) -> Int {
    let byte = span[i]
    if byte < 0x80 {
      let isDigit = byte &- 0x30 < 10
      return isDigit || byte &- 0x61 < 26 ? 1 : 0
    }
    if byte == 0xC2 || byte & 0xC0 == 0x80 { return 0 }
    if byte < 0xE0 { return min(2, span.count &- i) }
    if byte < 0xF0 { return byte == 0xE2 ? 0 : min(3, span.count &- i) }
    return 0
  }

  /// A byte of each lane's least hash; empty lanes take that of another lane, chosen by their number alone.
  private static func filled(_ hashes: [UInt64]) -> [UInt8] {
    (0..<lanes).map { lane in
      var source = lane
      var attempt: UInt64 = 1
      while hashes[source] == .max {
        source = Int(WordHash.finish(UInt64(lane) << 32 | attempt) >> 57)
        attempt += 1
      }
      return UInt8(truncatingIfNeeded: hashes[source] >> 7)
    }
  }

  // MARK: As bytes

  /// Digest, subjects, sketch; for the store.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + Self.lanes)
    for word in [digest, subjects] {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    return bytes + sketch
  }

  /// Nil when these are not the bytes of a signature.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 16 || bytes.count == 16 + Self.lanes else { return nil }
    func word(at start: Int) -> UInt64 { bytes[start..<(start + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    digest = word(at: 0)
    subjects = word(at: 8)
    sketch = Array(bytes[16...])
  }
}

extension ArticleSignature {
  /// Companies named once come and go with single words.
  private static let fewestMentions = 2

  /// The signature of an analyzed record; nil for others.
  init?(of record: Record) {
    guard record.status == .analyzed, let article = record.article else { return nil }
    // Of the companies known from lists those with at least half as much of the article as the one it is most about: what texts alone
    // make known goes by another name as soon as a word beside it changes.
    let most = record.companies.map(\.relevance).max() ?? 0
    let subjects = record.companies.filter { verdict in
      verdict.company.isListed && verdict.mentions.count >= Self.fewestMentions && verdict.relevance * 2 >= most
    }
    self.init(of: article.text, subjects: subjects.map(\.company.id))
  }
}
