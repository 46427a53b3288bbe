import TextCore

/// A text as the finders read it: its tokens, and what the lexicons say of each.
struct Reading {
  let text: Text
  let tokens: [Token]
  let sentences: [Sentence]
  let lexicon: EntityLexicon
  /// What the words and phrases that begin with a token may be.
  private(set) var opening: [WordClass]
  /// What the words and phrases that end with a token may be.
  private(set) var closing: [WordClass]
  /// The entry of the longest word or phrase that begins with a token, or -1.
  private(set) var entry: [Int32]
  /// How many tokens that one has.
  private(set) var length: [Int32]
  /// Index of the sentence of each token.
  let sentence: [Int32]
  /// The first word, abbreviation or number of each sentence, or its end.
  private let firstWord: [Int32]
  /// What each token is as a sign.
  private(set) var traits: [TokenTraits]
  /// The byte of each token that has one byte, else 0.
  private var marks: [UInt8]
  /// The tokens that are written as words of names; see ``isNameWord(_:)``.
  private(set) var nameWords: [Int] = []
  /// How much the shape of each of ``nameWords`` speaks for a name, at the index of the token; empty in a language that does not ask.
  private var nameLikeness: [Double] = []

  init(_ segmentation: Segmentation, lexicon: EntityLexicon, beginnings: Beginnings) {
    text = segmentation.text
    tokens = segmentation.tokens
    sentences = segmentation.sentences
    self.lexicon = lexicon
    var sentence = [Int32](repeating: 0, count: tokens.count)
    var isCareless: [Bool] = []
    var firstWord: [Int32] = []
    for (index, range) in segmentation.sentences.lazy.map(\.tokens).enumerated() {
      var first = range.upperBound
      for i in range {
        sentence[i] = Int32(index)
        let kind = segmentation.tokens[i].kind
        if first == range.upperBound, kind == .word || kind == .abbreviation || kind == .number { first = i }
      }
      firstWord.append(Int32(first))
      isCareless.append(Self.isCareless(segmentation.tokens[range]))
    }
    self.sentence = sentence
    self.firstWord = firstWord
    opening = Array(repeating: [], count: tokens.count)
    closing = Array(repeating: [], count: tokens.count)
    entry = Array(repeating: -1, count: tokens.count)
    length = Array(repeating: 0, count: tokens.count)
    marks = Array(repeating: 0, count: tokens.count)
    traits = Array(repeating: [], count: tokens.count)
    var scratch: [PatternTrie.Match] = []
    for i in segmentation.tokens.indices {
      let token = segmentation.tokens[i]
      if token.range.count == 1 { marks[i] = segmentation.text.utf8[token.range.start] }
      if token.kind == .punctuation {
        traits[i] = Self.traits(ofMark: token.range, in: segmentation.text.utf8.span, lexicon)
        continue
      }
      let (isForm, isCompany) = beginnings.mayStand(at: token, isCareless: isCareless[Int(sentence[i])], in: segmentation.text.folded.span)
      if isCompany { traits[i] = .mayBeginCompany }
      if isForm { look(up: i, isCareless: isCareless[Int(sentence[i])], &scratch) }
      guard token.casing != .lower, token.kind == .word || token.kind == .abbreviation else { continue }
      if token.casing == .capitalized && opening[i].contains(.stopword) && length[i] <= 1 { continue }
      traits[i].insert(.nameWord)
      nameWords.append(i)
    }
    if lexicon.hasNounCapitals {
      nameLikeness = Array(repeating: 0, count: tokens.count)
      let folded = segmentation.text.folded.span
      for i in nameWords {
        let shape = lexicon.nameShapes.score(of: stem(i), in: folded)
        nameLikeness[i] = max(shape.person, shape.place)
      }
    }
  }

