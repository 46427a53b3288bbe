import TextCore

/// Finds what each token of a text is by the word lists and by how it is written.
struct TokenReader {
  /// Indices of tokens, in order.
  struct Lists {
    /// Those with ``TokenTraits/capital``.
    var capitals: [Int] = []
    /// Those with ``TokenTraits/mayBeUnknownName``.
    var unknownWords: [Int] = []
    /// Those with any of ``TokenTraits/listed``.
    var listed: [Int] = []
    /// Those with any of ``TokenTraits/companySigns``, and words that ``Reading/isCompanyCue(_:)`` is worth asking of because a name or
    /// an opening quote stands behind them.
    var companySigns: [Int] = []
    /// Colons.
    var colons: [Int] = []
    /// The first word, abbreviation or number of each sentence, or its end.
    var firstWords: [Int32] = []
  }

  // What is asked of each word, outside of the classes that own it: of a struct in a class every use copies all fields.
  private let forms: WordForms
  private let index: WordIndex
  private let words: PackedArray<WordForms.Word>
  private let continued: ContinuationFilter
  private let endings: NameEndings
  private let marks: MarkTraits
  private let hasCompounds: Bool
  private let companies: FirstWordFilter
  private let smallCompanies: FirstWordFilter
  private let companyNames: PatternTrie

  init(_ language: Language, _ lexicon: EntityLexicon, _ gazetteer: CompanyGazetteer) {
    forms = lexicon.forms
    index = forms.index
    words = forms.words
    continued = forms.continued
    endings = lexicon.endings
    marks = lexicon.marks
    hasCompounds = lexicon.hasCompounds
    companies = gazetteer.nameBeginnings
    smallCompanies = gazetteer.smallBeginnings(of: language)
    companyNames = gazetteer.names
  }

  /// What a text is to be read from: its bytes and its tokens.
  private struct Page: ~Escapable {
    let bytes: Span<UInt8>
    let folded: Span<UInt8>
    let tokens: Span<Token>

    @_lifetime(copy bytes, copy folded, copy tokens)
    init(_ bytes: Span<UInt8>, _ folded: Span<UInt8>, _ tokens: Span<Token>) {
      self.bytes = bytes
      self.folded = folded
      self.tokens = tokens
    }
  }

  /// Working memory.
  private struct Scratch {
    var matches: [PatternTrie.Match] = []
    /// What is known of the stems of the word that is being read, and where they end; the longest first.
    var stems: [(word: WordForms.Word, end: Int)] = []
    /// Tokens behind the one that is being read, in order, that a phrase which ends with them has made a sign of something.
    var ahead: [Int] = []
  }

  /// - Parameter facts: empty ones, as many as there are tokens.
  func read(_ segmentation: Segmentation, _ facts: inout [TokenFacts], _ lists: inout Lists) {
    let sentences = segmentation.sentences
    let page = Page(segmentation.text.utf8.span, segmentation.text.folded.span, segmentation.tokens.span)
    lists.firstWords = sentences.map { Int32(truncatingIfNeeded: firstWord(of: $0.tokens, segmentation.tokens.span)) }
    lists.capitals.reserveCapacity(page.tokens.count / 2)
    lists.unknownWords.reserveCapacity(page.tokens.count / 4)
    lists.listed.reserveCapacity(page.tokens.count / 4)
    lists.companySigns.reserveCapacity(page.tokens.count / 8)
    let isCareless = sentences.map { self.isCareless($0.tokens, segmentation.tokens.span) }
    let words = index.values(of: page.tokens)
    let unread = readSmallWords(of: sentences, isCareless, words.span, page, &facts)
    var facts = facts.mutableSpan
    var scratch = Scratch()
    for i in unread.lazy.map(Int.init) {
      if !scratch.ahead.isEmpty { readAhead(to: i, isCareless, words.span, page, &facts, &scratch, &lists) }
      read(i, isCareless, words.span, page, &facts, &scratch, &lists)
    }
    if !scratch.ahead.isEmpty { readAhead(to: page.tokens.count, isCareless, words.span, page, &facts, &scratch, &lists) }
  }

