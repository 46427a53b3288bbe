import TextCore

/// What names sound like, roughly, whatever script they are written in: by `sounds.tsv`.
///
/// Consonants that sound alike or are written for each other (`f v w`, `s z`, `ch sh`) are one capital letter, vowels are small ones.
/// Letters that have several sounds make several readings.
struct Sounds: Sendable {
  private let letters: PatternTrie
  /// The readings of each of ``letters``.
  private let readings: [[[UInt8]]]

  /// A name with more readings than this is read in the first ones only: the usual sound of a letter comes first.
  private static let maximumReadings = 12

  init(_ lexicons: LexiconFolder) throws(LexiconError) {
    var patterns: [(pattern: [UInt8], value: Int32)] = []
    var readings: [[[UInt8]]] = []
    try lexicons.file("sounds.tsv", of: nil, columns: ["letters", "sounds"]).forEachRow { (row) throws(LexiconError) in
      patterns.append((CaseFolding.folded(Array(row.literal(0))), Int32(readings.count)))
      readings.append(row.values(1).map { $0.elementsEqual([UInt8(ascii: "-")]) ? [] : Array($0) })
    }
    // A cell that is nothing but `-` is a letter without a sound.
    self.readings = readings.map { $0.isEmpty ? [[]] : $0 }
    letters = PatternTrie(patterns)
  }

  /// The sounds of the folded name in `range` in each of its readings; none if it has letters or digits that nothing is known of.
  ///
  /// Words are told apart by spaces; a hyphen stands for one.
  func readings(of folded: Span<UInt8>, _ range: Range<Int>, scratch: inout [PatternTrie.Match]) -> [[UInt8]] {
    var all: [[UInt8]] = [[]]
    var i = range.lowerBound
    while i < range.upperBound {
      scratch.removeAll(keepingCapacity: true)
      letters.appendMatches(in: folded, at: i, to: &scratch)
      if let match = scratch.last(where: { $0.end <= range.upperBound }) {
        let choices = readings[Int(match.value)]
        var longer: [[UInt8]] = []
        for choice in choices where longer.count + all.count <= Self.maximumReadings || longer.isEmpty {
          for sounds in all { longer.append(Self.joined(sounds, choice)) }
        }
        all = longer
        i = match.end
        continue
      }
      let (value, length) = UTF8Scalar.decode(folded, at: i)
      if folded[i] == UInt8(ascii: " ") || folded[i] == UInt8(ascii: "-") {
        for index in all.indices where all[index].last != UInt8(ascii: " ") { all[index].append(UInt8(ascii: " ")) }
      } else if UTF8Scalar.isWord(value) {
        return []
      }
      i += length
    }
    return all
  }

  /// Without the vowels that are hardly spoken.
  static func whole(of sounds: [UInt8]) -> [UInt8] { sounds.filter { $0 != anyVowel } }

  /// Two sounds that are the same side by side are one.
  private static func joined(_ sounds: [UInt8], _ more: [UInt8]) -> [UInt8] {
    sounds.last == more.first ? sounds + more.dropFirst() : sounds + more
  }

  /// The consonants, and whether a word begins with a vowel (`a`): what is left when vowels are spelled as one likes.
  static func skeleton(of sounds: [UInt8]) -> [UInt8] {
    var skeleton: [UInt8] = []
    var isStart = true
    for sound in sounds {
      if sound < UInt8(ascii: "a") {
        skeleton.append(sound)
      } else if isStart, sound != anyVowel {
        skeleton.append(UInt8(ascii: "a"))
      }
      isStart = sound == UInt8(ascii: " ")
    }
    return skeleton
  }

  /// How far the vowels of two names with the same ``skeleton(of:)`` are from each other: 1 for each place between consonants where
  /// only one of them has some, half of that where both have other ones. What `sounds.tsv` calls `y` agrees with anything.
  static func distance(_ sounds: [UInt8], _ others: [UInt8]) -> Double {
    let (a, b) = (vowels(of: sounds), vowels(of: others))
    guard a.count == b.count else { return .infinity }
    return zip(a, b).reduce(0) { sum, pair in
      if pair.0 == pair.1 || pair.0 == Self.anyVowel || pair.1 == Self.anyVowel { return sum }
      return sum + (pair.0 == 0 || pair.1 == 0 ? 1 : 0.5)
    }
  }

  private static let anyVowel = UInt8(ascii: "y")

  /// The first vowel of each place before, between and behind consonants; 0 where there is none.
  private static func vowels(of sounds: [UInt8]) -> [UInt8] {
    var vowels: [UInt8] = [0]
    for sound in sounds {
      if sound < UInt8(ascii: "a") { vowels.append(0) } else if vowels[vowels.count - 1] == 0 { vowels[vowels.count - 1] = sound }
    }
    return vowels
  }
}
