/// The letters a text is written in.
public enum WritingSystem: String, Sendable, Hashable {
  case latin
  case cyrillic
  /// Letters of a script that no language of the model is written in.
  case other
  /// No letters at all.
  case none
}

extension WritingSystem {
  /// The vote of the letters. Cyrillic wins a draw: Latin names stand in Cyrillic text, hardly ever the other way round. A script that
  /// cannot be read has to prevail clearly: a quotation may be as long as the sentences around it.
  init(latin: Int, cyrillic: Int, other: Int) {
    if latin + cyrillic + other == 0 {
      self = .none
    } else if 2 * other > 3 * max(latin, cyrillic) {
      self = .other
    } else {
      self = cyrillic >= latin ? .cyrillic : .latin
    }
  }
}
