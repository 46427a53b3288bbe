/// What a form can mean: a cue, a shifter, the beginning of something longer, or several of these.
struct Sense: Sendable {
  /// Index into ``SentimentLexicon/entries``, or -1.
  var entry: Int32 = -1
  /// Index into ``SentimentLexicon/shifters`` of one that acts on cues, or -1.
  var shifter: Int32 = -1
  /// Index into ``SentimentLexicon/shifters`` of one that tells who speaks or of whom, or -1.
  var mark: Int32 = -1
  /// Whether a phrase begins with the word.
  var beginsPhrase = false
  /// Index of the first of the ``SplitForm``s that begin with the word, or -1.
  var splitForm: Int32 = -1

  static let none = Sense()

  /// Whether the form says something by itself.
  var speaks: Bool { entry >= 0 || shifter >= 0 || mark >= 0 }

  /// Adds what another sense says of the same form; what is there already stays.
  mutating func add(_ other: Sense) {
    if entry < 0 { entry = other.entry }
    if shifter < 0 { shifter = other.shifter }
    if mark < 0 { mark = other.mark }
  }
}
