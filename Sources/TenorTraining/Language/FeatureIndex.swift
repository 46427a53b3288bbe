import LanguageIdentification

/// Which features there are, and how often they occur. A feature is known by the first bits of its hash, those that the model knows it by.
struct FeatureIndex {
  /// Number of places of the model as a power of two.
  let bits: Int
  /// Hash and number of occurrences of every feature, by its number.
  private(set) var features: [(hash: Int, count: Int)] = []
  /// Hash and number of each feature in one word, by open addressing; 0 is free.
  private var slots: [UInt64]

  /// Features are numbered from 1 in so many bits of a slot.
  private static let numberBits: UInt64 = 26
  private static let numberMask: UInt64 = 1 << numberBits - 1

  init(bits: Int) {
    precondition(bits + LanguageModel.tagBits + Int(Self.numberBits) <= 64, "hash and number fill a slot")
    self.bits = bits
    slots = Array(repeating: 0, count: 1 << 16)
  }

  /// Counts an occurrence of each of some features.
  mutating func count(_ hashes: [UInt64]) {
    for hash in hashes {
      let key = hash >> shift
      let slot = Self.slot(of: key, in: slots.span)
      if slots[slot] != 0 {
        features[Int(slots[slot] & Self.numberMask) - 1].count += 1
      } else {
        features.append((Int(key), 1))
        slots[slot] = key << Self.numberBits | UInt64(features.count)
        if features.count * 2 > slots.count { place(in: slots.count * 2) }
      }
    }
  }

  /// Replaces `numbers` by those of the features that are kept, counted from `first`.
  func read(_ hashes: [UInt64], into numbers: inout [Int], from first: Int = 0) {
    numbers.removeAll(keepingCapacity: true)
    let slots = slots.span
    for hash in hashes {
      let number = slots[Self.slot(of: hash >> shift, in: slots)] & Self.numberMask
      if number != 0 { numbers.append(first + Int(number) - 1) }
    }
  }

  /// Leaves out all features but those for which `isKept` holds; the others get new numbers in the same order.
  mutating func keep(where isKept: (Int) -> Bool) {
    features = features.indices.filter(isKept).map { features[$0] }
    var size = 1 << 16
    while size < features.count * 3 { size *= 2 }
    place(in: size)
  }

  /// For each feature the place that it gets in the model, or nil: the most important get those that their hashes share, some side by
  /// side. No two of these have the same tag.
  func places(byImportance importance: [Float]) -> [Int?] {
    let ways = LanguageModel.ways
    var places: [Int?] = Array(repeating: nil, count: features.count)
    var holders: [Int] = Array(repeating: -1, count: 1 << bits)
    let order = features.indices.sorted { (importance[$0], $1) > (importance[$1], $0) }
    for number in order {
      let first = features[number].hash >> LanguageModel.tagBits / ways * ways
      for place in first..<(first + ways) {
        if holders[place] < 0 {
          holders[place] = number
          places[number] = place
          break
        }
        if tag(holders[place]) == tag(number) { break }
      }
    }
    return places
  }

  /// The bits of its hash by which the model tells a feature from others at its place.
  func tag(_ number: Int) -> UInt8 { UInt8(truncatingIfNeeded: features[number].hash) }

  private var shift: UInt64 { UInt64(LanguageModel.hashBits - LanguageModel.tagBits - bits) }

  private mutating func place(in size: Int) {
    slots = Array(repeating: 0, count: size)
    for number in features.indices {
      let key = UInt64(features[number].hash)
      slots[Self.slot(of: key, in: slots.span)] = key << Self.numberBits | UInt64(number + 1)
    }
  }

  /// The slot that has the feature, or the free one where it would be.
  @inline(__always)
  private static func slot(of key: UInt64, in slots: Span<UInt64>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x2545_F491_4F6C_DD1D) >> 24) & mask
    while slots[slot] != 0 && slots[slot] >> numberBits != key { slot = (slot + 1) & mask }
    return slot
  }
}