  /// Finds what the words and phrases that begin with token `i` may be.
  private mutating func look(up i: Int, isCareless: Bool, _ scratch: inout [PatternTrie.Match]) {
    let start = tokens[i].range.start
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    lexicon.forms.appendMatches(in: text.folded.span, at: start, to: &scratch)
    for match in scratch {
      let found = lexicon.forms.entries[Int(match.value)]
      var classes = found.classes
      if found.isCapitalized && isUnfolded(at: start) {
        // „does anyone live in malaysia“
        let isPlace =
          i > 0 && isCareless && classes.isDisjoint(with: .ordinary) && lexicon.placePrepositions.contains(tokens[i - 1], in: text)
        classes.subtract(isPlace ? WordClass.names.subtracting(.place) : .names)
      }
      if found.isShortAcronym, tokens[i].casing == .capitalized || tokens[i].casing == .lower { classes.subtract(.names) }
      var j = i
      while tokens[j].range.end < match.end { j += 1 }
      let token = tokens[j]
      let rest = match.end..<token.range.end
      if !rest.isEmpty && !(rest.count == 1 && token.kind == .abbreviation) {
        // Names take endings; other words stand in the lists in all their forms.
        classes.formIntersection(.names)
        guard !classes.isEmpty, token.range.start < match.end, token.kind == .word,
          lexicon.endings.rest(rest, of: text.folded.span) == .ending
        else { continue }
      }
      if classes.isEmpty { continue }
      opening[i].formUnion(classes)
      closing[j].formUnion(classes)
      entry[i] = match.value
      length[i] = Int32(j - i + 1)
    }
  }

  /// Whether the scalar at an offset has no capital, or nothing to fold.
  private func isUnfolded(at i: Int) -> Bool {
    let bytes = text.utf8.span
    let folded = text.folded.span
    return bytes[i] == folded[i] && (bytes[i] < 0x80 || bytes[i + 1] == folded[i + 1])
  }

  private static func traits(ofMark range: TextRange, in bytes: Span<UInt8>, _ lexicon: EntityLexicon) -> TokenTraits {
    var traits: TokenTraits = []
    // `-`, and the hyphens U+2010 and U+2011.
    let first = bytes[range.start]
    if range.count == 1
      ? first == UInt8(ascii: "-")
      : range.count == 3 && first == 0xE2 && bytes[range.start + 1] == 0x80 && bytes[range.start + 2] & 0xFE == 0x90
    {
      traits.insert(.hyphen)
    }
    if isOne(of: lexicon.openingQuotes, range, bytes) { traits.insert(.openingQuote) }
    if isOne(of: lexicon.closingQuotes, range, bytes) { traits.insert(.closingQuote) }
    return traits
  }

  private static func isOne(of quotes: [[UInt8]], _ range: TextRange, _ bytes: Span<UInt8>) -> Bool {
    for quote in quotes where quote.count == range.count {
      var k = 0
      while k < quote.count && quote[k] == bytes[range.start + k] { k += 1 }
      if k == quote.count { return true }
    }
    return false
  }

  /// Whether a sentence is written without capitals, as comments and questions on the web are: none but the first and those of
  /// single letters.
  private static func isCareless(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.dropFirst().allSatisfy { $0.kind != .word || $0.casing == .lower || $0.range.count <= 2 }
  }

  // MARK: Tokens

  /// The token that ends at `offset`, looked for from token `i` on. A dot at the end of an abbreviation may be left out.
  func token(endingAt offset: Int, from i: Int) -> Int? {
    var j = i
    while j < tokens.count && tokens[j].range.end < offset { j += 1 }
    guard j < tokens.count else { return nil }
    let end = tokens[j].range.end
    return end == offset || (end == offset + 1 && tokens[j].kind == .abbreviation) ? j : nil
  }

  /// The tokens of the sentence of token `i`.
  func sentenceTokens(_ i: Int) -> Range<Int> { sentences[Int(sentence[i])].tokens }

  /// The first byte of a token.
  func byte(_ i: Int) -> UInt8 { text.utf8[tokens[i].range.start] }

  /// Whether a token is this one ASCII mark.
  func isMark(_ i: Int, _ mark: UInt8) -> Bool { marks[i] == mark }

  func isHyphen(_ i: Int) -> Bool { traits[i].contains(.hyphen) }
  func isOpeningQuote(_ i: Int) -> Bool { traits[i].contains(.openingQuote) }
  func isClosingQuote(_ i: Int) -> Bool { traits[i].contains(.closingQuote) }

  /// The token before `i` in its sentence, opening quotes left aside.
  func previous(_ i: Int) -> Int? {
    let first = sentenceTokens(i).lowerBound
    var k = i - 1
    if k >= first && isOpeningQuote(k) { k -= 1 }
    return k >= first ? k : nil
  }

  /// The token at `i` or behind it in the sentence of token `i - 1`, closing quotes left aside.
  func next(_ i: Int) -> Int? {
    let end = sentenceTokens(i - 1).upperBound
    var k = i
    if k < end && isClosingQuote(k) { k += 1 }
    return k < end ? k : nil
  }

  func isJoinedByHyphen(_ i: Int) -> Bool {
    i + 2 < tokens.count && isHyphen(i + 1) && tokens[i + 1].isJoined && tokens[i + 2].isJoined
  }

