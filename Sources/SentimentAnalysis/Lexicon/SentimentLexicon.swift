import TextCore

/// The words and phrases of one language that praise, blame, or shift other words, by all their forms.
///
/// One look-up a token answers everything: whether it is a cue or a shifter, and whether something longer may begin with it.
struct SentimentLexicon: Sendable {
  let entries: [PolarityEntry]
  /// All lemmas, in the order of `entries`.
  let lemmas: [UInt8]
  let shifters: [Shifter]
  /// The first ones are the plain cues, in the order of `entries`; see ``sense(_:)``.
  let senses: [Sense]
  let splitForms: [SplitForm]
  /// What is behind the first words of split forms.
  let splitParts: [UInt64]
  /// Single words; the value is an index into `senses`.
  let words: FormTable
  /// Whether an expression begins with a byte that is not of a word.
  let markStarts: [Bool]
  /// First words of phrases with what stands behind them, see ``pair(_:_:)``: most of the words that begin phrases are frequent, and
  /// few of the words behind them go on with one.
  let phrasePairs: HashFilter
  /// Everything that is more than one word, and emoticons; the value is an index into `senses`.
  let phrases: PatternTrie
  /// Nouns and adjectives read backwards, for the last part of compounds; nil where words are not glued into one.
  let heads: FormTable?
  /// Beginnings of compounds that decide what they say („Traum-“); the value is an index into `entries`.
  let firstParts: FormTable
  /// Beginnings that make no compound: „ver-“, „un-“.
  let prefixes: FormTable
  let references: BackReferences

  /// Parts of a compound are at least this long, in bytes: shorter endings are found by chance.
  private static let shortestHead = 5
  /// A noun of this length may be a head as well when what stands before it is as long as a word: „regningskaos“.
  private static let shortestNounHead = 4
  private static let longModifier = 6
  private static let shortestModifier = 3
  private static let shortestRest = 4
  /// A compound says what its head says, a little less surely.
  private static let compoundFactor = 0.8

  /// What a form means, by the index that ``words`` or ``phrases`` has for it. Plain cues are not looked up in memory.
  func sense(_ index: Int32) -> Sense { Int(index) < entries.count ? Sense(entry: index) : senses[Int(index)] }

  /// The lemma of an entry.
  func lemma(of entry: Int32) -> String {
    let start = entry == 0 ? 0 : entries[Int(entry) - 1].lemmaEnd
    return String(decoding: lemmas[Int(start)..<Int(entries[Int(entry)].lemmaEnd)], as: UTF8.self)
  }

