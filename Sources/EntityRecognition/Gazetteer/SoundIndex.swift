import TextCore

/// The names of listed companies by what they sound like, for texts in another script than the names.
///
/// `Райънейр` is known by `Райънеър`, which the lists have, because the two sound alike in every letter; `Юнгхайнрих` by `Jungheinrich`,
/// because the consonants do.
struct SoundIndex: Sendable {
  private let sounds: Sounds
  /// By all sounds, for names that the lists have in the script.
  private var whole = WordTable(minimumCapacity: 8_000)
  /// By consonants, for names in Latin letters; the value is an index into `companies`.
  private var skeletons = WordTable(minimumCapacity: 30_000)
  /// The company of each skeleton.
  private var companies: [Int32] = []
  /// All sounds of the name behind each skeleton, one name after the other.
  private var spoken: [UInt8] = []
  /// Where the sounds of each end.
  private var ends: [Int32] = []

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

  /// - Parameter spellings: what the ranges of `aliases` speak of.
  init(of aliases: [CompanyAlias], _ spellings: [UInt8], _ lexicons: LexiconFolder) throws(LexiconError) {
    sounds = try Sounds(lexicons)
    let folded = CaseFolding.folded(spellings)
    var scratch: [PatternTrie.Match] = []
    for alias in aliases where alias.kind == .name {
      let name = folded[alias.spelling]
      guard name.reduce(1, { $1 == UInt8(ascii: " ") ? $0 + 1 : $0 }) <= Self.longestName else { continue }
      // Latin letters are below U+0250, whose first byte is C9.
      let isLatin = name.first.map { $0 <= 0xC8 } ?? true
      for reading in sounds.readings(of: folded.span, alias.spelling, scratch: &scratch) {
        if isLatin { addSkeleton(reading, alias.company) } else { addWhole(reading, alias.company) }
      }
    }
  }

  /// The index that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader, _ lexicons: LexiconFolder) throws(LexiconError) {
    sounds = try Sounds(lexicons)
    guard let whole = WordTable(from: &pack), let skeletons = WordTable(from: &pack), let companies = pack.read(Int32.self),
      let spoken = pack.read(UInt8.self), let ends = pack.read(Int32.self), ends.count == companies.count,
      (ends.first ?? 0) >= 0, zip(ends, ends.dropFirst()).allSatisfy(<=), Int(ends.last ?? 0) == spoken.count
    else { return nil }
    self.whole = whole
    self.skeletons = skeletons
    self.companies = companies
    self.spoken = spoken
    self.ends = ends
  }

  func write(to pack: inout PackWriter) {
    whole.write(to: &pack)
    skeletons.write(to: &pack)
    pack.write(companies)
    pack.write(spoken)
    pack.write(ends)
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
    let index = Int(skeletons.insert(folded: skeleton, value: Int32(companies.count)))
    if index == companies.count {
      companies.append(company)
      spoken += sounds
      ends.append(Int32(spoken.count))
    } else if companies[index] != company {
      companies[index] = Self.shared
    }
  }

  /// The company whose name the folded words in `range` sound like; nil when none or several do.
  ///
  /// - Parameter isSure: whether the words are a name by their capitals alone; otherwise agreement in the consonants is not enough.
  func company(soundingLike folded: Span<UInt8>, _ range: Range<Int>, isSure: Bool, scratch: inout [PatternTrie.Match]) -> Int32? {
    for reading in sounds.readings(of: folded, range, scratch: &scratch) {
      let sounds = Sounds.whole(of: reading)
      if sounds.count < Self.fewestSounds { continue }
      if let company = whole.value(folded: sounds.span, 0..<sounds.count) { return company == Self.shared ? nil : company }
      let skeleton = Sounds.skeleton(of: reading)
      guard isSure, let index = skeletons.value(folded: skeleton.span, 0..<skeleton.count).map(Int.init) else { continue }
      let listed = Array(spoken[Int(index == 0 ? 0 : ends[index - 1])..<Int(ends[index])])
      if companies[index] != Self.shared, Sounds.distance(listed, reading) <= Self.vowelDistance { return companies[index] }
    }
    return nil
  }
}
