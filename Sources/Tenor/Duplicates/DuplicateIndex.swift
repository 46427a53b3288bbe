import TextCore

/// The articles seen so far that repeat no other, found again by any part of their wording.
///
/// Locality-sensitive hashing (Indyk and Motwani 1998): two articles meet when three lanes of their sketches agree that belong
/// together, or all their words; what meets is then compared lane by lane. Memory is bounded: of more articles than its capacity the
/// oldest are forgotten. An article takes about 800 bytes.
///
/// The answer depends on the articles and their order alone. Being asked again about an article changes nothing.
public struct DuplicateIndex: Sendable {
  /// From this share of common word pairs on, an article is a copy. Copies with another headline, a paragraph dropped, a tenth of the words
  /// replaced and lines of furniture around them keep more; reports on the same event by different writers share less.
  static let leastSimilarity = 0.3
  /// Places where two articles can meet: 64 sets of three lanes, in which each lane is in one or two sets, and all words. Of copies that
  /// have 40 % in common 98 in 100 meet, of unrelated articles with 2 % one in 2,000.
  private static let bands = ArticleSignature.lanes / 2 + 1
  /// From the first lane of a band to its third; odd, so that no two bands are of the same lanes.
  private static let thirdLane = 43
  /// Articles looked at in one place where many meet, the latest first: texts from a template must not make the search quadratic.
  private static let longestChain = 128
  private static let smallestCapacity = 1 << 10

  // Of article number `n`, counted from 1 in the order of insertion, slot `n % slots`.
  private var ids: [String] = []
  private var sketches: [UInt8] = []
  private var isComparable: [Bool] = []
  private var digests: [UInt64] = []
  private var subjects: [UInt64] = []
  /// The article before in the same place, by slot and band; 0 for none.
  private var previous: [UInt32] = []
  /// The last article in each place, by band and key; 0 for none.
  private var latest: [UInt32] = []
  private let capacity: Int
  private var slots = 0
  private var count = 0
  private var numbers: [String: UInt32] = [:]

  /// - Parameter capacity: articles to remember, a power of two.
  public init(capacity: Int = 1 << 20) {
    precondition(capacity & (capacity - 1) == 0, "slots are found by the low bits of a hash")
    self.capacity = capacity
  }

  /// The earlier article that this one repeats. One that repeats none is remembered.
  public mutating func place(_ signature: ArticleSignature, id: String) -> Duplicate? {
    if let number = numbers[id], isSame(signature, as: Int(number)) { return nil }
    if let duplicate = original(of: signature, id: id) {
      forget(id)
      return duplicate
    }
    insert(signature, id: id)
    return nil
  }

  /// Remembers an article without comparing it.
  public mutating func insert(_ signature: ArticleSignature, id: String) {
    forget(id)
    if count == slots && slots < capacity { grow() }
    count += 1
    let slot = count % slots
    if count > slots && numbers[ids[slot]] == UInt32(count - slots) { numbers[ids[slot]] = nil }
    ids[slot] = id
    numbers[id] = UInt32(count)
    digests[slot] = signature.digest
    subjects[slot] = signature.subjects
    isComparable[slot] = signature.isComparable
    if signature.isComparable {
      sketches.replaceSubrange(slot * ArticleSignature.lanes..<(slot + 1) * ArticleSignature.lanes, with: signature.sketch)
    }
    link(count)
  }

  /// The earliest article that is similar enough and of the same companies.
  private func original(of signature: ArticleSignature, id: String) -> Duplicate? {
    guard count > 0 else { return nil }
    var found: Duplicate?
    var earliest = count + 1
    let oldest = max(1, count - slots + 1)
    for band in 0..<Self.bands where signature.isComparable || band == Self.bands - 1 {
      var number = Int(latest[place(band, signature.sketch, 0, signature.digest)])
      var steps = 0
      while number >= oldest && steps < Self.longestChain {
        let slot = number % slots
        if number < earliest && !ids[slot].isEmpty && ids[slot] != id {
          let similarity = similarity(signature, slot)
          if similarity >= Self.leastSimilarity {
            earliest = number
            found = Duplicate(original: ids[slot], similarity: similarity)
          }
        }
        number = Int(previous[slot * Self.bands + band])
        steps += 1
      }
    }
    return found
  }