  /// A hash of a word's hash and of what follows it: the hash of the next word, or where that is no plain word behind a space, the byte
  /// that follows the word or the space behind it.
  static func pair(_ word: UInt64, _ next: UInt64) -> UInt64 {
    let mixed = (word ^ next &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  /// Whether a phrase may begin with a word, judged by what follows it.
  func mayBeginPhrase(_ index: Int, _ tokens: Span<Token>, _ bytes: Span<UInt8>) -> Bool {
    let token = tokens[index]
    var end = token.range.end
    guard end < bytes.count else { return false }
    if bytes[end] == UInt8(ascii: " ") {
      end &+= 1
      if index &+ 1 < tokens.count, tokens[index &+ 1].kind == .word, tokens[index &+ 1].range.start == end {
        return phrasePairs.mayContain(Self.pair(token.hash, tokens[index &+ 1].hash))
      }
      guard end < bytes.count else { return false }
    }
    return phrasePairs.mayContain(Self.pair(token.hash, UInt64(bytes[end])))
  }

  /// The longest phrase or emoticon at `start` that ends at a word border.
  func phrase(in text: Text, at start: Int, scratch: inout [PatternTrie.Match]) -> (sense: Int32, end: Int)? {
    phrases.longestWholeMatch(in: text.folded.span, at: start, scratch: &scratch).map { ($0.value, $0.end) }
  }

  /// The entry of the part of a compound that decides, and what it counts: less than by itself.
  func compound(_ token: Token, in text: Text) -> (entry: Int32, weight: Double)? {
    guard let heads, token.range.count >= Self.shortestHead + Self.shortestModifier else { return nil }
    let bytes = text.folded.span
    let range = token.range.bytes
    var found: Int32?
    var hash = FormHash()
    var i = range.upperBound
    while i > range.lowerBound + Self.shortestModifier {
      i &-= 1
      hash.append(bytes[i])
      let length = range.upperBound &- i
      if length < Self.shortestNounHead || bytes[i] & 0xC0 == 0x80 { continue }
      guard let entry = heads.value(of: hash.value) else { continue }
      if length < Self.shortestHead,
        i &- range.lowerBound < Self.longModifier || !entries[Int(entry)].traits.contains(.noun)
      {
        continue
      }
      var modifier = FormHash()
      modifier.append(bytes, range.lowerBound..<i)
      if prefixes.value(of: modifier.value) == nil { found = entry }
    }
    if found == nil, firstParts.count > 0 {
      hash = FormHash()
      i = range.lowerBound
      while i < range.upperBound - Self.shortestRest {
        hash.append(bytes[i])
        i &+= 1
        if bytes[i] & 0xC0 != 0x80, let entry = firstParts.value(of: hash.value) { found = entry }
      }
    }
    return found.map { ($0, entries[Int($0)].weight * Self.compoundFactor) }
  }

  /// The entry of a word that is drawn out („sooo goood“): its letters that stand three times or more are read once, or else twice.
  func drawnOut(_ token: Token, in text: Text) -> Int32? {
    let bytes = text.folded.span
    var isDrawnOut = false
    // Of three letters in a row two are met in steps of two.
    var at = token.range.start &+ 1
    while at < token.range.end, !isDrawnOut {
      isDrawnOut = bytes[at] == bytes[at &- 1] && (hasSame(bytes, at, at &+ 1, token.range) || hasSame(bytes, at, at &- 2, token.range))
      at &+= 2
    }
    // Letters of two bytes are not drawn out here: they are few in the languages that do so.
    guard isDrawnOut else { return nil }
    for kept in 1...2 {
      var hash = FormHash()
      var i = token.range.start
      while i < token.range.end {
        var next = i + 1
        while next < token.range.end, bytes[next] == bytes[i] { next += 1 }
        for _ in 0..<(next - i < 3 ? next - i : kept) { hash.append(bytes[i]) }
        i = next
      }
      if let sense = words.value(of: hash.value).map(sense), sense.entry >= 0 { return sense.entry }
    }
    return nil
  }

  private func hasSame(_ bytes: Span<UInt8>, _ a: Int, _ b: Int, _ range: TextRange) -> Bool {
    range.start <= b && b < range.end && bytes[a] == bytes[b]
  }

  /// The strongest of the words that a hashtag is made of: `#CustomerServiceFail`, `#fail`.
  func hashtag(_ token: Token, in text: Text) -> Int32? {
    let end = token.range.end
    var start = token.range.start + 1
    var best: Int32?
    func consider(_ part: Range<Int>) {
      var hash = FormHash()
      hash.append(text.folded.span, part)
      guard let entry = words.value(of: hash.value).map({ sense($0).entry }), entry >= 0 else { return }
      if abs(entries[Int(entry)].weight) > best.map({ abs(entries[Int($0)].weight) }) ?? 0 { best = entry }
    }
    consider(start..<end)
    if best != nil { return best }
    let bytes = text.utf8.span
    var i = start
    var wasUpper = true
    while i < end {
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      let isUpper = UTF8Scalar.isUppercase(value)
      if isUpper && !wasUpper || value == 0x5F {
        consider(start..<i)
        start = value == 0x5F ? i + length : i
      }
      wasUpper = isUpper
      i += length
    }
    if start < end { consider(start..<end) }
    return best
  }
}
