import TextCore

/// A sentence as the analyzer reads it: its clauses, and the cues in them with what shifts each.
struct SentenceReading {
  /// A cue with the token it begins at and the clause it stands in.
  struct PlacedCue {
    var cue: Cue
    let token: Int
    let clause: Int
  }

  /// Token ranges; together they are the sentence.
  var clauses: [Range<Int>] = []
  var cues: [PlacedCue] = []
  /// Clauses that a contrast word opens.
  var contrasted: Set<Int> = []
}
