import TextCore

/// Finds what each token of a text is by the word lists and by how it is written.
struct TokenReader {
  /// Indices of tokens, in order.
  struct Lists {
    /// Those with ``TokenTraits/capital``.
    var capitals: [Int] = []
    /// Those with any of ``TokenTraits/listed``.
    var listed: [Int] = []
    /// Those with any of ``TokenTraits/companySigns``.
    var companySigns: [Int] = []
    /// Colons.
    var colons: [Int] = []
    /// The first word, abbreviation or number of each sentence, or its end.
    var firstWords: [Int32] = []
  }

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
  ///   - forms: empty ones, as many as there are tokens, like the elements of the other arrays.
  ///   - marks: become the bytes of the tokens that have one byte.
  ///   - sentenceOf: become the indices of the sentences of the tokens.
  func read(
    _ forms: inout [TokenForms], _ traits: inout [TokenTraits], _ marks: inout [UInt8], _ sentenceOf: inout [Int32], _ lists: inout Lists
  ) {
    let tokens = tokens.span
    let bytes = text.utf8.span
    let folded = text.folded.span
    var forms = forms.mutableSpan
    var traits = traits.mutableSpan
    var marks = marks.mutableSpan
    var sentenceOf = sentenceOf.mutableSpan
    var matches: [PatternTrie.Match] = []
    var glances = [FormTable.Glance](repeating: FormTable.Glance(), count: sentences.reduce(0) { max($0, $1.tokens.count) })
    var glance = glances.mutableSpan
    let words = lexicon.forms
    let hasCompounds = lexicon.hasCompounds
    lists.firstWords.reserveCapacity(sentences.count)
    lists.capitals.reserveCapacity(tokens.count / 2)
    lists.listed.reserveCapacity(tokens.count / 4)
    for (index, sentence) in sentences.enumerated() {
      let isCareless = isCareless(sentence.tokens, tokens)
      var first = sentence.tokens.upperBound
      let start = sentence.tokens.lowerBound
      for k in 0..<sentence.tokens.count { glance[k] = words.glance(at: tokens[start + k].hash) }
      for i in sentence.tokens {
        let token = tokens[i]
        sentenceOf[i] = Int32(truncatingIfNeeded: index)
        if token.kind == .punctuation {
          if token.range.count == 1 {
            let mark = bytes[token.range.start]
            marks[i] = mark
            if mark == UInt8(ascii: ":") { lists.colons.append(i) }
          }
          let mark = lexicon.marks.traits(of: token.range.bytes, in: bytes)
          traits[i].formUnion(mark)
          if traits[i].contains(.hyphen) || !forms[i].closing.isDisjoint(with: .companyCue) { lists.companySigns.append(i) }
          continue
        }
        if token.range.count == 1 { marks[i] = bytes[token.range.start] }
        var found: TokenTraits = UTF8Scalar.isDigit(bytes[token.range.start]) ? .digit : []
        if beginnings.legalForms.mayBegin(with: token) { found.insert(.mayBeginLegalForm) }
        var word = WordForms.Word()
        var isSearched = true
        if token.kind == .word {
          isSearched = false
          if let known = words.word(token.hash, after: glance[i - start]) {
            word = known
            isSearched = beginnings.mayGoOn(behind: token, as: known, in: folded)
          }
          let isSmall = token.casing == .lower && !isCareless
          if !isSmall || beginnings.mayBeSmall(token, in: folded) {
            let possible = isSmall ? beginnings.possible(atSmall: token, in: folded) : beginnings.possible(atName: token, in: folded)
            if possible.contains(.company) { found.insert(.mayBeginCompany) }
            if possible.contains(.otherForm) { isSearched = true }
          }
        } else if beginnings.mayBeginCompany(token, in: folded) {
          found.insert(.mayBeginCompany)
        }
        if isSearched {
          if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
          lexicon.forms.appendMatches(in: folded, at: token.range.start, to: &matches, isLikely: token.kind == .word)
          for match in matches {
            note(match, from: i, isCareless: isCareless, tokens, bytes, folded, &forms, &traits)
          }
        } else if word.entry >= 0 {
          let classes = classes(of: word, at: i, isCareless: isCareless, tokens, bytes, folded)
          if !classes.isEmpty { add(classes, word.entry, i...i, &forms, &traits) }
        }
        switch token.kind {
        case .word, .abbreviation:
          if first == sentence.tokens.upperBound { first = i }
          if token.casing == .lower { break }
          found.insert(.capital)
          lists.capitals.append(i)
          let isFunctionWord = token.casing == .capitalized && forms[i].opening.contains(.stopword) && forms[i].length <= 1
          if !isFunctionWord { found.insert(.nameWord) }
        case .number: if first == sentence.tokens.upperBound { first = i }
        case .handle, .url, .email, .domain: found.insert(.address)
        default: break
        }
        found.formUnion(traits[i])
        traits[i] = found
        if !found.isDisjoint(with: .listed) { lists.listed.append(i) }
        if !found.isDisjoint(with: .companySigns) || !forms[i].closing.isDisjoint(with: .companyCue)
          || (hasCompounds && mayBeCompound(token, forms[i]))
        {
          lists.companySigns.append(i)
        }
      }
      lists.firstWords.append(Int32(first))
    }
  }

