/// Splits a text into tokens and sentences by the rules of one language; see ``LanguageProfile`` for what it knows.
///
/// One pass over the bytes makes the tokens, one over the tokens the sentences.
public struct Segmenter: Sendable {
  private let profile: LanguageProfile
  private let scanner: TokenScanner
  private let hasOrdinalDot: Bool

  /// In tokens. The longest sentences of newspapers have some 150; what is longer has lost its full stops, and stages that relate the
  /// words of a sentence to each other would take time that grows with the square of its length.
  static let longestSentence = 400

  public init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    profile = try LanguageProfile(language, in: folder)
    var domains = WordTable()
    try folder.file("top-level-domains.tsv", of: nil, columns: ["domain"]).forEachRow { (row) throws(LexiconError) in
      domains.insert(Array(row.bytes(0)), value: 1)
    }
    scanner = TokenScanner(abbreviations: profile.abbreviations, topLevelDomains: domains)
    hasOrdinalDot = profile.facts.has("ordinal_dot")
  }

  public func segmentation(of text: Text) -> Segmentation {
    let tokens = tokens(of: text)
    return Segmentation(text: text, tokens: tokens, sentences: sentences(of: text, tokens))
  }

  // MARK: Tokens

  private func tokens(of text: Text) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 5)
    let bytes = text.utf8.span
    let folded = text.folded.span
    var position = 0
    var matches: [PatternTrie.Match] = []
    while let token = scanner.next(in: bytes, folded, after: &position, matches: &matches) {
      tokens.append(token)
    }
    return tokens
  }

  // MARK: Sentences

  private func sentences(of text: Text, _ tokens: [Token]) -> [Sentence] {
    var sentences: [Sentence] = []
    let bytes = text.utf8.span
    var matches: [PatternTrie.Match] = []
    var first = 0
    var i = 0
    func close(_ end: Int) {
      guard end > first else { return }
      sentences.append(Sentence(range: TextRange(tokens[first].range.start, tokens[end - 1].range.end), tokens: first..<end))
      first = end
    }
    while i < tokens.count {
      if i > first, i - first == Self.longestSentence || isLineBreak(bytes, before: i, tokens) { close(i) }
      guard let mark = terminator(i, since: first, text, tokens, matches: &matches) else {
        i += 1
        continue
      }
      // Closing quotes and brackets belong to the sentence they close, and so does the emoji that comments on it.
      var end = i + 1
      while end < tokens.count, tokens[end].isJoined, tokens[end].kind == .punctuation, isClosing(bytes, tokens[end].range) { end += 1 }
      if mark == .mark {
        while end < tokens.count, tokens[end].kind == .emoji, !isLineBreak(bytes, before: end, tokens) { end += 1 }
      }
      if end == tokens.count || mayBegin(end, text, tokens, after: i, mark) { close(end) }
      i = end
    }
    close(tokens.count)
    return sentences
  }

  /// Whether a line ends between token `i` and the one before.
  private func isLineBreak(_ bytes: Span<UInt8>, before i: Int, _ tokens: [Token]) -> Bool {
    var k = tokens[i - 1].range.end
    let end = tokens[i].range.start
    while k < end {
      switch bytes[k] {
      case 0x0A, 0x0D: return true
      case 0xC2: if bytes[k + 1] == 0x85 { return true }  // U+0085
      case 0xE2: if bytes[k + 1] == 0x80 && (bytes[k + 2] == 0xA8 || bytes[k + 2] == 0xA9) { return true }  // U+2028, U+2029
      default: break
      }
      k += 1
    }
    return false
  }

  /// What a sentence can end with.
  private enum Terminator {
    case mark
    /// `usw.`, `kr.`
    case abbreviation
    /// `Inc.`, `U.S.`: a name, and so often before another one („U.S. President“).
    case name
  }

  /// How token `i` can end the sentence that began with token `first`; nil when it cannot.
  private func terminator(
    _ i: Int, since first: Int, _ text: Text, _ tokens: [Token], matches: inout [PatternTrie.Match]
  ) -> Terminator? {
    let token = tokens[i]
    switch token.kind {
    case .abbreviation:
      matches.removeAll(keepingCapacity: true)
      profile.abbreviations.appendMatches(in: text.folded.span, at: token.range.start, to: &matches)
      guard matches.contains(where: { $0.end == token.range.end && $0.value == LanguageProfile.Abbreviation.final.rawValue }) else {
        return nil
      }
      return token.casing == .lower ? .abbreviation : .name
    case .punctuation:
      switch text.utf8[token.range.start] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): return .mark
      case UInt8(ascii: "."): return token.range.count == 1 && isOrdinalOrInitial(i, since: first, text, tokens) ? nil : .mark
      case 0xE2:  // …
        return text.utf8[token.range.start + 1] == 0x80 && text.utf8[token.range.start + 2] == 0xA6 ? .mark : nil
      default: return nil
      }
    default:
      return nil
    }
  }

  /// „14. April“, „d. 22. maj“, „2. Bundesliga“, „J. F. Kennedy“, „1. Introduction“: a dot that does not end a sentence.
  private func isOrdinalOrInitial(_ i: Int, since first: Int, _ text: Text, _ tokens: [Token]) -> Bool {
    guard i > first, tokens[i].isJoined, i + 1 < tokens.count else { return false }
    let before = tokens[i - 1]
    let next = tokens[i + 1]
    if before.kind == .word, before.isCapitalized, UTF8Scalar.length(lead: text.utf8[before.range.start]) == before.range.count {
      // An initial, unless a function word shows that a sentence ended in a letter by itself („Plan B. Danach …“).
      guard next.kind == .word else { return next.kind == .abbreviation }
      return !isCapitalizedFunctionWord(next, text) || isInitial(i + 1, text, tokens)
    }
    guard before.kind == .number else { return false }
    if next.isJoined { return true }
    guard before.range.count <= 3 else { return false }
    // The number of an item at the start of a line.
    if i - 1 == first, first == 0 || isLineBreak(text.utf8.span, before: first, tokens) { return true }
    guard hasOrdinalDot else { return false }
    // „3. 5. 1990“, „14. Apr.“
    if next.kind == .number { return before.range.count <= 2 }
    if next.kind == .abbreviation { return true }
    return next.kind == .word && !isCapitalizedFunctionWord(next, text)
  }

  /// Whether token `i` is one letter with a dot.
  private func isInitial(_ i: Int, _ text: Text, _ tokens: [Token]) -> Bool {
    let range = tokens[i].range
    return range.count == UTF8Scalar.length(lead: text.utf8[range.start]) && range.end < text.count
      && text.utf8[range.end] == UInt8(ascii: ".")
  }

  /// `Der`, `The`, `Той`: a capital that only the beginning of a sentence can explain.
  private func isCapitalizedFunctionWord(_ token: Token, _ text: Text) -> Bool {
    token.kind == .word && token.isCapitalized && profile.stopwords.contains(token, in: text)
  }

  private func isClosing(_ bytes: Span<UInt8>, _ range: TextRange) -> Bool {
    switch UTF8Scalar.decode(bytes, at: range.start).value {
    case 0x22, 0x27, 0x29, 0x5D, 0x201C, 0x201D, 0x2018, 0x2019, 0x00BB, 0x00AB, 0x2039, 0x203A: true
    default: false
    }
  }

  /// Whether a sentence can begin with token `i`, the one at `mark` having closed the sentence before.
  private func mayBegin(_ i: Int, _ text: Text, _ tokens: [Token], after mark: Int, _ terminator: Terminator) -> Bool {
    let token = tokens[i]
    if isLineBreak(text.utf8.span, before: i, tokens) { return true }
    // „2.Mai“, „www.x“: without a space only a capital after a lower-case word begins anew („Ende.Anfang“, a lost space).
    if token.isJoined {
      guard token.kind == .word, token.casing == .capitalized, mark > 0, tokens[mark - 1].kind == .word, tokens[mark].kind == .punctuation
      else { return false }
      return tokens[mark - 1].range.count > 2
    }
    switch token.kind {
    case .word:
      if terminator == .name { return isCapitalizedFunctionWord(token, text) }
      return token.casing != .lower || startsWithoutCase(text, token)
    case .abbreviation: return token.casing != .lower
    case .number: return terminator != .name
    case .handle, .hashtag, .url, .domain, .email, .emoji, .symbol: return true
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