  /// The first word, abbreviation or number of a sentence, or its end.
  @inline(__always)
  private func firstWord(of sentence: Range<Int>, _ tokens: Span<Token>) -> Int {
    for i in sentence {
      switch tokens[i].kind {
      case .word, .abbreviation, .number: return i
      default: continue
      }
    }
    return sentence.upperBound
  }

  /// Whether a sentence is written without capitals, as comments and questions on the web are: none but the first and those of
  /// single letters.
  @inline(__always)
  private func isCareless(_ sentence: Range<Int>, _ tokens: Span<Token>) -> Bool {
    var i = sentence.lowerBound + 1
    while i < sentence.upperBound, tokens[i].casing == .lower || tokens[i].kind != .word || tokens[i].range.count <= 2 { i += 1 }
    return i >= sentence.upperBound
  }

  // MARK: Small words

  /// Reads the words that have no capital and begin no name and no phrase, and marks that tell of no name.
  ///
  /// It decides nothing on the way, so that a processor has nothing to guess: conditions are numbers, all bits or none.
  ///
  /// - Parameters:
  ///   - isCareless: for each sentence, see ``isCareless(_:_:)``.
  ///   - indices: of the words of the tokens into ``WordForms/words``.
  ///   - facts: of no token anything yet.
  /// - Returns: the other tokens.
  private func readSmallWords(
    of sentences: [Sentence], _ isCareless: [Bool], _ indices: Span<UInt32>, _ page: borrowing Page, _ facts: inout [TokenFacts]
  ) -> ArraySlice<Int32> {
    // In variables of its own: what others see has to be looked at again whenever facts have been written.
    let (bytes, folded, allTokens, words) = (page.bytes, page.folded, page.tokens, words.span)
    let (marks, smallCompanies) = (marks, smallCompanies)
    var facts = facts.mutableSpan
    var unreadTokens = [Int32](repeating: 0, count: allTokens.count)
    var unread = unreadTokens.mutableSpan
    var count = 0
    var before: SmallWordClass = []
    for (number, sentence) in sentences.enumerated() {
      // In a careless sentence places have no capitals, but are known by what stands before them.
      let beforePlace: SmallWordClass = isCareless[number] ? .placePreposition : []
      for i in sentence.tokens {
        let token = allTokens[i]
        let word = words[Int(indices[i])]
        let first = bytes[token.range.start]
        let mark = token.range.count == 1 ? first : 0
        let isMark: UInt32 = mark != 0 && token.kind == .punctuation ? .max : 0
        let markTraits = marks.traits(of: mark)
        let classes = word.smallClasses
        // Whatever is not 0 leaves the token unread.
        var doubts = UInt32(before.intersection(beforePlace).rawValue)
        doubts |= UInt32(token.kind.rawValue) | UInt32(token.casing.rawValue)
        doubts |= UInt32(word.signs.intersection([.smallInflection, .smallLegalForm]).rawValue)
        doubts |= classes.intersection(.traits).rawValue | word.possibleFollowers(at: token.range.end, in: folded)
        doubts |= token.hasApostrophe ? 1 : 0
        doubts |= UTF8Scalar.isDigit(first) ? 1 : 0
        doubts |= smallCompanies.mayBegin(with: token.hash) ? 1 : 0
        doubts &= ~isMark
        doubts |= (UInt32(markTraits.intersection([.hyphen, .openingQuote]).rawValue) | (mark == UInt8(ascii: ":") ? 1 : 0)) & isMark
        let isRead = ~Self.isAny(doubts)
        let read = WordClass(rawValue: classes.rawValue & isRead & ~isMark)
        let isForm = Self.isAny(read.rawValue)
        facts[i] = TokenFacts(
          opening: read, closing: read, entry: Int32(bitPattern: UInt32(bitPattern: word.entry) | ~isForm),
          sentence: Int32(truncatingIfNeeded: number), length: UInt16(truncatingIfNeeded: isForm & 1),
          traits: TokenTraits(rawValue: markTraits.rawValue & UInt16(truncatingIfNeeded: isMark & isRead)), mark: mark, small: word.small,
          kind: token.kind, casing: token.casing)
        before = word.small
        unread[count] = Int32(truncatingIfNeeded: i)
        count &+= Int(truncatingIfNeeded: ~isRead & 1)
      }
    }
    return unreadTokens[..<count]
  }

