/// Splits a text into tokens and sentences by the rules of one language; see ``LanguageProfile`` for what it knows.
///
/// One pass over the bytes makes the tokens, one over the tokens the sentences.
public struct Segmenter: Sendable {
  private let profile: LanguageProfile
  private let topLevelDomains: WordTable
  private let hasOrdinalDot: Bool

  public init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    profile = try LanguageProfile(language, in: folder)
    var domains = WordTable()
    try folder.file("top-level-domains.tsv", of: nil, columns: ["domain"]).forEachRow { (row) throws(LexiconError) in
      domains.insert(Array(row.bytes(0)), value: 1)
    }
    topLevelDomains = domains
    hasOrdinalDot = profile.has("ordinal_dot")
  }

  public func segmentation(of text: Text) -> Segmentation {
    let tokens = tokens(of: text)
    return Segmentation(text: text, tokens: tokens, sentences: sentences(of: text, tokens))
  }

  // MARK: Tokens

  private func tokens(of text: Text) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 5)
    let scanner = TokenScanner(text: text, abbreviations: profile.abbreviations, topLevelDomains: topLevelDomains)
    var position = 0
    var matches: [PatternTrie.Match] = []
    while let token = scanner.next(after: &position, matches: &matches) {
      tokens.append(token)
    }
    return tokens
  }

  // MARK: Sentences

  private func sentences(of text: Text, _ tokens: [Token]) -> [Sentence] {
    var sentences: [Sentence] = []
    let bytes = text.utf8.span
    var first = 0
    var i = 0
    func close(_ end: Int) {
      guard end > first else { return }
      sentences.append(Sentence(range: TextRange(tokens[first].range.start, tokens[end - 1].range.end), tokens: first..<end))
      first = end
    }
    while i < tokens.count {
      if i > first, hasLineBreak(bytes, tokens[i - 1].range.end..<tokens[i].range.start) { close(i) }
      if endsSentence(i, text, tokens) {
        // Closing quotes and brackets belong to the sentence they close.
        var end = i + 1
        while end < tokens.count, tokens[end].isJoined, tokens[end].kind == .punctuation, isClosing(bytes, tokens[end].range) { end += 1 }
        if end == tokens.count || mayBegin(end, text, tokens, after: i) { close(end) }
        i = end
      } else {
        i += 1
      }
    }
    close(tokens.count)
    return sentences
  }

  private func hasLineBreak(_ bytes: Span<UInt8>, _ gap: Range<Int>) -> Bool {
    for i in gap where bytes[i] == 0x0A { return true }
    return false
  }

  /// Whether token `i` is a mark (or an abbreviation) that can end a sentence.
  private func endsSentence(_ i: Int, _ text: Text, _ tokens: [Token]) -> Bool {
    let token = tokens[i]
    if token.kind == .abbreviation { return abbreviation(token, text) == .final }
    guard token.kind == .punctuation else { return false }
    switch text.utf8[token.range.start] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."): return !isOrdinalOrInitial(i, text, tokens)
    case 0xE2: return token.range.count >= 3 && text.utf8[token.range.start + 1] == 0x80 && text.utf8[token.range.start + 2] == 0xA6  // …
    default: return false
    }
  }

  private func abbreviation(_ token: Token, _ text: Text) -> LanguageProfile.Abbreviation? {
    var matches: [PatternTrie.Match] = []
    profile.abbreviations.appendMatches(in: text.folded.span, at: token.range.start, to: &matches)
    return matches.last { $0.end == token.range.end }.flatMap { LanguageProfile.Abbreviation(rawValue: $0.value) }
  }

  /// „14. April“, „d. 22. maj“, „Wilhelm II. von“, „J. F. Kennedy“: a dot that does not end a sentence.
  private func isOrdinalOrInitial(_ i: Int, _ text: Text, _ tokens: [Token]) -> Bool {
    guard i > 0, tokens[i].isJoined, i + 1 < tokens.count else { return false }
    let before = tokens[i - 1]
    let next = tokens[i + 1]
    if before.kind == .word, before.isCapitalized, UTF8Scalar.length(lead: text.utf8[before.range.start]) == before.range.count {
      // An initial, unless a sentence ends in a letter by itself („Plan B. Danach …“ stays together: the rarer error).
      return next.kind == .word
    }
    guard hasOrdinalDot, before.kind == .number, before.range.count <= 2 else {
      return before.kind == .number && next.isJoined
    }
    if profile.months.contains(next, in: text) { return true }
    return next.kind == .word && next.casing == .lower
  }

  private func isClosing(_ bytes: Span<UInt8>, _ range: TextRange) -> Bool {
    switch UTF8Scalar.decode(bytes, at: range.start).value {
    case 0x22, 0x27, 0x29, 0x5D, 0x201C, 0x201D, 0x2019, 0x00BB, 0x00AB, 0x203A: true
    default: false
    }
  }

  /// Whether a sentence can begin with token `i`, the mark at `mark` having closed the one before.
  private func mayBegin(_ i: Int, _ text: Text, _ tokens: [Token], after mark: Int) -> Bool {
    let token = tokens[i]
    if hasLineBreak(text.utf8.span, tokens[i - 1].range.end..<token.range.start) { return true }
    // „2.Mai“, „www.x“: without a space only a capital after a lower-case word begins anew („Ende.Anfang“, a lost space).
    if token.isJoined {
      guard token.kind == .word, token.casing == .capitalized, mark > 0, tokens[mark - 1].kind == .word, tokens[mark].kind == .punctuation else {
        return token.kind == .emoji
      }
      return tokens[mark - 1].range.count > 2 && text.utf8[tokens[mark].range.start] != UInt8(ascii: "'")
    }
    switch token.kind {
    case .word, .abbreviation: return token.casing != .lower || startsWithoutCase(text, token)
    case .number, .handle, .hashtag, .url, .domain, .email, .emoji, .symbol: return true
    case .punctuation:
      switch UTF8Scalar.decode(text.utf8.span, at: token.range.start).value {
      case 0x2C, 0x3B, 0x3A, 0x29, 0x5D: return false
      default:
        // A dash or quote begins a sentence if what follows does.
        guard i + 1 < tokens.count else { return true }
        let next = tokens[i + 1]
        return next.kind != .word || next.casing != .lower
      }
    }
  }

  /// A word of a script without case, or a digit in front, may begin a sentence as it is.
  private func startsWithoutCase(_ text: Text, _ token: Token) -> Bool {
    let value = UTF8Scalar.decode(text.utf8.span, at: token.range.start).value
    return value >= 0x0530 || value &- 0x30 < 10
  }
}
