/// Adds up the weights of a text's features, for each script apart.
struct ScoreSink: FeatureSink {
  /// The sums of one script.
  struct Tally {
    /// Sums of the classes 0, 2, 4, …, each with 128 added for every feature, and 1, 3, 5, ….
    var even = SIMD8<Int32>()
    var odd = SIMD8<Int32>()
    var features = 0
    var letters = 0

    /// The sum of the weights of a class.
    func sum(of c: Int) -> Int { c % 2 == 0 ? Int(even[c / 2]) - 128 * features : Int(odd[c / 2]) }
  }

  private let rows: [WeightRow]
  private let latin: (base: Int, shift: UInt64)
  private let cyrillic: (base: Int, shift: UInt64)
  private(set) var latinTally = Tally()
  private(set) var cyrillicTally = Tally()
  private(set) var otherLetters = 0

  // The current word.
  private var base = 0
  private var shift: UInt64 = 0
  private var both = SIMD8<Int16>()
  private var high = SIMD8<Int16>()
  private var features = 0

  init(_ model: LanguageModel) {
    rows = model.rows
    latin = (model.latin.base, UInt64(64 - model.latin.bits))
    cyrillic = (model.cyrillic.base, UInt64(64 - model.cyrillic.bits))
  }

  @inline(__always) mutating func beginWord(isCyrillic: Bool) {
    (base, shift) = isCyrillic ? cyrillic : latin
    both = SIMD8<Int16>()
    high = SIMD8<Int16>()
    features = 0
  }

  @inline(__always) mutating func add(_ hash: UInt64) {
    let row = rows[base &+ Int(truncatingIfNeeded: hash &>> shift)]
    both &+= row
    high &+= row &>> 8
    features &+= 1
  }

  @inline(__always) mutating func endWord(letters: Int, isCyrillic: Bool) {
    let low = SIMD8<UInt16>(truncatingIfNeeded: both &- (high &<< 8))
    if isCyrillic {
      Self.add(low, high, features, letters, to: &cyrillicTally)
    } else {
      Self.add(low, high, features, letters, to: &latinTally)
    }
  }

  @inline(__always)
  private static func add(_ low: SIMD8<UInt16>, _ high: SIMD8<Int16>, _ features: Int, _ letters: Int, to tally: inout Tally) {
    tally.even &+= SIMD8<Int32>(truncatingIfNeeded: low)
    tally.odd &+= SIMD8<Int32>(truncatingIfNeeded: high)
    tally.features &+= features
    tally.letters &+= letters
  }

  @inline(__always) mutating func addOther(letters: Int) { otherLetters &+= letters }
}