  /// 0 for articles on different companies.
  private func similarity(_ signature: ArticleSignature, _ slot: Int) -> Double {
    if signature.subjects & subjects[slot] == 0 && signature.subjects != 0 && subjects[slot] != 0 { return 0 }
    if signature.digest == digests[slot] { return 1 }
    guard signature.isComparable && isComparable[slot] else { return 0 }
    let mine = signature.sketch.span
    let all = sketches.span
    let start = slot &* ArticleSignature.lanes
    var equal = 0
    for lane in 0..<ArticleSignature.lanes where mine[lane] == all[start &+ lane] { equal &+= 1 }
    // Bytes of different hashes agree once in 256 times.
    let chance = 1.0 / 256
    return max(0, (Double(equal) / Double(ArticleSignature.lanes) - chance) / (1 - chance))
  }

  private func isSame(_ signature: ArticleSignature, as number: Int) -> Bool {
    let slot = number % slots
    guard signature.digest == digests[slot] && signature.subjects == subjects[slot] && signature.isComparable == isComparable[slot] else {
      return false
    }
    let start = slot * ArticleSignature.lanes
    return !signature.isComparable || sketches[start..<(start + ArticleSignature.lanes)].elementsEqual(signature.sketch)
  }

  private mutating func forget(_ id: String) {
    if let number = numbers.removeValue(forKey: id) { ids[Int(number) % slots] = "" }
  }

  /// Where articles with this key in this band meet.
  private func place(_ band: Int, _ sketch: [UInt8], _ start: Int, _ digest: UInt64) -> Int {
    var key: UInt64
    if band == Self.bands - 1 {
      key = digest
    } else {
      let first = band * 2
      let third = (first + Self.thirdLane) % ArticleSignature.lanes
      key = UInt64(sketch[start + first]) << 16 | UInt64(sketch[start + first + 1]) << 8 | UInt64(sketch[start + third])
      key = (key &+ 1) &* 0x9E37_79B9_7F4A_7C15  // Fibonacci hashing (Knuth): the high bits depend on all three bytes.
      key >>= 24
    }
    return band * slots + Int(key & UInt64(slots - 1))
  }

  private mutating func link(_ number: Int) {
    let slot = number % slots
    for band in 0..<Self.bands {
      let isLinked = isComparable[slot] || band == Self.bands - 1
      guard isLinked else { continue }
      let place = place(band, sketches, slot * ArticleSignature.lanes, digests[slot])
      previous[slot * Self.bands + band] = latest[place]
      latest[place] = UInt32(number)
    }
  }

  /// Doubles the slots and links all articles anew.
  private mutating func grow() {
    let old = (ids, sketches, isComparable, digests, subjects, slots)
    slots = min(capacity, max(Self.smallestCapacity, slots * 2))
    ids = Array(repeating: "", count: slots)
    sketches = Array(repeating: 0, count: slots * ArticleSignature.lanes)
    isComparable = Array(repeating: false, count: slots)
    digests = Array(repeating: 0, count: slots)
    subjects = Array(repeating: 0, count: slots)
    previous = Array(repeating: 0, count: slots * Self.bands)
    latest = Array(repeating: 0, count: slots * Self.bands)
    for number in 1...max(1, count) where count > 0 {
      let from = number % old.5
      let slot = number % slots
      ids[slot] = old.0[from]
      isComparable[slot] = old.2[from]
      digests[slot] = old.3[from]
      subjects[slot] = old.4[from]
      let lanes = ArticleSignature.lanes
      sketches.replaceSubrange(slot * lanes..<(slot + 1) * lanes, with: old.1[from * lanes..<(from + 1) * lanes])
      link(number)
    }
  }
}

extension DuplicateIndex {
  /// A record and its line, with what it repeats, if anything, written into both. To be called in the order of the inputs.
  mutating func marked(_ record: Record, line: [UInt8], offsets: OffsetUnit) -> (Record, [UInt8]) {
    guard let signature = record.signature, let duplicate = place(signature, id: record.id) else { return (record, line) }
    var marked = record
    marked.duplicate = duplicate
    return (marked, marked.json(offsets: offsets))
  }
}