  /// All bits if a number has any, else none.
  @inline(__always) private static func isAny(_ number: UInt32) -> UInt32 {
    ~UInt32(truncatingIfNeeded: (UInt64(number) &- 1) >> 32)
  }

  // MARK: Tokens by themselves

  /// Reads those of ``Scratch/ahead`` that stand before a token.
  private func readAhead(
    to end: Int, _ isCareless: [Bool], _ indices: Span<UInt32>, _ page: borrowing Page, _ facts: inout MutableSpan<TokenFacts>,
    _ scratch: inout Scratch, _ lists: inout Lists
  ) {
    while let i = scratch.ahead.first, i <= end {
      scratch.ahead.removeFirst()
      if i < end { read(i, isCareless, indices, page, &facts, &scratch, &lists) }
    }
  }

  private func read(
    _ i: Int, _ isCareless: [Bool], _ indices: Span<UInt32>, _ page: borrowing Page, _ facts: inout MutableSpan<TokenFacts>,
    _ scratch: inout Scratch, _ lists: inout Lists
  ) {
    let token = page.tokens[i]
    let isCareless = isCareless[Int(facts[i].sentence)]
    var found: TokenTraits = []
    switch token.kind {
    case .punctuation:
      if facts[i].mark == UInt8(ascii: ":") { lists.colons.append(i) }
      found = marks.traits(of: token.range.bytes, in: page.bytes)
      facts[i].traits.formUnion(found)
      if found.contains(.openingQuote) { noteCue(before: i, page, facts, &lists) }
      if found.contains(.hyphen) { lists.companySigns.append(i) }
      return
    case .word:
      if token.casing == .lower && !isCareless {
        found = readSmallWord(i, words[Int(indices[i])], page, &facts, &scratch)
      } else {
        found = readName(i, words[Int(indices[i])], isCareless: isCareless, page, &facts, &scratch)
      }
    case .abbreviation:
      found = [.mayBeginCompany, .mayBeginLegalForm]
      search(from: i, isCareless: isCareless, page, &facts, &scratch)
    default:
      switch token.kind {
      case .number: if companyNames.mayStart(at: token.range.start, in: page.folded) { found = .mayBeginCompany }
      case .handle, .domain: found = [.mayBeginCompany, .address]
      case .hashtag: found = .mayBeginCompany
      case .url, .email: found = .address
      case .symbol: found = .mayBeginLegalForm
      default: break
      }
      search(from: i, isCareless: isCareless, page, &facts, &scratch)
    }
    if UTF8Scalar.isDigit(page.bytes[token.range.start]) { found.insert(.digit) }
    if token.casing != .lower, token.kind == .word || token.kind == .abbreviation {
      found.insert(.capital)
      lists.capitals.append(i)
      let isFunctionWord = token.casing == .capitalized && facts[i].opening.contains(.stopword) && facts[i].length <= 1
      if !isFunctionWord {
        found.insert(.nameWord)
        noteCue(before: i, page, facts, &lists)
        // An acronym may be a name though it is a word as well.
        if token.kind == .word, (token.casing == .upper && token.range.count > 2) || facts[i].opening.isDisjoint(with: .ordinary),
          UTF8Scalar.isUppercase(UTF8Scalar.decode(page.bytes, at: token.range.start).value)
        {
          found.insert(.mayBeUnknownName)
          lists.unknownWords.append(i)
        }
      }
    }
    found.formUnion(facts[i].traits)
    facts[i].traits = found
    if !found.isDisjoint(with: .listed) { lists.listed.append(i) }
    if !found.isDisjoint(with: .companySigns) { lists.companySigns.append(i) }
  }

  /// Lists the token before a name as a sign of a company if it may be a noun for companies.
  @inline(__always)
  private func noteCue(before i: Int, _ page: borrowing Page, _ facts: borrowing MutableSpan<TokenFacts>, _ lists: inout Lists) {
    let k = i - 1
    guard k >= 0, !facts[k].closing.isDisjoint(with: .companyCue) || mayBeCompound(page.tokens[k], facts[k]) else { return }
    if lists.companySigns.last != k { lists.companySigns.append(k) }
  }

