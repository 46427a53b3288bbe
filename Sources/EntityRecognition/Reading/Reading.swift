import TextCore

/// A text as the finders read it: its tokens, and what the lexicons say of each.
struct Reading {
  /// What is found of a text; one object, because every finder holds on to it and its arrays need not be counted one by one.
  private final class Found {
    let tokens: [Token]
    let sentences: [Sentence]
    let facts: [TokenFacts]
    let lists: TokenReader.Lists
    let shapes: [NameShapes.Score]

    init(_ segmentation: Segmentation, _ facts: [TokenFacts], _ lists: TokenReader.Lists, _ shapes: [NameShapes.Score]) {
      tokens = segmentation.tokens
      sentences = segmentation.sentences
      self.facts = facts
      self.lists = lists
      self.shapes = shapes
    }
  }

  /// In bytes.
  static let shortestCompound = 9
  /// Of a compound, in bytes.
  private static let shortestPart = 4
  /// A text of 5,000 bytes has some 200 nouns.
  private static let seenBits = 9

  let text: Text
  let lexicon: EntityLexicon
  private let found: Found

  var tokens: [Token] { @inline(__always) get { found.tokens } }
  var sentences: [Sentence] { @inline(__always) get { found.sentences } }
  /// What is found of each token.
  var facts: [TokenFacts] { @inline(__always) get { found.facts } }
  /// The words and abbreviations with a capital anywhere.
  var capitals: [Int] { @inline(__always) get { found.lists.capitals } }
  /// The tokens with ``TokenTraits/mayBeUnknownName``.
  var unknownWords: [Int] { @inline(__always) get { found.lists.unknownWords } }
  /// See ``TokenReader/Lists/companySigns``.
  var companySigns: [Int] { @inline(__always) get { found.lists.companySigns } }
  var colons: [Int] { @inline(__always) get { found.lists.colons } }
  /// In a language whose nouns have capitals the shape of each word that ``hasShape(_:)``, at the index of the token.
  private var shapes: [NameShapes.Score] { @inline(__always) get { found.shapes } }

  init(_ segmentation: Segmentation, lexicon: EntityLexicon, reader: TokenReader) {
    let tokens = segmentation.tokens
    text = segmentation.text
    self.lexicon = lexicon
    var facts = [TokenFacts](repeating: TokenFacts(), count: tokens.count)
    var lists = TokenReader.Lists()
    reader.read(segmentation, &facts, &lists)
    let folded = segmentation.text.folded.span
    let shapes = lexicon.hasNounCapitals ? Self.shapes(of: lists.capitals, tokens, facts, in: folded, lexicon) : []
    found = Found(segmentation, facts, lists, shapes)
  }

  private static func shapes(
    of words: [Int], _ tokens: [Token], _ facts: [TokenFacts], in folded: Span<UInt8>, _ lexicon: EntityLexicon
  ) -> [NameShapes.Score] {
    var shapes = [NameShapes.Score](repeating: NameShapes.Score(), count: tokens.count)
    // A quarter of the nouns of a text have stood in it before: the last token seen with each of some values of the hash.
    var seen = [Int32](repeating: -1, count: 1 << seenBits)
    for i in words where hasShape(facts[i]) {
      let place = Int(truncatingIfNeeded: tokens[i].hash >> UInt64(64 - seenBits))
      let before = Int(seen[place])
      if before >= 0, tokens[before].hash == tokens[i].hash {
        shapes[i] = shapes[before]
      } else {
        shapes[i] = lexicon.nameShapes.score(of: lexicon.endings.stem(tokens[i].range.bytes, of: folded), in: folded)
        seen[place] = Int32(truncatingIfNeeded: i)
      }
    }
    return shapes
  }

  /// Whether a word is asked for its shape: one with a capital that no list has as anything but a place or a body.
  @inline(__always)
  private static func hasShape(_ facts: TokenFacts) -> Bool {
    facts.casing == .capitalized && facts.kind == .word
      && facts.opening.isDisjoint(with: WordClass.ordinary.union(.givenNames).union(.surnames))
  }

  // MARK: Tokens

