import TextCore

/// The names of listed companies by what they sound like, for texts in another script than the names.
///
/// `Райънейр` is known by `Райънеър`, which the lists have, because the two sound alike in every letter; `Юнгхайнрих` by `Jungheinrich`,
/// because the consonants do.
struct SoundIndex: Sendable {
  private let sounds: Sounds
  /// Of names that the lists have in the script.
  private let whole: SpokenNames
  /// Of names in Latin letters.
  private let skeletons: SpokenNames

  /// Names of fewer sounds are too much like other words.
  private static let fewestSounds = 5
  /// The same for names of which the consonants count alone.
  private static let fewestConsonants = 5
  /// A vowel that is not spoken, as in `Facebook`, or two that are spoken otherwise, as in `Microsoft`; more is another word.
  private static let vowelDistance = 1.0
  /// The longest names, in words.
  static let longestName = 3

  /// - Parameter spellings: what the ranges of `aliases` speak of.
  init(of aliases: [CompanyAlias], _ spellings: [UInt8], _ lexicons: LexiconFolder) throws(LexiconError) {
    sounds = try Sounds(lexicons)
    var whole = SpokenNames.Builder(.whole)
    var skeletons = SpokenNames.Builder(.skeleton)
    let folded = CaseFolding.folded(spellings)
    var scratch: [PatternTrie.Match] = []
    for alias in aliases where alias.kind == .name {
      let name = folded[alias.spelling]
      guard name.reduce(1, { $1 == UInt8(ascii: " ") ? $0 + 1 : $0 }) <= Self.longestName else { continue }
      // Latin letters are below U+0250, whose first byte is C9.
      let isLatin = name.first.map { $0 <= 0xC8 } ?? true
      for reading in sounds.readings(of: folded.span, alias.spelling, scratch: &scratch) {
        if isLatin {
          let skeleton = Sounds.skeleton(of: reading)
          guard skeleton.count(where: { (0x41...0x5A).contains($0) }) >= Self.fewestConsonants else { continue }
          skeletons.add(reading, skeleton, alias.company)
        } else {
          let spoken = Sounds.whole(of: reading)
          if spoken.count >= Self.fewestSounds { whole.add(reading, spoken, alias.company) }
        }
      }
    }
    self.whole = SpokenNames(whole)
    self.skeletons = SpokenNames(skeletons)
  }

  /// The index that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader, _ lexicons: LexiconFolder) throws(LexiconError) {
    sounds = try Sounds(lexicons)
    guard let whole = SpokenNames(.whole, from: &pack), let skeletons = SpokenNames(.skeleton, from: &pack) else { return nil }
    self.whole = whole
    self.skeletons = skeletons
  }

  func write(to pack: inout PackWriter) {
    whole.write(to: &pack)
    skeletons.write(to: &pack)
  }

  /// The company whose name the folded words in `range` sound like; nil when none or several do.
  ///
  /// - Parameter isSure: whether the words are a name by their capitals alone; otherwise agreement in the consonants is not enough.
  func company(soundingLike folded: Span<UInt8>, _ range: Range<Int>, isSure: Bool, scratch: inout [PatternTrie.Match]) -> Int32? {
    for reading in sounds.readings(of: folded, range, scratch: &scratch) {
      let sounds = Sounds.whole(of: reading)
      if sounds.count < Self.fewestSounds { continue }
      if let name = whole.name(with: sounds) { return name.company == SpokenNames.shared ? nil : name.company }
      guard isSure, let name = skeletons.name(with: Sounds.skeleton(of: reading)) else { continue }
      if name.company != SpokenNames.shared, Sounds.distance(name.sounds, reading) <= Self.vowelDistance { return name.company }
    }
    return nil
  }
}