  /// Whether a word may be a compound that ends in a noun for companies.
  @inline(__always)
  private func mayBeCompound(_ token: Token, _ facts: TokenFacts) -> Bool {
    hasCompounds && token.range.count >= Reading.shortestCompound && token.kind == .word && facts.opening.isEmpty
  }

  /// Reads a word without a capital that may begin a name or a phrase.
  private func readSmallWord(
    _ i: Int, _ word: WordForms.Word, _ page: borrowing Page, _ facts: inout MutableSpan<TokenFacts>, _ scratch: inout Scratch
  ) -> TokenTraits {
    let token = page.tokens[i]
    var found: TokenTraits = []
    if word.signs.contains(.smallLegalForm) { found.insert(.mayBeginLegalForm) }
    if mayBeginCompany(small: token, in: page.folded) { found.insert(.mayBeginCompany) }
    if word.signs.contains(.smallInflection) || mayGoOn(behind: token, as: word, in: page.folded) {
      search(from: i, isCareless: false, page, &facts, &scratch)
    } else if !word.smallClasses.isEmpty {
      add(word.smallClasses, word.entry, i...i, &facts, &scratch)
    }
    return found
  }

  /// Reads a word with a capital, or one that may be a name without: what may begin with it as a name, or as an inflection of one.
  private func readName(
    _ i: Int, _ word: WordForms.Word, isCareless: Bool, _ page: borrowing Page, _ facts: inout MutableSpan<TokenFacts>,
    _ scratch: inout Scratch
  ) -> TokenTraits {
    let token = page.tokens[i]
    let isSmall = token.casing == .lower
    let folded = page.folded
    var found: TokenTraits = []
    if word.signs.contains(isSmall ? .smallLegalForm : .legalForm) { found.insert(.mayBeginLegalForm) }
    if isSmall {
      if mayBeginCompany(small: token, in: folded) { found.insert(.mayBeginCompany) }
    } else if companies.mayBegin(with: token.hash), companies.mayStand(withBeginning: token.hash, endingAt: token.range.end, in: folded) {
      found.insert(.mayBeginCompany)
    }
    if !scratch.stems.isEmpty { scratch.stems.removeAll(keepingCapacity: true) }
    if endings.mayEnd(token, in: folded) {
      var stems = endings.stems(of: token, in: folded)
      while let stem = endings.next(&stems, in: folded) {
        let word = words[index.value(of: stem.hash)]
        if word.entry >= 0 { scratch.stems.append((word, stem.end)) }
        if !isSmall, companies.mayBe(stem.hash) { found.insert(.mayBeginCompany) }
      }
    }
    if mayGoOn(behind: token, as: word, in: folded) {
      search(from: i, isCareless: isCareless, page, &facts, &scratch)
      return found
    }
    // The longest last, as it is found in a search: of what begins here that is what counts.
    for k in scratch.stems.indices.reversed() {
      let stem = scratch.stems[k]
      note(stem.word, endingAt: stem.end, from: i, isCareless: isCareless, page, &facts, &scratch)
    }
    if word.entry >= 0 { note(word, endingAt: token.range.end, from: i, isCareless: isCareless, page, &facts, &scratch) }
    return found
  }

  /// Whether a company's name may begin with a word without a capital.
  @inline(__always)
  private func mayBeginCompany(small token: Token, in folded: Span<UInt8>) -> Bool {
    // Of inflections the filter has all but those that only an apostrophe sets off.
    token.hasApostrophe
      || smallCompanies.mayBegin(with: token.hash)
        && smallCompanies.mayStand(withBeginning: token.hash, endingAt: token.range.end, in: folded)
  }

  @inline(never)
  private func mayGoOn(behind word: UInt64, endingAt end: Int, in folded: Span<UInt8>) -> Bool {
    continued.mayGoOn(behind: word, endingAt: end, in: folded)
  }

  /// Whether a form of the lists may go on behind a word.
  @inline(__always)
  private func mayGoOn(behind token: Token, as word: WordForms.Word, in folded: Span<UInt8>) -> Bool {
    word.possibleFollowers(at: token.range.end, in: folded) != 0 && mayGoOn(behind: token.hash, endingAt: token.range.end, in: folded)
  }

