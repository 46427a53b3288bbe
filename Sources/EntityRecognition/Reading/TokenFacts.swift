import TextCore

/// What is found of a token before any finder asks: what the word lists say of it, and what it is as a sign.
struct TokenFacts: Sendable {
  /// What the words and phrases that begin with it may be.
  var opening: WordClass = []
  /// What the words and phrases that end with it may be.
  var closing: WordClass = []
  /// The entry of the longest word or phrase that begins with it, or -1.
  var entry: Int32 = -1
  /// The index of its sentence.
  var sentence: Int32 = 0
  /// How many tokens the longest word or phrase that begins with it has.
  var length: UInt16 = 0
  var traits: TokenTraits = []
  /// Its byte if it has one byte, else 0.
  var mark: UInt8 = 0
  var small: SmallWordClass = []
  // Of the token, so that most questions are answered from one line of memory.
  var kind = Token.Kind.word
  var casing = Token.Casing.lower
}
