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
  private(set) var sentence: [Int32]
  /// The first word, abbreviation or number of each sentence, or its end.
  private let firstWord: [Int32]
  /// The tokens that are written as words of names; see ``isNameWord(_:)``.
  private(set) var nameWords: [Int] = []
  /// How much the shape of each of ``nameWords`` speaks for a name, at the index of the token; empty in a language that does not ask.
  private var nameLikeness: [Double] = []

  init(_ segmentation: Segmentation, lexicon: EntityLexicon, scratch: inout [PatternTrie.Match]) {
    text = segmentation.text
    tokens = segmentation.tokens
    sentences = segmentation.sentences
    self.lexicon = lexicon
    opening = Array(repeating: [], count: tokens.count)
    closing = Array(repeating: [], count: tokens.count)
    entry = Array(repeating: -1, count: tokens.count)
    length = Array(repeating: 0, count: tokens.count)
    sentence = Array(repeating: 0, count: tokens.count)
    for (index, sentence) in segmentation.sentences.enumerated() {
      for i in sentence.tokens { self.sentence[i] = Int32(index) }
    }
    firstWord = segmentation.sentences.map { sentence in
      Int32(
        sentence.tokens.first { i in
          let kind = segmentation.tokens[i].kind
          return kind == .word || kind == .abbreviation || kind == .number
        } ?? sentence.tokens.upperBound)
    }
    let folded = segmentation.text.folded.span
    let bytes = segmentation.text.utf8.span
    let isCareless = segmentation.sentences.map { Self.isCareless(tokens[$0.tokens]) }
    for i in tokens.indices {
      let token = tokens[i]
      if token.kind == .punctuation { continue }
      let start = token.range.start
      if token.kind == .word, token.casing == .lower, !isCareless[Int(sentence[i])], !lexicon.forms.mayHoldSmall(token, in: folded) {
        continue
      }
      scratch.removeAll(keepingCapacity: true)
      lexicon.forms.appendMatches(in: folded, at: start, to: &scratch)
      for match in scratch {
        let found = lexicon.forms.entries[Int(match.value)]
        var classes = found.classes
        if found.isCapitalized && bytes[start] == folded[start] && !Self.differs(bytes, folded, start) {
          // „does anyone live in malaysia“
          let isPlace =
            i > 0 && isCareless[Int(sentence[i])] && classes.isDisjoint(with: .ordinary)
            && lexicon.placePrepositions.contains(tokens[i - 1], in: text)
          classes.subtract(isPlace ? WordClass.names.subtracting(.place) : .names)
        }
        var j = i
        while tokens[j].range.end < match.end { j += 1 }
        let rest = match.end..<tokens[j].range.end
        if !rest.isEmpty && !(rest.count == 1 && tokens[j].kind == .abbreviation) {
          // Names take endings; other words stand in the lists in all their forms.
          classes.formIntersection(.names)
          guard !classes.isEmpty, tokens[j].range.start < match.end, tokens[j].kind == .word,
            lexicon.endings.rest(rest, of: folded) == .ending
          else { continue }
        }
        if classes.isEmpty { continue }
        opening[i].formUnion(classes)
        closing[j].formUnion(classes)
        entry[i] = match.value
        length[i] = Int32(j - i + 1)
      }
    }
    nameWords = tokens.indices.filter(isNameWord)
    if lexicon.hasNounCapitals {
      nameLikeness = Array(repeating: 0, count: tokens.count)
      for i in nameWords {
        let shape = lexicon.nameShapes.score(of: stem(i), in: folded)
        nameLikeness[i] = max(shape.person, shape.place)
      }
    }
  }

  /// Whether a sentence is written without capitals, as comments and questions on the web are: none but the first and those of
  /// single letters.
  private static func isCareless(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.dropFirst().allSatisfy { $0.kind != .word || $0.casing == .lower || $0.range.count <= 2 }
  }

  /// Whether a scalar of more than one byte was folded.
  private static func differs(_ bytes: Span<UInt8>, _ folded: Span<UInt8>, _ i: Int) -> Bool {
    bytes[i] >= 0x80 && bytes[i + 1] != folded[i + 1]
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
  func isMark(_ i: Int, _ mark: UInt8) -> Bool { tokens[i].range.count == 1 && byte(i) == mark }

  /// `-`, and the hyphens U+2010 and U+2011.
  func isHyphen(_ i: Int) -> Bool {
    guard tokens[i].kind == .punctuation else { return false }
    if isMark(i, UInt8(ascii: "-")) { return true }
    let range = tokens[i].range
    return range.count == 3 && byte(i) == 0xE2 && text.utf8[range.start + 1] == 0x80 && text.utf8[range.start + 2] & 0xFE == 0x90
  }

  func isOpeningQuote(_ i: Int) -> Bool { isQuote(i, lexicon.openingQuotes) }
  func isClosingQuote(_ i: Int) -> Bool { isQuote(i, lexicon.closingQuotes) }

  private func isQuote(_ i: Int, _ quotes: [[UInt8]]) -> Bool {
    let range = tokens[i].range
    guard tokens[i].kind == .punctuation, range.count <= 3 else { return false }
    for quote in quotes where quote.count == range.count {
      var k = 0
      while k < quote.count && quote[k] == text.utf8[range.start + k] { k += 1 }
      if k == quote.count { return true }
    }
    return false
  }

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
  func isNameWord(_ i: Int) -> Bool {
    let token = tokens[i]
    guard token.kind == .word || token.kind == .abbreviation, token.casing != .lower else { return false }
    if token.casing == .capitalized && opening[i].contains(.stopword) && length[i] <= 1 { return false }
    return true
  }

  /// A small word inside the names of companies and bodies.
  func isParticle(_ i: Int) -> Bool { tokens[i].kind == .word && lexicon.nameParticles.contains(tokens[i], in: text) }

  /// A small word inside the names of persons.
  func isPersonParticle(_ i: Int) -> Bool { tokens[i].kind == .word && lexicon.personParticles.contains(tokens[i], in: text) }

  /// Whether a token ends a noun after which a company's name stands, also as the last part of a compound: `Digitalagentur`.
  func isCompanyCue(_ i: Int, scratch: inout [PatternTrie.Match]) -> Bool {
    if !closing[i].isDisjoint(with: .companyCue) { return true }
    return lastPart(of: i, scratch: &scratch).map { !$0.isDisjoint(with: .companyCue) } ?? false
  }

  /// What the longest known word at the end of a compound may be; nil in languages without compounds, for known words, and if no noun
  /// for companies stands at the end.
  func lastPart(of i: Int, scratch: inout [PatternTrie.Match]) -> WordClass? {
    let range = tokens[i].range
    guard lexicon.hasCompounds, tokens[i].kind == .word, range.count >= 9, opening[i].isEmpty else { return nil }
    let folded = text.folded.span
    guard lexicon.forms.hasCompanyCueAtEnd(range.bytes, in: folded) else { return nil }
    for start in (range.start + 3)...(range.end - 5) where folded[start] & 0xC0 != 0x80 {
      if let entry = lexicon.forms.entry(ofWord: start..<range.end, in: folded, scratch: &scratch) { return entry.classes }
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