  /// The token that ends at `offset`, looked for from token `i` on. A dot at the end of an abbreviation may be left out.
  func token(endingAt offset: Int, from i: Int) -> Int? {
    var j = i
    while j < tokens.count && tokens[j].range.end < offset { j += 1 }
    guard j < tokens.count else { return nil }
    let end = tokens[j].range.end
    return end == offset || (end == offset + 1 && facts[j].kind == .abbreviation) ? j : nil
  }

  /// The tokens of the sentence of token `i`.
  @inline(__always) func sentenceTokens(_ i: Int) -> Range<Int> { sentences[Int(facts[i].sentence)].tokens }

  /// The first byte of a token.
  func byte(_ i: Int) -> UInt8 { text.utf8[tokens[i].range.start] }

  /// Calls `body` with the tokens that have any of some traits out of ``TokenTraits/listed``, in order.
  ///
  /// - Parameter body: returns the first token that is not to be left out after this one.
  @inline(__always)
  func forEachToken(with wanted: TokenTraits, _ body: (Int) -> Int) {
    var next = 0
    for i in found.lists.listed where i >= next && !facts[i].traits.isDisjoint(with: wanted) { next = body(i) }
  }

  /// The same with ``capitals``.
  @inline(__always)
  func forEachCapital(_ body: (Int) -> Int) {
    var next = 0
    for i in capitals where i >= next { next = body(i) }
  }

  /// Whether a token is this one ASCII mark.
  @inline(__always) func isMark(_ i: Int, _ mark: UInt8) -> Bool { facts[i].mark == mark }

  @inline(__always) func isHyphen(_ i: Int) -> Bool { facts[i].traits.contains(.hyphen) }
  func isOpeningQuote(_ i: Int) -> Bool { facts[i].traits.contains(.openingQuote) }
  func isClosingQuote(_ i: Int) -> Bool { facts[i].traits.contains(.closingQuote) }

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

  @inline(__always) func isJoinedByHyphen(_ i: Int) -> Bool {
    i + 2 < tokens.count && isHyphen(i + 1) && tokens[i + 1].isJoined && tokens[i + 2].isJoined
  }

  /// Whether a token is the first word of its sentence, or stands before it.
  @inline(__always) func isFirst(_ i: Int) -> Bool { i <= Int(found.lists.firstWords[Int(facts[i].sentence)]) }

  /// Whether a token is written as the word of a name: with a capital, and no function word.
  @inline(__always) func isNameWord(_ i: Int) -> Bool { facts[i].traits.contains(.nameWord) }

  /// „Deutscher Skiverband (DSV)“: whether a word stands in parentheses behind a name that is no place, as what that is called for short.
  func isAbbreviationOfName(_ name: Range<Int>) -> Bool {
    let open = name.lowerBound - 1
    guard open > 0, name.upperBound < tokens.count, isMark(open, UInt8(ascii: "(")), isMark(name.upperBound, UInt8(ascii: ")")) else {
      return false
    }
    return isNameWord(open - 1) && !facts[open - 1].closing.contains(.place)
  }

  /// `J.`, as one token or two.
  func isInitial(_ i: Int) -> Bool {
    guard facts[i].casing == .capitalized else { return false }
    // One letter of up to four bytes, with its dot.
    let token = tokens[i]
    guard token.range.count <= 5 else { return false }
    let length = UTF8Scalar.length(lead: byte(i))
    if token.kind == .abbreviation { return token.range.count == length + 1 }
    return token.range.count == length && i + 1 < tokens.count && isMark(i + 1, UInt8(ascii: "."))
      && tokens[i + 1].isJoined
  }

  /// A small word inside the names of companies and bodies.
  func isParticle(_ i: Int) -> Bool { isSmallWord(i, .nameParticle) }

  /// A small word inside the names of persons.
  func isPersonParticle(_ i: Int) -> Bool { isSmallWord(i, .personParticle) }

  /// Whether a token is one of the small words of a class.
  @inline(__always) func isSmallWord(_ i: Int, _ classes: SmallWordClass) -> Bool {
    facts[i].small.contains(classes) && facts[i].kind == .word
  }

