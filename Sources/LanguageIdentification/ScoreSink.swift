/// Adds up the weights of a text's features, for each script apart.
struct ScoreSink: FeatureSink {
  /// The sums of one script.
  ///
  /// A text is judged by passages of about a sentence. Each has a vote of limited weight, or one sentence full of what only its language
  /// has would outweigh several plainer ones in another.
  struct Tally {
    /// A passage ends with the word that brings it to so many features, about 90 letters.
    static let passageLength = 320
    /// How far below its best a passage can set a class (best on documents in two languages, unharmed on those in one).
    static let greatestVote: Float = 6

    /// Sums of the votes of whole passages.
    private var votes = Refinement.Scores()
    private var passages = 0
    /// Sums of the weights of the passage under way.
    private var low = SIMD8<Int32>()
    private var high = SIMD8<Int32>()
    private var runs = 0
    private var knownRuns = 0
    private var words = 0
    private var knownWords = 0
    private(set) var letters = 0

    private var features: Int { runs &+ words }

    @inline(__always)
    mutating func add(
      low: SIMD8<Int16>, high: SIMD8<Int16>, runs: Int, knownRuns: UInt32, isKnown: Bool, letters: Int
    ) {
      self.low &+= SIMD8<Int32>(truncatingIfNeeded: low)
      self.high &+= SIMD8<Int32>(truncatingIfNeeded: high)
      self.runs &+= runs
      self.knownRuns &+= Int(knownRuns)
      words &+= 1
      knownWords &+= isKnown ? 1 : 0
      self.letters &+= letters
    }

    /// Whether the words since the last passage make one.
    var isPassage: Bool { features >= Self.passageLength }

    /// The scores of the classes, biases left out.
    func scores(_ table: borrowing LanguageModel.Table) -> Refinement.Scores {
      guard passages > 0 else { return scores(table, asLongAs: features) }
      // What is left after the last whole passage has a vote as weighty as it is long.
      guard features > 0 else { return votes }
      return votes + limited(scores(table, asLongAs: Self.passageLength), table)
    }

    mutating func endPassage(_ table: borrowing LanguageModel.Table) {
      votes += limited(scores(table, asLongAs: features), table)
      passages &+= 1
      low = SIMD8()
      high = SIMD8()
      runs = 0
      knownRuns = 0
      words = 0
      knownWords = 0
    }

    private func scores(_ table: borrowing LanguageModel.Table, asLongAs length: Int) -> Refinement.Scores {
      guard features > 0 else { return Refinement.Scores() }
      let factor = Float(table.scale / (Double(length) + table.smoothing).squareRoot())
      return table.refinement.refined(
        low: SIMD8<Float>(low) * factor, high: SIMD8<Float>(high) * factor,
        Refinement.Circumstances(
          features: length, knownRuns: Float(knownRuns) / Float(runs), knownWords: Float(knownWords) / Float(words)))
    }

    private func limited(_ scores: Refinement.Scores, _ table: borrowing LanguageModel.Table) -> Refinement.Scores {
      let least = (scores + table.unused).greatest - Self.greatestVote
      return scores.replacing(with: least, where: scores .< least)
    }
  }

  struct Word {
    let base: Int
    let shift: UInt64
    var runs = 0
  }

  private let entries: [UInt32]
  private let codebook: [SIMD8<Int16>]
  private let model: LanguageModel
  /// For each run of the current word the entry at its place; its lowest byte is 0 if it is the run's own. All are fetched before
  /// the first is added: the table is larger than the nearest memory, and so many fetches are under way at the same time.
  private var fetched = [158 of UInt32](repeating: 0)
  private(set) var latinTally = Tally()
  private(set) var cyrillicTally = Tally()
  private(set) var otherLetters = 0

  init(_ model: LanguageModel) {
    self.model = model
    entries = model.entries
    codebook = model.codebook
  }

  /// What most of the letters are.
  var script: WritingSystem { WritingSystem(latin: latinTally.letters, cyrillic: cyrillicTally.letters, other: otherLetters) }

  @inline(__always) mutating func word(isCyrillic: Bool) -> Word {
    isCyrillic ? Word(base: model.cyrillic.base, shift: model.cyrillic.shift) : Word(base: model.latin.base, shift: model.latin.shift)
  }

