/// A word that turns, strengthens or weakens others.
struct Shifter: Sendable {
  enum Kind: String, Sendable {
    case negator, intensifier, diminisher, contrast, conditional, question, attribution, irony, reversal
  }

  enum Scope: String, Sendable {
    case forward, backward, both
  }

  let kind: Kind
  /// Factor on what it reaches.
  let value: Double
  let scope: Scope

  /// Factors for rows of `shifters.tsv` that name none.
  static func defaultValue(_ kind: Kind) -> Double {
    switch kind {
    case .negator: -0.7
    case .intensifier: 1.3
    case .diminisher: 0.7
    case .conditional, .question: 0.6
    case .contrast: 1.3
    case .reversal: -0.8
    case .irony, .attribution: 1
    }
  }
}
