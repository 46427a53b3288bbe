/// A word that turns, strengthens or weakens others, or tells how a clause is to be read.
struct Shifter: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    /// Turns what it reaches: „not“, „kein“, „uden“.
    case negator
    /// A negator that counts only where its clause has no other one: „никой не дойде“ denies once.
    case concord
    /// Makes what stands beside it stronger or weaker.
    case intensifier, diminisher
    /// Opens a clause that counts more (value above 1: „but“) or less (below: „although“) than the others.
    case contrast
    /// What comes next counts less: „despite“.
    case concession
    /// What is only possible, wished or feared.
    case conditional
    case question
    /// Someone speaks: „said“, „laut“. The value is the factor on what the sentence says of the one who speaks: 0 for „according to“.
    case attribution
    /// Praise is meant as blame.
    case irony
    /// Does away with what is bad: „solve“, „verhindern“.
    case reversal
    /// Joins two clauses or two words: „and“.
    case coordination
    /// What follows loses by what is said before: „better than“.
    case comparison
    /// What follows loses by praise that is said before, and is meant by blame: „won against“, „complaint against“.
    case opposition
    /// What follows is what is spoken about, not who speaks: „said of“, „sagte über“.
    case topic
    /// What follows is where or to whom it happens, or what it is done with: „broke into“, „Überfall auf“, „føreren af en“.
    case scene
    /// People whose opinion and fate count for a company: „passengers“, „kunder“.
    case customer

    /// Whether words of the kind tell who speaks, and of whom, and act on no cue. A word can be one of these and act on cues as well:
    /// „gegen“.
    var isMark: Bool {
      switch self {
      case .attribution, .coordination, .comparison, .opposition, .topic, .scene, .customer: true
      case .negator, .concord, .intensifier, .diminisher, .contrast, .concession, .conditional, .question, .irony, .reversal: false
      }
    }
  }

  enum Scope: String, Sendable {
    case forward, backward, both
    /// Everything in the clause that follows: „weder … noch“.
    case clause
  }

  let kind: Kind
  /// Factor on what it reaches.
  let value: Double
  let scope: Scope

  /// Factors for rows of `shifters.tsv` that name none.
  static func defaultValue(_ kind: Kind) -> Double {
    switch kind {
    case .negator, .concord: -0.7
    case .intensifier: 1.3
    case .diminisher: 0.7
    case .conditional, .question: 0.6
    case .contrast: 1.3
    case .concession: 0.4
    case .reversal: -0.8
    case .attribution: 0.7
    case .irony, .coordination, .comparison, .opposition, .topic, .scene, .customer: 1
    }
  }
}
