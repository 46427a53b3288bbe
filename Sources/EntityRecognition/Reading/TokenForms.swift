/// What the word lists say of a token.
struct TokenForms: Sendable {
  /// What the words and phrases that begin with it may be.
  var opening: WordClass = []
  /// What the words and phrases that end with it may be.
  var closing: WordClass = []
  /// The entry of the longest word or phrase that begins with it, or -1.
  var entry: Int32 = -1
  /// How many tokens that one has.
  var length: Int32 = 0
}
