import TextCore

/// The words and phrases of one language that praise or blame, by all their forms.
struct PolarityLexicon: Sendable {
  struct Entry: Sendable {
    let lemma: String
    /// −4…4.
    let weight: Double
    let isVerb: Bool
  }

  private(set) var entries: [Entry] = []
  /// Single words by form; the value is an index into `entries`.
  private var words: WordTable
  /// Everything that is more than one word, and emoticons.
  private let phrases: PatternTrie
  /// Whether words may be glued into one, whose last part decides.
  private let hasCompounds: Bool

  /// Parts of a compound are at least this long, in bytes: shorter endings are found by chance.
  private static let shortestHead = 5
  private static let shortestModifier = 3
  /// A compound says what its head says, a little less surely.
  private static let compoundFactor = 0.8

  init(_ language: Language, in folder: LexiconFolder, profile: LanguageProfile) throws(LexiconError) {
    let rules = try InflectionRules(language, in: folder)
    var entries: [Entry] = []
    var phrases: [(pattern: [UInt8], value: Int32)] = []
    // Lemmas come before irregular forms and these before regular ones: what is written out wins over what a rule makes.
    var irregular: [(form: [UInt8], entry: Int32)] = []
    var regular: [(lemma: [UInt8], pos: String, entry: Int32)] = []
    var words = WordTable(minimumCapacity: 200_000)
    func isPhrase(_ form: [UInt8]) -> Bool { !form.allSatisfy { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "'") } }
    let file = try folder.file("polarity.tsv", of: language, columns: ["lemma", "pos", "weight", "tags", "forms"])
    try file.forEachRow { (row) throws(LexiconError) in
      let index = Int32(entries.count)
      let weight = try row.number(2)
      guard weight != 0, abs(weight) <= 4 else { throw row.malformed(2, expected: "a weight from −4 to 4 other than 0") }
      let pos = row.string(1)
      entries.append(Entry(lemma: row.string(0), weight: weight, isVerb: pos == "verb"))
      let lemma = CaseFolding.folded(Array(row.literal(0)))
      if isPhrase(lemma) {
        phrases.append((lemma, index))
      } else {
        words.insert(folded: lemma, value: index)
        regular.append((lemma, pos, index))
      }
      for form in row.values(4) {
        let form = CaseFolding.folded(Array(form))
        if isPhrase(form) { phrases.append((form, index)) } else { irregular.append((form, index)) }
      }
    }
    for (form, entry) in irregular { words.insert(folded: form, value: entry) }
    for (lemma, pos, entry) in regular {
      rules.forEachForm(of: lemma, pos: pos) { form in
        // A rule must not make a function word polar.
        if profile.stopwords.value(folded: form.span, 0..<form.count) == nil { words.insert(folded: form, value: entry) }
      }
    }
    try folder.file("emoji.tsv", of: nil, columns: ["form", "weight", "tags"]).forEachRow { (row) throws(LexiconError) in
      phrases.append((CaseFolding.folded(Array(row.literal(0))), Int32(entries.count)))
      entries.append(Entry(lemma: row.string(0), weight: try row.number(1), isVerb: false))
    }
    self.entries = entries
    self.words = words
    self.phrases = PatternTrie(phrases)
    hasCompounds = profile.has("compounds")
  }

  /// The entry of a word, and what it counts: a compound counts less than its head.
  func word(_ token: Token, in text: Text) -> (entry: Int, weight: Double)? {
    if token.kind == .hashtag { return word(in: text.folded.span, (token.range.start + 1)..<token.range.end) }
    if let index = words.value(of: token, in: text) { return (Int(index), entries[Int(index)].weight) }
    return compound(in: text.folded.span, token.range.bytes)
  }

  private func word(in folded: Span<UInt8>, _ range: Range<Int>) -> (entry: Int, weight: Double)? {
    words.value(folded: folded, range).map { (Int($0), entries[Int($0)].weight) }
  }

  private func compound(in folded: Span<UInt8>, _ range: Range<Int>) -> (entry: Int, weight: Double)? {
    guard hasCompounds, range.count >= Self.shortestHead + Self.shortestModifier else { return nil }
    for start in (range.lowerBound + Self.shortestModifier)...(range.upperBound - Self.shortestHead) {
      if folded[start] & 0xC0 == 0x80 { continue }
      if let (entry, weight) = word(in: folded, start..<range.upperBound), !entries[entry].isVerb {
        return (entry, weight * Self.compoundFactor)
      }
    }
    return nil
  }

  /// The longest phrase or emoticon at `start` that ends at a word border.
  func phrase(in text: Text, at start: Int, scratch: inout [PatternTrie.Match]) -> (entry: Int, end: Int)? {
    phrases.longestWholeMatch(in: text.folded.span, at: start, scratch: &scratch).map { (Int($0.value), $0.end) }
  }
}