  /// Whether a token is the first word of its sentence, or stands before it.
  func isFirst(_ i: Int) -> Bool { i <= Int(firstWord[Int(sentence[i])]) }

  /// Whether a token is written as the word of a name: with a capital, and no function word.
  func isNameWord(_ i: Int) -> Bool { traits[i].contains(.nameWord) }

  /// „Deutscher Skiverband (DSV)“: whether a word stands in parentheses behind a name that is no place, as what that is called for short.
  func isAbbreviationOfName(_ name: Range<Int>) -> Bool {
    let open = name.lowerBound - 1
    guard open > 0, name.upperBound < tokens.count, isMark(open, UInt8(ascii: "(")), isMark(name.upperBound, UInt8(ascii: ")")) else {
      return false
    }
    return isNameWord(open - 1) && !closing[open - 1].contains(.place)
  }

  /// `J.`, as one token or two.
  func isInitial(_ i: Int) -> Bool {
    let token = tokens[i]
    guard token.casing == .capitalized else { return false }
    // One letter, of one byte or two, with its dot.
    let length = UTF8Scalar.length(lead: byte(i))
    if token.kind == .abbreviation { return token.range.count == length + 1 }
    return token.range.count == length && i + 1 < tokens.count && isMark(i + 1, UInt8(ascii: "."))
      && tokens[i + 1].isJoined
  }

  /// A small word inside the names of companies and bodies.
  func isParticle(_ i: Int) -> Bool { tokens[i].kind == .word && lexicon.nameParticles.contains(tokens[i], in: text) }

  /// A small word inside the names of persons.
  func isPersonParticle(_ i: Int) -> Bool { tokens[i].kind == .word && lexicon.personParticles.contains(tokens[i], in: text) }

  /// Whether a token ends a noun after which a company's name stands, also as the last part of a compound: `Digitalagentur`.
  func isCompanyCue(_ i: Int) -> Bool {
    if !closing[i].isDisjoint(with: .companyCue) { return true }
    return lastPart(of: i).map { !$0.isDisjoint(with: .companyCue) } ?? false
  }

  /// What the longest known word at the end of a compound may be; nil in languages without compounds, for known words, and if no noun
  /// for companies stands at the end.
  func lastPart(of i: Int) -> WordClass? {
    let range = tokens[i].range
    guard lexicon.hasCompounds, tokens[i].kind == .word, range.count >= 9, opening[i].isEmpty else { return nil }
    let folded = text.folded.span
    guard lexicon.forms.hasCompanyCueAtEnd(range.bytes, in: folded) else { return nil }
    for start in (range.start + 3)...(range.end - 5) where folded[start] & 0xC0 != 0x80 {
      if let entry = lexicon.forms.entry(ofWord: start..<range.end, in: folded) { return entry.classes }
    }
    return nil
  }

  /// Whether a token joins the parts of a name: `&`, `+`, a hyphen between words.
  func isConnector(_ i: Int) -> Bool {
    if isMark(i, UInt8(ascii: "&")) || isMark(i, UInt8(ascii: "+")) { return true }
    return isHyphen(i) && tokens[i].isJoined && i + 1 < tokens.count && tokens[i + 1].isJoined
  }

  /// The end of the name that begins with token `i`: words with capitals, joined by `&`, hyphens and particles.
  func nameEnd(from i: Int, maximum: Int = 6, particles: Bool = true) -> Int {
    let limit = min(sentenceTokens(i).upperBound, i + maximum)
    var end = i
    var j = i
    while j < limit {
      if isNameWord(j) {
        j += 1
        end = j
      } else if j > i, j + 1 < limit, isNameWord(j + 1), isConnector(j) || (particles && isParticle(j)) {
        j += 1
      } else {
        break
      }
    }
    return end
  }

  /// In a language whose nouns have capitals: whether the shape of a word speaks less for a name than `limit`.
  func looksLikeNoun(_ i: Int, below limit: Double) -> Bool { nameLikeness[i] < limit }

  func range(_ tokens: Range<Int>) -> TextRange {
    TextRange(self.tokens[tokens.lowerBound].range.start, self.tokens[tokens.upperBound - 1].range.end)
  }

  /// The range of a token without the ending that names take, so that `Ryans` is known for `Ryan`.
  func stem(_ i: Int) -> Range<Int> {
    lexicon.endings.stem(tokens[i].range.bytes, of: text.folded.span)
  }
}
