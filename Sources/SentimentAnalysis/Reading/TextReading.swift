import TextCore

/// A text as the analyzer reads it: its clauses, and the cues in them with what shifts each. Flat arrays, filled once for all sentences.
struct TextReading {
  struct PlacedCue {
    /// Index into the lexicon's entries; ``irony`` for an ironic phrase.
    let entry: Int32
    let range: TextRange
    let tokens: Range<Int32>
    let clause: Int32
    /// As the lexicon says it, stronger in capitals and weaker in compounds.
    let base: Double
    /// With all shifters of the sentence.
    var weight: Double
    /// Whether another word turned it round.
    var isTurned = false

    static let irony: Int32 = -1
  }

  struct Clause {
    let tokens: Range<Int>
    /// The value of the contrast word that opens it; 1 where there is none.
    let contrast: Double
    /// What the contrasts of the sentence make of it.
    var emphasis = 1.0
  }

  struct ReadSentence {
    var clauses: Range<Int>
    var cues: Range<Int>
    /// Places of shifters that matter for targets.
    var marks: Range<Int>
  }

  /// A shifter that tells who speaks, or of whom.
  struct Mark {
    let shifter: Shifter
    let tokens: Range<Int32>
    let clause: Int32
  }

  /// A shifter that acts on a cue.
  struct Shift {
    let cue: Int32
    let shifter: TextRange
  }

  var clauses: [Clause] = []
  var cues: [PlacedCue] = []
  var marks: [Mark] = []
  var sentences: [ReadSentence] = []
  /// Which shifter acts on which cue, in the order of the cues.
  var shifts: [Shift] = []

  /// The shifters that act on a cue, in order of reading.
  func shifters(of cue: Int) -> [TextRange] {
    shifts[shifts.partitioningIndex { $0.cue >= cue }...].prefix { $0.cue == cue }.map(\.shifter)
  }
}
