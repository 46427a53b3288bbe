import TextCore

/// Names of companies by a key that is made of their sounds, and of each all sounds.
struct SpokenNames: Sendable {
  /// What names are found by.
  enum Key: Sendable {
    /// All sounds that are surely spoken.
    case whole
    /// The consonants.
    case skeleton

    func key(of sounds: [UInt8]) -> [UInt8] {
      switch self {
      case .whole: Sounds.whole(of: sounds)
      case .skeleton: Sounds.skeleton(of: sounds)
      }
    }
  }

  private let key: Key
  /// The high half of the hash of a name's key and, in the low one, the number of the name and 1; 0 is a free slot. Keys are made again
  /// from the sounds to be compared: there are three for each company of a list, and most are never asked for.
  private let slots: PackedArray<UInt64>
  private let companies: PackedArray<Int32>
  /// All sounds of the names, one name after the other.
  private let sounds: PackedArray<UInt8>
  private let ranges: PackedRanges

  /// Stands for names that several companies share.
  static let shared: Int32 = -1

  private static let numberMask: UInt64 = 0xFFFF_FFFF

  init(_ builder: Builder) {
    key = builder.key
    companies = PackedArray(builder.companies)
    sounds = PackedArray(builder.sounds)
    ranges = PackedRanges(ends: builder.ends)
    var slots = [UInt64](repeating: 0, count: builder.hashes.count + builder.hashes.count / 2 + 1)
    for (number, hash) in builder.hashes.enumerated() {
      var index = Self.home(of: hash, slots.count)
      while slots[index] != 0 { index = index + 1 == slots.count ? 0 : index + 1 }
      slots[index] = hash & ~Self.numberMask | UInt64(number + 1)
    }
    self.slots = PackedArray(slots)
  }

  /// The names that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(_ key: Key, from pack: inout PackReader) {
    guard let slots = pack.array(of: UInt64.self), let companies = pack.array(of: Int32.self), let sounds = pack.array(of: UInt8.self),
      let ranges = PackedRanges(from: &pack), slots.count > companies.count, ranges.count == companies.count,
      Int(ranges.end) == sounds.count
    else { return nil }
    self.key = key
    self.slots = slots
    self.companies = companies
    self.sounds = sounds
    self.ranges = ranges
  }

  func write(to pack: inout PackWriter) {
    pack.write(slots)
    pack.write(companies)
    pack.write(sounds)
    ranges.write(to: &pack)
  }

  /// The company of the name that has a key, which may be ``shared``, with the sounds of the name; nil when none has it.
  func name(with wanted: [UInt8]) -> (company: Int32, sounds: [UInt8])? {
    let hash = WordHash.hash(wanted)
    var index = Self.home(of: hash, slots.count)
    while slots[index] != 0 {
      if (slots[index] ^ hash) & ~Self.numberMask == 0 {
        let number = Int(slots[index] & Self.numberMask) - 1
        let range = ranges[number]
        let sounds = Array(sounds[Int(range.lowerBound)..<Int(range.upperBound)])
        if key.key(of: sounds) == wanted { return (companies[number], sounds) }
      }
      index = index + 1 == slots.count ? 0 : index + 1
    }
    return nil
  }

  /// The slot that a key is looked for first; by the half of its hash that no slot has.
  private static func home(of hash: UInt64, _ slots: Int) -> Int { Int(((hash & numberMask) &* UInt64(slots)) >> 32) }

  struct Builder {
    let key: Key
    fileprivate var companies: [Int32] = []
    fileprivate var sounds: [UInt8] = []
    fileprivate var ends: [Int32] = []
    fileprivate var hashes: [UInt64] = []
    private var numbers = WordTable(minimumCapacity: 8_000)

    init(_ key: Key) { self.key = key }

    /// Adds a name of a company; of names with the same key the first one stays, and is nobody's if they are of several companies.
    ///
    /// - Parameter key: made of `sounds`.
    mutating func add(_ sounds: [UInt8], _ key: [UInt8], _ company: Int32) {
      let number = Int(numbers.insert(folded: key, value: Int32(companies.count)))
      if number == companies.count {
        companies.append(company)
        self.sounds += sounds
        ends.append(Int32(self.sounds.count))
        hashes.append(WordHash.hash(key))
      } else if companies[number] != company {
        companies[number] = SpokenNames.shared
      }
    }
  }
}