  /// Whether a word may be a compound that ends in a noun for companies.
  @inline(__always)
  private func mayBeCompound(_ token: Token, _ forms: TokenForms) -> Bool {
    token.range.count >= Reading.shortestCompound && token.kind == .word && forms.opening.isEmpty
  }

  // MARK: Forms

  /// What a word that the lists have may be as token `i`, or as what begins with it.
  @inline(__always)
  private func classes(
    of word: WordForms.Word, at i: Int, isCareless: Bool, _ tokens: Span<Token>, _ bytes: Span<UInt8>, _ folded: Span<UInt8>
  ) -> WordClass {
    var classes = word.classes
    if word.isCapitalized && isUnfolded(at: tokens[i].range.start, bytes, folded) {
      // „does anyone live in malaysia“
      let isPlace =
        i > 0 && isCareless && classes.isDisjoint(with: .ordinary)
        && lexicon.smallWords.classes(of: tokens[i - 1], in: text).contains(.placePreposition)
      classes.subtract(isPlace ? WordClass.names.subtracting(.place) : .names)
    }
    if word.isShortAcronym, tokens[i].casing == .capitalized || tokens[i].casing == .lower { classes.subtract(.names) }
    return classes
  }

  /// Notes a form that stands from token `i` on, unless it is none there.
  private func note(
    _ match: PatternTrie.Match, from i: Int, isCareless: Bool, _ tokens: Span<Token>, _ bytes: Span<UInt8>, _ folded: Span<UInt8>,
    _ forms: inout MutableSpan<TokenForms>, _ traits: inout MutableSpan<TokenTraits>
  ) {
    let word = WordForms.Word(lexicon.forms.entries[Int(match.value)], match.value)
    var classes = classes(of: word, at: i, isCareless: isCareless, tokens, bytes, folded)
    var j = i
    while tokens[j].range.end < match.end { j += 1 }
    let last = tokens[j]
    let rest = match.end..<last.range.end
    if !rest.isEmpty && !(rest.count == 1 && last.kind == .abbreviation) {
      // Names take endings; other words stand in the lists in all their forms.
      classes.formIntersection(.names)
      guard !classes.isEmpty, last.range.start < match.end, last.kind == .word, lexicon.endings.rest(rest, of: folded) == .ending else {
        return
      }
    }
    if !classes.isEmpty { add(classes, match.value, i...j, &forms, &traits) }
  }

  @inline(__always)
  private func add(
    _ classes: WordClass, _ entry: Int32, _ range: ClosedRange<Int>, _ forms: inout MutableSpan<TokenForms>,
    _ traits: inout MutableSpan<TokenTraits>
  ) {
    let i = range.lowerBound
    let j = range.upperBound
    forms[i].opening.formUnion(classes)
    forms[i].entry = entry
    forms[i].length = Int32(truncatingIfNeeded: j - i + 1)
    forms[j].closing.formUnion(classes)
    guard !classes.isDisjoint(with: .traits) else { return }
    if !classes.isDisjoint(with: [.place, .organization, .organizationOpening]) { traits[i].insert(.place) }
    if classes.contains(.month) { traits[i].insert(.month) }
    if !classes.isDisjoint(with: [.organizationHead, .placeHead]) { traits[j].insert(.place) }
    if classes.contains(.companyHead) { traits[j].insert(.companyHead) }
  }

  /// Whether the scalar at an offset has no capital, or nothing to fold.
  @inline(__always)
  private func isUnfolded(at i: Int, _ bytes: Span<UInt8>, _ folded: Span<UInt8>) -> Bool {
    bytes[i] == folded[i] && (bytes[i] < 0x80 || bytes[i + 1] == folded[i + 1])
  }

  // MARK: Looks

  /// Whether a sentence is written without capitals, as comments and questions on the web are: none but the first and those of
  /// single letters.
  @inline(__always)
  private func isCareless(_ sentence: Range<Int>, _ tokens: Span<Token>) -> Bool {
    var i = sentence.lowerBound + 1
    while i < sentence.upperBound, tokens[i].casing == .lower || tokens[i].kind != .word || tokens[i].range.count <= 2 { i += 1 }
    return i >= sentence.upperBound
  }
}