  /// Whether a token ends a noun after which a company's name stands, also as the last part of a compound: `Digitalagentur`.
  func isCompanyCue(_ i: Int) -> Bool {
    if !facts[i].closing.isDisjoint(with: .companyCue) { return true }
    return lastPart(of: i).map { !$0.isDisjoint(with: .companyCue) } ?? false
  }

  /// What the longest known word at the end of a compound may be; nil in languages without compounds, for known words, and if no noun
  /// for companies stands at the end.
  func lastPart(of i: Int) -> WordClass? {
    let range = tokens[i].range
    guard lexicon.hasCompounds, facts[i].kind == .word, range.count >= Self.shortestCompound, facts[i].opening.isEmpty else { return nil }
    // „passender Größe“ is no „Sender“.
    if lexicon.hasNounCapitals, facts[i].casing == .lower { return nil }
    let folded = text.folded.span
    guard lexicon.forms.hasCompanyCueAtEnd(range.bytes, in: folded) else { return nil }
    for start in (range.start + 3)...(range.end - 5) where folded[start] & 0xC0 != 0x80 {
      if let entry = lexicon.forms.entry(ofWord: start..<range.end, in: folded) { return entry.classes }
    }
    return nil
  }

  /// „Beschwerdemöglichkeiten“, „Fluglehrer“: whether the longest known word at the end of a compound is an ordinary noun.
  func endsInCommonNoun(_ i: Int) -> Bool {
    let range = tokens[i].range
    guard lexicon.hasCompounds, facts[i].kind == .word, range.count >= Self.shortestCompound, facts[i].opening.isEmpty else { return false }
    return !endClasses(of: i).isDisjoint(with: [.common, .companyAfter, .role])
  }

  /// What the longest known word at the end of a compound may be.
  func endClasses(of i: Int) -> WordClass {
    let range = tokens[i].range
    let folded = text.folded.span
    var start = range.start + Self.shortestPart
    while start <= range.end - Self.shortestPart {
      if folded[start] & 0xC0 != 0x80, let entry = lexicon.forms.entry(ofWord: start..<range.end, in: folded) { return entry.classes }
      start += 1
    }
    return []
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
  func looksLikeNoun(_ i: Int, below limit: Double) -> Bool {
    let shape = shape(i)
    return max(shape.person, shape.place) < limit
  }

  /// How much the shape of a word without its ending speaks for a name.
  func shape(_ i: Int) -> NameShapes.Score {
    if lexicon.hasNounCapitals && Self.hasShape(facts[i]) { return shapes[i] }
    return lexicon.nameShapes.score(of: stem(i), in: text.folded.span)
  }

  /// Where a name is written: without what an apostrophe sets off behind it (`Boeing's`), unless a list has it with that (`St John's`).
  func range(_ tokens: Range<Int>) -> TextRange {
    let start = self.tokens[tokens.lowerBound].range.start
    let last = tokens.upperBound - 1
    let end = self.tokens[last].range.end
    guard self.tokens[last].hasApostrophe, lexicon.forms.entry(ofWord: start..<end, in: text.folded.span) == nil else {
      return TextRange(start, end)
    }
    return TextRange(start, endBeforeApostrophe(last))
  }

  /// Where a token ends without an ending that an apostrophe sets off, which is no part of a name as it is written.
  func endBeforeApostrophe(_ i: Int) -> Int { lexicon.endings.endBeforeApostrophe(of: tokens[i], in: text.folded.span) }

  /// The range of a token without the ending that names take, so that `Ryans` is known for `Ryan`.
  @inline(__always) func stem(_ i: Int) -> Range<Int> {
    lexicon.endings.stem(tokens[i].range.bytes, of: text.folded.span)
  }

  /// The ``WordHash`` of the ``stem(_:)`` of a token; nil when the stem is the whole token.
  @inline(__always) func stemHash(_ i: Int) -> UInt64? {
    let token = tokens[i]
    let end = stem(i).upperBound
    return end == token.range.end ? nil : WordHash.stem(of: token.hash, without: end..<token.range.end, in: text.folded.span)
  }
}