  // MARK: Forms

  /// Notes all forms that stand from token `i` on.
  private func search(
    from i: Int, isCareless: Bool, _ page: borrowing Page, _ facts: inout MutableSpan<TokenFacts>, _ scratch: inout Scratch
  ) {
    let token = page.tokens[i]
    if !scratch.matches.isEmpty { scratch.matches.removeAll(keepingCapacity: true) }
    forms.appendMatches(in: page.folded, at: token.range.start, to: &scratch.matches, isLikely: token.kind == .word)
    for k in scratch.matches.indices {
      let match = scratch.matches[k]
      let word = WordForms.Word(forms.entries[Int(match.value)], match.value)
      note(word, endingAt: match.end, from: i, isCareless: isCareless, page, &facts, &scratch)
    }
  }

  /// What a word that the lists have may be as token `i`, or as what begins with it.
  @inline(__always)
  private func classes(
    of word: WordForms.Word, at i: Int, isCareless: Bool, _ page: borrowing Page, _ facts: borrowing MutableSpan<TokenFacts>
  ) -> WordClass {
    var classes = word.classes
    let token = page.tokens[i]
    if word.signs.contains(.capitalized) && isUnfolded(at: token.range.start, page) {
      // „does anyone live in malaysia“
      let isPlace = i > 0 && isCareless && classes.isDisjoint(with: .ordinary) && facts[i - 1].small.contains(.placePreposition)
      classes.subtract(isPlace ? WordClass.names.subtracting(.place) : .names)
    }
    if word.signs.contains(.shortAcronym), token.casing == .capitalized || token.casing == .lower { classes.subtract(.names) }
    return classes
  }

  /// Notes a form that stands from token `i` on, unless it is none there.
  private func note(
    _ form: WordForms.Word, endingAt end: Int, from i: Int, isCareless: Bool, _ page: borrowing Page,
    _ facts: inout MutableSpan<TokenFacts>, _ scratch: inout Scratch
  ) {
    var classes = classes(of: form, at: i, isCareless: isCareless, page, facts)
    var j = i
    while page.tokens[j].range.end < end { j += 1 }
    let last = page.tokens[j]
    let rest = end..<last.range.end
    if !rest.isEmpty && !(rest.count == 1 && last.kind == .abbreviation) {
      // Names take endings; other words stand in the lists in all their forms.
      classes.formIntersection(.names)
      guard !classes.isEmpty, last.range.start < end, last.kind == .word, endings.rest(rest, of: page.folded) == .ending else {
        return
      }
    }
    if !classes.isEmpty { add(classes, form.entry, i...j, &facts, &scratch) }
  }

  @inline(__always)
  private func add(
    _ classes: WordClass, _ entry: Int32, _ range: ClosedRange<Int>, _ facts: inout MutableSpan<TokenFacts>, _ scratch: inout Scratch
  ) {
    let i = range.lowerBound
    let j = range.upperBound
    facts[i].opening.formUnion(classes)
    facts[i].entry = entry
    facts[i].length = UInt16(truncatingIfNeeded: j - i + 1)
    facts[j].closing.formUnion(classes)
    guard !classes.isDisjoint(with: .traits) else { return }
    if !classes.isDisjoint(with: [.place, .organization, .organizationOpening]) { facts[i].traits.insert(.place) }
    if classes.contains(.month) { facts[i].traits.insert(.month) }
    var atEnd: TokenTraits = []
    if !classes.isDisjoint(with: [.organizationHead, .placeHead]) { atEnd.insert(.place) }
    if classes.contains(.companyHead) { atEnd.insert(.companyHead) }
    facts[j].traits.formUnion(atEnd)
    if j > i, !atEnd.isEmpty, !scratch.ahead.contains(j) {
      scratch.ahead.append(j)
      scratch.ahead.sort()
    }
  }

  /// Whether the scalar at an offset has no capital, or nothing to fold.
  @inline(__always)
  private func isUnfolded(at i: Int, _ page: borrowing Page) -> Bool {
    page.bytes[i] == page.folded[i] && (page.bytes[i] < 0x80 || page.bytes[i + 1] == page.folded[i + 1])
  }
}
