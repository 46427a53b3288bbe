import TextCore

/// The names of listed companies by what they sound like, for texts in another script than the names.
///
/// `Райънейр` is known by `Райънеър`, which the lists have, because the two sound alike in every letter; `Юнгхайнрих` by `Jungheinrich`,
/// because the consonants do.
struct SoundIndex: Sendable {
  private struct Entry {
    let company: Int32
    let sounds: [UInt8]
  }

  private let sounds: Sounds
  /// By all sounds, for names that the lists have in the script.
  private var whole = WordTable(minimumCapacity: 8_000)
  /// By consonants, for names in Latin letters; the value is an index into `entries`.
  private var skeletons = WordTable(minimumCapacity: 30_000)
  private var entries: [Entry] = []

  /// Names of fewer sounds are too much like other words.
  private static let fewestSounds = 5
  /// The same for names of which the consonants count alone.
  private static let fewestConsonants = 5
  /// A vowel that is not spoken, as in `Facebook`, or two that are spoken otherwise, as in `Microsoft`; more is another word.
  private static let vowelDistance = 1.0
  /// The longest names, in words.
  static let longestName = 3
  /// Stands for names that several companies share.
  private static let shared: Int32 = -1

  init(_ gazetteer: CompanyGazetteer, _ lexicons: LexiconFolder) throws(LexiconError) {
    sounds = try Sounds(lexicons)
    let folded = CaseFolding.folded(gazetteer.spellings)
    var scratch: [PatternTrie.Match] = []
    for alias in gazetteer.aliases where alias.kind == .name {
      let name = folded[alias.spelling]
      guard name.reduce(1, { $1 == UInt8(ascii: " ") ? $0 + 1 : $0 }) <= Self.longestName else { continue }
      // Latin letters are below U+0250, whose first byte is C9.
      let isLatin = name.first.map { $0 <= 0xC8 } ?? true
      for reading in sounds.readings(of: folded.span, alias.spelling, scratch: &scratch) {
        if isLatin { addSkeleton(reading, alias.company) } else { addWhole(reading, alias.company) }
      }
    }
  }

  private mutating func addWhole(_ reading: [UInt8], _ company: Int32) {
    let sounds = Sounds.whole(of: reading)
    guard sounds.count >= Self.fewestSounds else { return }
    let known = whole.insert(folded: sounds, value: company)
    if known != company { whole.insert(folded: sounds, value: Self.shared, replacing: true) }
  }

  private mutating func addSkeleton(_ sounds: [UInt8], _ company: Int32) {
    let skeleton = Sounds.skeleton(of: sounds)
    guard skeleton.count(where: { (0x41...0x5A).contains($0) }) >= Self.fewestConsonants else { return }
    let index = Int(skeletons.insert(folded: skeleton, value: Int32(entries.count)))
    if index == entries.count {
      entries.append(Entry(company: company, sounds: sounds))
    } else if entries[index].company != company {
      entries[index] = Entry(company: Self.shared, sounds: [])
    }
  }

  /// The company whose name the folded words in `range` sound like; nil when none or several do.
  ///
  /// - Parameter isSure: whether the words are a name by their capitals alone; otherwise agreement in the consonants is not enough.
  func company(soundingLike folded: Span<UInt8>, _ range: Range<Int>, isSure: Bool, scratch: inout [PatternTrie.Match]) -> Int32? {
    for reading in sounds.readings(of: folded, range, scratch: &scratch) {
      let spoken = Sounds.whole(of: reading)
      if spoken.count < Self.fewestSounds { continue }
      if let company = whole.value(folded: spoken.span, 0..<spoken.count) { return company == Self.shared ? nil : company }
      let skeleton = Sounds.skeleton(of: reading)
      guard isSure, let index = skeletons.value(folded: skeleton.span, 0..<skeleton.count) else { continue }
      let entry = entries[Int(index)]
      if entry.company != Self.shared, Sounds.distance(entry.sounds, reading) <= Self.vowelDistance { return entry.company }
    }
    return nil
  }
}
