import TextCore

/// Finds what each token of a text is by the word lists and by how it is written.
struct TokenReader {
  private let text: Text
  private let tokens: [Token]
  private let sentences: [Sentence]
  private let lexicon: EntityLexicon
  private let beginnings: Beginnings

  init(_ segmentation: Segmentation, _ lexicon: EntityLexicon, _ beginnings: Beginnings) {
    text = segmentation.text
    tokens = segmentation.tokens
    sentences = segmentation.sentences
    self.lexicon = lexicon
    self.beginnings = beginnings
  }

  /// - Parameters:
  ///   - forms: empty ones, as many as there are tokens.
  ///   - traits: the same.
  func read(_ forms: inout [TokenForms], _ traits: inout [TokenTraits]) {
    var forms = forms.mutableSpan
    var traits = traits.mutableSpan
    var matches: [PatternTrie.Match] = []
    for sentence in sentences {
      let isCareless = isCareless(sentence)
      for i in sentence.tokens {
        if tokens[i].kind == .punctuation {
          traits[i].formUnion(self.traits(ofMark: tokens[i].range))
        } else {
          read(i, isCareless: isCareless, &forms, &traits, &matches)
        }
      }
    }
  }

  /// Reads token `i`, those before it having been read.
  private func read(
    _ i: Int, isCareless: Bool, _ forms: inout MutableSpan<TokenForms>, _ traits: inout MutableSpan<TokenTraits>,
    _ matches: inout [PatternTrie.Match]
  ) {
    let token = tokens[i]
    var found: TokenTraits = UTF8Scalar.isDigit(text.utf8[token.range.start]) ? .digit : []
    if beginnings.legalForms.mayBegin(with: token) { found.insert(.mayBeginLegalForm) }
    let possible = beginnings.possible(at: token, isCareless: isCareless, in: text.folded.span)
    if possible.contains(.company) { found.insert(.mayBeginCompany) }
    if possible.contains(.otherForm) {
      if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
      lexicon.forms.appendMatches(in: text.folded.span, at: token.range.start, to: &matches)
      for match in matches { note(match.value, from: i, to: match.end, isCareless: isCareless, &forms, &traits) }
    } else if possible.contains(.word), let entry = lexicon.forms.entry(of: token) {
      note(entry, from: i, to: token.range.end, isCareless: isCareless, &forms, &traits)
    }
    switch token.kind {
    case .word, .abbreviation:
      if token.casing == .lower { break }
      found.insert(.capital)
      let isFunctionWord = token.casing == .capitalized && forms[i].opening.contains(.stopword) && forms[i].length <= 1
      if !isFunctionWord { found.insert(.nameWord) }
    case .handle, .url, .email, .domain: found.insert(.address)
    default: break
    }
    traits[i].formUnion(found)
  }

  // MARK: Forms

  /// Notes a form that stands from token `i` on up to an offset, unless it is none there.
  private func note(
    _ entry: Int32, from i: Int, to end: Int, isCareless: Bool, _ forms: inout MutableSpan<TokenForms>,
    _ traits: inout MutableSpan<TokenTraits>
  ) {
    let found = lexicon.forms.entries[Int(entry)]
    var classes = found.classes
    if found.isCapitalized && isUnfolded(at: tokens[i].range.start) {
      // „does anyone live in malaysia“
      let isPlace =
        i > 0 && isCareless && classes.isDisjoint(with: .ordinary) && lexicon.placePrepositions.contains(tokens[i - 1], in: text)
      classes.subtract(isPlace ? WordClass.names.subtracting(.place) : .names)
    }
    if found.isShortAcronym, tokens[i].casing == .capitalized || tokens[i].casing == .lower { classes.subtract(.names) }
    var j = i
    while tokens[j].range.end < end { j += 1 }
    let last = tokens[j]
    let rest = end..<last.range.end
    if !rest.isEmpty && !(rest.count == 1 && last.kind == .abbreviation) {
      // Names take endings; other words stand in the lists in all their forms.
      classes.formIntersection(.names)
      guard !classes.isEmpty, last.range.start < end, last.kind == .word,
        lexicon.endings.rest(rest, of: text.folded.span) == .ending
      else { return }
    }
    if classes.isEmpty { return }
    forms[i].opening.formUnion(classes)
    forms[i].entry = entry
    forms[i].length = Int32(j - i + 1)
    forms[j].closing.formUnion(classes)
    if !classes.isDisjoint(with: [.place, .organization, .organizationOpening]) { traits[i].insert(.place) }
    if classes.contains(.month) { traits[i].insert(.month) }
    if !classes.isDisjoint(with: [.organizationHead, .placeHead]) { traits[j].insert(.place) }
    if classes.contains(.companyHead) { traits[j].insert(.companyHead) }
  }

  /// Whether the scalar at an offset has no capital, or nothing to fold.
  private func isUnfolded(at i: Int) -> Bool {
    let bytes = text.utf8.span
    let folded = text.folded.span
    return bytes[i] == folded[i] && (bytes[i] < 0x80 || bytes[i + 1] == folded[i + 1])
  }

  // MARK: Looks

  /// Whether a sentence is written without capitals, as comments and questions on the web are: none but the first and those of
  /// single letters.
  private func isCareless(_ sentence: Sentence) -> Bool {
    for i in sentence.tokens.dropFirst() where tokens[i].kind == .word && tokens[i].casing != .lower && tokens[i].range.count > 2 {
      return false
    }
    return true
  }

  private func traits(ofMark range: TextRange) -> TokenTraits {
    let bytes = text.utf8.span
    var traits: TokenTraits = []
    // `-`, and the hyphens U+2010 and U+2011.
    let first = bytes[range.start]
    if range.count == 1
      ? first == UInt8(ascii: "-")
      : range.count == 3 && first == 0xE2 && bytes[range.start + 1] == 0x80 && bytes[range.start + 2] & 0xFE == 0x90
    {
      traits.insert(.hyphen)
    }
    if Self.isOne(of: lexicon.openingQuotes, range, bytes) { traits.insert(.openingQuote) }
    if Self.isOne(of: lexicon.closingQuotes, range, bytes) { traits.insert(.closingQuote) }
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
}
