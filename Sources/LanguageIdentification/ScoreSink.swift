/// Adds up the weights of a text's features, for each script apart.
struct ScoreSink: FeatureSink {
  /// The sums of one script.
  ///
  /// A text is judged by passages of about a sentence. Each has a vote of limited weight, or one sentence full of what only its language
  /// has would outweigh several plainer ones in another.
  struct Tally {
    /// A passage ends with the word that brings it to so many features, about 90 letters.
    static let passageLength = 400
    /// How far below its best a passage can set a class (best on documents in two languages, unharmed on those in one).
    static let greatestVote: Float = 6

    /// Sums of the votes of whole passages.
    private var votes = Refinement.Scores()
    private var passages = 0
    /// Sums of the weights of the passage under way.
    private var low = SIMD8<Int32>()
    private var high = SIMD8<Int32>()
    private var features = 0
    private var knownFeatures = 0
    private(set) var letters = 0

    @inline(__always)
    mutating func add(
      low: SIMD8<Int16>, high: SIMD8<Int16>, features: Int, known: Int, letters: Int, _ table: borrowing LanguageModel.Table
    ) {
      self.low &+= SIMD8<Int32>(truncatingIfNeeded: low)
      self.high &+= SIMD8<Int32>(truncatingIfNeeded: high)
      self.features &+= features
      knownFeatures &+= known
      self.letters &+= letters
      if self.features >= Self.passageLength { endPassage(table) }
    }

    /// The scores of the classes, biases left out.
    func scores(_ table: borrowing LanguageModel.Table) -> Refinement.Scores {
      guard passages > 0 else { return scores(table, asLongAs: features) }
      // What is left after the last whole passage has a vote as weighty as it is long.
      guard features > 0 else { return votes }
      return votes + limited(scores(table, asLongAs: Self.passageLength), table)
    }

    private mutating func endPassage(_ table: borrowing LanguageModel.Table) {
      votes += limited(scores(table, asLongAs: features), table)
      passages &+= 1
      low = SIMD8()
      high = SIMD8()
      features = 0
      knownFeatures = 0
    }

    private func scores(_ table: borrowing LanguageModel.Table, asLongAs length: Int) -> Refinement.Scores {
      guard features > 0 else { return Refinement.Scores() }
      let factor = Float(table.scale / (Double(length) + table.smoothing).squareRoot())
      return table.refinement.refined(
        low: SIMD8<Float>(low) * factor, high: SIMD8<Float>(high) * factor, length: Refinement.length(of: length),
        knownShare: Float(knownFeatures) / Float(features))
    }

    private func limited(_ scores: Refinement.Scores, _ table: borrowing LanguageModel.Table) -> Refinement.Scores {
      var highest = -Float.infinity
      for c in 0..<table.classes.count { highest = max(highest, scores[c]) }
      return scores.replacing(with: highest - Self.greatestVote, where: scores .< highest - Self.greatestVote)
    }
  }

  struct Word {
    let base: Int
    let shift: UInt64
    var features = 0
  }

  private let entries: [UInt32]
  private let codebook: [SIMD8<Int16>]
  /// All bits for 0, none for the rest: turns the difference of two tags into a mask. Whether a feature is known is hard to foresee, and
  /// the compiler makes a branch of every other way to say it.
  private let masks: [UInt32]
  private let latin: LanguageModel.Table
  private let cyrillic: LanguageModel.Table
  /// For each feature of the current word the entry at its place; its lowest byte is 0 if it is the feature's own. All are fetched before
  /// the first is added: the table is larger than the nearest memory, and so many fetches are under way at the same time.
  private var fetched = [165 of UInt32](repeating: 0)
  private(set) var latinTally = Tally()
  private(set) var cyrillicTally = Tally()
  private(set) var otherLetters = 0

  init(_ model: borrowing LanguageModel) {
    entries = model.entries
    codebook = model.codebook
    masks = model.masks
    latin = model.latin
    cyrillic = model.cyrillic
  }

  @inline(__always) mutating func word(isCyrillic: Bool) -> Word {
    isCyrillic ? Word(base: cyrillic.base, shift: cyrillic.shift) : Word(base: latin.base, shift: latin.shift)
  }

  @inline(__always) mutating func add(_ hash: UInt64, to word: inout Word) {
    let place = hash &>> word.shift
    let entry = entries[word.base &+ Int(truncatingIfNeeded: place &>> UInt64(LanguageModel.tagBits))]
    fetched[word.features] = entry ^ (UInt32(truncatingIfNeeded: place) & LanguageModel.tagMask)
    word.features &+= 1
  }

  @inline(__always) mutating func take(_ word: consuming Word, letters: Int, isCyrillic: Bool) {
    // 16 bits hold the sums of a word, see ``LanguageModel/greatestWeight``.
    var low = SIMD8<Int16>()
    var high = SIMD8<Int16>()
    let lowCodes = isCyrillic ? cyrillic.codes : latin.codes
    let fineCodes = lowCodes &+ LanguageModel.codes
    let highCodes = fineCodes &+ LanguageModel.codes
    var unknown = 0
    for k in 0..<word.features {
      let entry = fetched[k]
      let known = entry & masks[Int(entry & LanguageModel.tagMask)]
      unknown &+= known == 0 ? 1 : 0
      low &+= codebook[lowCodes &+ Int(known &>> 24)] &+ codebook[fineCodes &+ Int((known &>> 16) & 0xFF)]
      high &+= codebook[highCodes &+ Int((known &>> 8) & 0xFF)]
    }
    if isCyrillic {
      cyrillicTally.add(low: low, high: high, features: word.features, known: word.features &- unknown, letters: letters, cyrillic)
    } else {
      latinTally.add(low: low, high: high, features: word.features, known: word.features &- unknown, letters: letters, latin)
    }
  }

  @inline(__always) mutating func takeOther(letters: Int) { otherLetters &+= letters }
}