  @inline(__always) mutating func add(_ run: UInt64, to word: inout Word) {
    unsafe fetched[unchecked: word.runs] = entry(of: run, base: word.base, shift: word.shift)
    word.runs &+= 1
  }

  /// The entry of a feature, its tag taken away: the lowest byte is 0 if it is the feature's own. It stands at one of two places side by
  /// side; if at neither, what comes out is of no use.
  @inline(__always) private func entry(of hash: UInt64, base: Int, shift: UInt64) -> UInt32 {
    let place = hash &>> shift
    let tag = UInt32(truncatingIfNeeded: place) & LanguageModel.tagMask
    let first = base &+ Int(truncatingIfNeeded: place &>> UInt64(LanguageModel.tagBits)) & ~1
    // No check: the shift leaves as many bits as there are places, of which there is an even number.
    // Not by a span, which would look at the alignment of the array each time.
    let (one, other) = unsafe entries.withUnsafeBufferPointer { unsafe ($0[first] ^ tag, $0[first &+ 1] ^ tag) }
    // Which of the two it is cannot be foreseen, so nothing may branch on it.
    let isOne = Self.mask(one)
    return one & isOne | other & ~isOne
  }

  /// All bits for an entry whose lowest byte is 0, else none.
  @inline(__always) private static func mask(_ entry: UInt32) -> UInt32 {
    UInt32(bitPattern: Int32(bitPattern: (entry & LanguageModel.tagMask) &- 1) &>> 31)
  }

  @inline(__always) mutating func take(_ word: consuming Word, whole: UInt64, letters: Int, isCyrillic: Bool) {
    let found =
      isCyrillic
      ? entry(of: whole, base: model.cyrillic.wordBase, shift: model.cyrillic.wordShift)
      : entry(of: whole, base: model.latin.wordBase, shift: model.latin.wordShift)
    let own = found & Self.mask(found)
    // 16 bits hold the sums of a word, see ``LanguageModel/greatestWeight``.
    var low = SIMD8<Int16>()
    var high = SIMD8<Int16>()
    let lowCodes = isCyrillic ? model.cyrillic.codes : model.latin.codes
    let fineCodes = lowCodes &+ LanguageModel.codes
    let highCodes = fineCodes &+ LanguageModel.codes
    // No check in these loops: `add` has filled so many, and a code is a byte, of whose rows there are 256 from each of the three first
    // ones on. The first loop stands by itself because in one the compiler makes a branch of the mask, which nothing can foresee.
    var known: UInt32 = 0
    for k in 0..<word.runs {
      let entry = unsafe fetched[unchecked: k]
      let mask = Self.mask(entry)
      unsafe fetched[unchecked: k] = entry & mask
      known &+= mask & 1
    }
    for k in 0..<word.runs {
      let codes = unsafe fetched[unchecked: k]
      unsafe low &+= codebook.span[unchecked: lowCodes &+ Int(codes &>> 24)]
      unsafe low &+= codebook.span[unchecked: fineCodes &+ Int((codes &>> 16) & 0xFF)]
      unsafe high &+= codebook.span[unchecked: highCodes &+ Int((codes &>> 8) & 0xFF)]
    }
    if own != 0 {
      // The codebooks of words follow those of runs.
      let wordCodes = highCodes &+ LanguageModel.codes
      low &+= codebook[wordCodes &+ Int(own &>> 24)]
      high &+= codebook[wordCodes &+ LanguageModel.codes &+ Int((own &>> 8) & 0xFF)]
    }
    if isCyrillic {
      cyrillicTally.add(low: low, high: high, runs: word.runs, knownRuns: known, isKnown: own != 0, letters: letters)
      if cyrillicTally.isPassage { cyrillicTally.endPassage(model.cyrillic) }
    } else {
      latinTally.add(low: low, high: high, runs: word.runs, knownRuns: known, isKnown: own != 0, letters: letters)
      if latinTally.isPassage { latinTally.endPassage(model.latin) }
    }
  }

  @inline(__always) mutating func takeOther(letters: Int) { otherLetters &+= letters }
}
