import TextCore

/// Reads `polarity.tsv`, `inflection.tsv`, `shifters.tsv` and `emoji.tsv` of a language into a ``SentimentLexicon``.
///
/// Where forms meet, lemmas come before irregular forms and these before regular ones: what is written out wins over what a rule makes.
struct SentimentLexiconBuilder {
  private let profile: LanguageProfile
  private let hasCompounds: Bool
  private let stopwords: FormTableBuilder
  private let rules: InflectionRules
  private var entries: [PolarityEntry] = []
  private var lemmas: [UInt8] = []
  private var shifters: [Shifter] = []
  private var senses: [Sense] = []
  private var words = FormTableBuilder(minimumCapacity: 250_000)
  private var heads = FormTableBuilder(minimumCapacity: 100_000)
  private var firstParts = FormTableBuilder(minimumCapacity: 64)
  /// Phrases as read; of equal ones the first is the cue.
  private var phrases: [(pattern: [UInt8], sense: Sense)] = []
  /// Expressions whose parts stand apart, word by word as hashes, and gaps.
  private var splits: [(parts: [UInt64], entry: Int32)] = []
  /// The words that deny, of which a form that begins with one says itself what is not.
  private var negators = FormTableBuilder(minimumCapacity: 256)
  private var irregular: [(form: [UInt8], entry: Int32)] = []
  private var regular: [(lemma: [UInt8], pos: ArraySlice<UInt8>, entry: Int32)] = []

  static func lexicon(_ language: Language, in folder: LexiconFolder, fitted: Bool) throws(LexiconError) -> SentimentLexicon {
    var builder = try SentimentLexiconBuilder(language, in: folder)
    try builder.readNegators(language, in: folder)
    try builder.readPolarity(language, in: folder)
    if fitted { try builder.readFitted(language, in: folder) }
    try builder.readEmoji(in: folder)
    builder.expand()
    try builder.readShifters(language, in: folder)
    return builder.finished(with: try BackReferences(language, in: folder))
  }

  private init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    profile = try LanguageProfile(language, in: folder)
    hasCompounds = profile.facts.has("compounds")
    rules = try InflectionRules(language, in: folder)
    var stopwords = FormTableBuilder(minimumCapacity: 600)
    try folder.file("stopwords.tsv", of: language, columns: ["word"]).forEachRow { (row) throws(LexiconError) in
      stopwords.insert(WordHash.hash(CaseFolding.folded(Array(row.bytes(0)))), 1)
    }
    self.stopwords = stopwords
  }

  // MARK: Reading

  private mutating func readNegators(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    let file = try folder.file("shifters.tsv", of: language, columns: ["form", "kind", "value", "scope"])
    try file.forEachRow { (row) throws(LexiconError) in
      guard let kind = Shifter.Kind(rawValue: row.string(1)), kind == .negator || kind == .concord else { return }
      for form in Self.spellings(CaseFolding.folded(Array(row.literal(0)))) where Self.isWord(form) {
        negators.insert(WordHash.hash(form), 1)
      }
    }
  }

  private mutating func readPolarity(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    let file = try folder.file("polarity.tsv", of: language, columns: ["lemma", "pos", "weight", "tags", "forms"])
    try file.forEachRow { (row) throws(LexiconError) in
      let entry = Int32(entries.count)
      guard let weight = Self.weight(row.bytes(2)) else {
        throw row.malformed(2, expected: "a weight from −4 to 4 other than 0, halves allowed")
      }
      guard entries.count + phrases.count + splits.count < Self.largestLexicon else {
        throw row.malformed(0, expected: "a lexicon of at most \(Self.largestLexicon) entries and phrases")
      }
      let lemma = try Self.folded(row, 0, row.literal(0))
      var traits = PolarityEntry.Traits(pos: row.bytes(1), tags: row.values(3))
      if denies(lemma) { traits.insert(.denied) }
      append(row.literal(0), weight, traits)
      // „no fun“ is denied by no other negator, „boring“ in the same row is.
      var contrary: Int32?
      if lemma.count > 1, lemma.last == UInt8(ascii: "-") {
        firstParts.insert(WordHash.hash(lemma.dropLast()), entry)
        return
      }
      for lemma in Self.spellings(lemma) {
        if Self.isWord(lemma) {
          words.insert(WordHash.hash(lemma), entry)
          regular.append((lemma, row.bytes(1), entry))
          insertHead(lemma, entry)
        } else {
          insertPhrase(lemma, entry)
        }
      }
      for form in row.values(4) {
        for form in Self.spellings(try Self.folded(row, 4, form)) {
          var own = entry
          if denies(form) != traits.contains(.denied) {
            if contrary == nil {
              contrary = Int32(entries.count)
              append(row.literal(0), weight, traits.symmetricDifference(.denied))
            }
            own = contrary ?? entry
          }
          if Self.isWord(form) { irregular.append((form, own)) } else { insertPhrase(form, own) }
        }
      }
    }
  }

  /// Whether a phrase begins with a word that denies.
  private func denies(_ form: [UInt8]) -> Bool {
    let first = Self.wordEnd(form, from: 0)
    let parts = form.split(separator: UInt8(ascii: " "))
    guard first > 0, first < form.count, !parts.contains(where: { Self.gap($0) != nil }) else { return false }
    return negators.value(of: WordHash.hash(form[..<first])) != nil
  }

  /// A form of a row, folded, whose gaps are what a ``SplitForm`` can have.
  private static func folded(_ row: LexiconFile.Row, _ column: Int, _ form: ArraySlice<UInt8>) throws(LexiconError) -> [UInt8] {
    let parts = form.split(separator: UInt8(ascii: " "))
    let gaps = parts.indices.filter { gap(parts[$0]) != nil }
    guard gaps.allSatisfy({ $0 > 0 && $0 < parts.count - 1 && !gaps.contains($0 + 1) }) else {
      throw row.malformed(column, expected: "words before and behind each gap")
    }
    return CaseFolding.folded(Array(form))
  }

  /// A form with all its apostrophes written ' and all written ’: texts have either.
  private static func spellings(_ form: [UInt8]) -> [[UInt8]] {
    guard form.contains(0x27) else { return [form] }
    return [form, form.flatMap { $0 == 0x27 ? Array("’".utf8) : [$0] }]
  }

  /// Forms have room for four times as many senses.
  private static let largestLexicon = FormTable.valueLimit / 4

  private mutating func append(_ lemma: ArraySlice<UInt8>, _ weight: Double, _ traits: PolarityEntry.Traits) {
    senses.append(Sense(entry: Int32(entries.count)))
    lemmas += lemma
    entries.append(PolarityEntry(weight: weight, lemmaEnd: Int32(lemmas.count), traits: traits))
  }

  /// Fitted weights stand in for the hand-written ones that they were fitted from; where those have changed since, they are out of date.
  private mutating func readFitted(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    let file = try folder.fileIfPresent("polarity-fitted.tsv", of: language, columns: ["lemma", "weight", "fitted", "texts"])
    guard let file else { return }
    var fitted: [String: [(hand: Double, fitted: Double)]] = [:]
    try file.forEachRow { (row) throws(LexiconError) in
      let value = try row.number(2)
      guard value != 0 else { throw row.malformed(2, expected: "a weight other than 0") }
      fitted[row.string(0), default: []].append((try row.number(1), value))
    }
    var start = 0
    for index in entries.indices {
      let end = Int(entries[index].lemmaEnd)
      let lemma = String(decoding: lemmas[start..<end], as: UTF8.self)
      start = end
      guard let found = fitted[lemma]?.first(where: { $0.hand == entries[index].weight }) else { continue }
      entries[index].weight = found.fitted
    }
  }

  /// „-1.5“; nil for what is no weight. By hand, because `Double` from text takes a third of the time of reading a lexicon.
  private static func weight(_ cell: ArraySlice<UInt8>) -> Double? {
    let isNegative = cell.first == UInt8(ascii: "-")
    let digits = isNegative ? cell.dropFirst() : cell
    guard let first = digits.first, (0x30...0x34).contains(first) else { return nil }
    var weight = Double(first - 0x30)
    let rest = digits.dropFirst()
    if rest.elementsEqual(".5".utf8) { weight += 0.5 } else if !rest.isEmpty && !rest.elementsEqual(".0".utf8) { return nil }
    guard weight != 0, weight <= 4 else { return nil }
    return isNegative ? -weight : weight
  }

  private mutating func readEmoji(in folder: LexiconFolder) throws(LexiconError) {
    try folder.file("emoji.tsv", of: nil, columns: ["form", "weight", "tags"]).forEachRow { (row) throws(LexiconError) in
      let entry = Int32(entries.count)
      append(row.literal(0), try row.number(1), .emoji)
      phrases.append((CaseFolding.folded(Array(row.literal(0))), Sense(entry: entry)))
    }
  }

  private mutating func readShifters(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    let file = try folder.file("shifters.tsv", of: language, columns: ["form", "kind", "value", "scope"])
    try file.forEachRow { (row) throws(LexiconError) in
      guard let kind = Shifter.Kind(rawValue: row.string(1)) else {
        throw row.malformed(1, expected: Shifter.Kind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      let value = row.string(2).isEmpty ? Shifter.defaultValue(kind) : try row.number(2)
      // Who speaks may stand on either side of what says so.
      let scope = row.string(3).isEmpty ? (kind == .attribution ? .both : .forward) : Shifter.Scope(rawValue: row.string(3))
      guard let scope else { throw row.malformed(3, expected: "forward, backward, both, clause or -") }
      let shifter = Int32(shifters.count)
      let sense = kind.isMark ? Sense(mark: shifter) : Sense(shifter: shifter)
      shifters.append(Shifter(kind: kind, value: value, scope: scope))
      for form in Self.spellings(CaseFolding.folded(Array(row.literal(0)))) {
        if Self.isWord(form) { senses[own(WordHash.hash(form))].add(sense) } else { phrases.append((form, sense)) }
      }
    }
  }

  /// Letters, digits and apostrophes only: what the scanner makes one token of.
  private static func isWord(_ form: [UInt8]) -> Bool { wordEnd(form, from: 0) == form.count }

  private static func wordEnd(_ form: [UInt8], from start: Int) -> Int {
    let bytes = form.span
    var i = start
    while i < bytes.count {
      let (value, length) = UTF8Scalar.decode(bytes, at: i)
      guard UTF8Scalar.isWord(value) || i > start && (value == 0x27 || value == 0x2019) else { break }
      i += length
    }
    return i
  }

  /// Index of the sense that belongs to one form alone and may be changed.
  private mutating func own(_ hash: UInt64) -> Int {
    let shared = words.value(of: hash).map(Int.init)
    if let shared, shared >= entries.count { return shared }
    senses.append(shared.map { senses[$0] } ?? .none)
    words.insert(hash, Int32(senses.count - 1), replacing: true)
    return senses.count - 1
  }

  // MARK: Forms

  private mutating func expand() {
    for (form, entry) in irregular {
      words.insert(WordHash.hash(form), entry)
      insertHead(form, entry)
    }
    var words = words
    var heads = heads
    // Taken out and put back, so that the tables are changed in place.
    self.words = FormTableBuilder(minimumCapacity: 1)
    self.heads = FormTableBuilder(minimumCapacity: 1)
    for (lemma, pos, entry) in regular {
      let isHead = hasCompounds && mayBeHead(entry)
      rules.forEachForm(of: lemma, pos: pos, backwards: isHead) { forward, backward in
        // A rule must not make a function word polar.
        if stopwords.value(of: forward) != nil { return }
        words.insert(forward, entry)
        if isHead { heads.insert(backward, entry) }
      }
    }
    self.words = words
    self.heads = heads
  }

  private func mayBeHead(_ entry: Int32) -> Bool { entries[Int(entry)].traits.isDisjoint(with: [.verb, .noHead]) }

  private mutating func insertHead(_ form: [UInt8], _ entry: Int32) {
    guard hasCompounds, mayBeHead(entry) else { return }
    var hash = FormHash()
    hash.append(reversed: form.span, form.indices)
    heads.insert(hash.value, entry)
  }

  private mutating func insertPhrase(_ form: [UInt8], _ entry: Int32) {
    let parts = form.split(separator: UInt8(ascii: " "))
    if parts.contains(where: { Self.gap($0) != nil }) {
      splits.append((parts.map { Self.gap($0) ?? WordHash.hash($0) }, entry))
    } else {
      phrases.append((form, Sense(entry: entry)))
    }
  }

  private static func words(of parts: [UInt64]) -> Int { parts.count { !SplitForm.isGap($0) } }

  private static func gap(_ part: ArraySlice<UInt8>) -> UInt64? {
    part.elementsEqual("…".utf8) ? SplitForm.clauseGap : part.elementsEqual("_".utf8) ? SplitForm.shortGap : nil
  }

  private mutating func finished(with references: BackReferences) -> SentimentLexicon {
    var merged = FormTableBuilder(minimumCapacity: phrases.count)
    var pairs = FormTableBuilder(minimumCapacity: phrases.count * 3)
    var markStarts = Array(repeating: false, count: 256)
    var patterns: [(pattern: [UInt8], value: Int32)] = []
    for (pattern, said) in phrases {
      let index = Int(merged.insert(WordHash.hash(pattern), Int32(senses.count)))
      if index < senses.count {
        senses[index].add(said)
        continue
      }
      patterns.append((pattern, Int32(senses.count)))
      senses.append(said)
      let first = Self.wordEnd(pattern, from: 0)
      if first == 0 || pattern[0] < 0x3A { markStarts[Int(pattern[0])] = true }
      if first > 0 {
        let hash = WordHash.hash(pattern[..<first])
        senses[own(hash)].beginsPhrase = true
        insertPairs(hash, pattern, behind: first, into: &pairs)
      }
    }
    var phrasePairs = HashFilter(members: pairs.count)
    pairs.forEachForm { hash, _ in phrasePairs.insert(hash) }
    var splitForms: [SplitForm] = []
    var splitParts: [UInt64] = []
    // Each is put before those with the same first word: the longest last, so that it is tried first, and of equal ones that of the
    // first row.
    let order = splits.indices.sorted { (Self.words(of: splits[$0].parts), -$0) < (Self.words(of: splits[$1].parts), -$1) }
    for (parts, entry) in order.map({ splits[$0] }) {
      // Only what has a verb stands apart: „lässt … im Stich“.
      entries[Int(entry)].traits.insert(.verb)
      let sense = own(parts[0])
      let lastGap = parts.lastIndex(where: SplitForm.isGap) ?? 0
      splitForms.append(
        SplitForm(
          firstPart: Int32(splitParts.count), partCount: Int32(parts.count - 1), sign: parts[lastGap + 1], entry: entry,
          next: senses[sense].splitForm))
      splitParts += parts.dropFirst()
      senses[sense].splitForm = Int32(splitForms.count - 1)
    }
    return SentimentLexicon(
      entries: entries, lemmas: lemmas, shifters: shifters, senses: senses, splitForms: splitForms, splitParts: splitParts,
      words: FormTable(words), markStarts: markStarts, phrasePairs: phrasePairs, phrases: PatternTrie(patterns),
      heads: hasCompounds ? FormTable(heads) : nil, firstParts: FormTable(firstParts), prefixes: FormTable(rules.prefixes),
      references: references)
  }

  /// What a token may have behind the last word of a phrase: „customer service's“.
  private static let endings: [[UInt8]] = [[], Array("'s".utf8), Array("’s".utf8)]

  /// What ``SentimentLexicon/mayBeginPhrase(_:_:_:)`` asks for: the word behind the first one, and its first letter for texts where the
  /// scanner makes something else of it (`z.B.`).
  private func insertPairs(_ hash: UInt64, _ pattern: [UInt8], behind first: Int, into pairs: inout FormTableBuilder) {
    let isParted = first < pattern.count && pattern[first] == UInt8(ascii: " ")
    let next = isParted ? first + 1 : first
    guard next < pattern.count else { return }
    pairs.insert(SentimentLexicon.pair(hash, UInt64(pattern[next])), 0)
    let end = Self.wordEnd(pattern, from: next)
    guard isParted, end > next else { return }
    for ending in Self.endings { pairs.insert(SentimentLexicon.pair(hash, WordHash.hash(pattern[next..<end] + ending)), 0) }
  }
}

extension WordHash {
  /// The hash of a part of a form.
  fileprivate static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = FormHash()
    for byte in bytes { hash.append(byte) }
    return hash.value
  }
}
