import TextCore

/// All word lists of a language in one trie, so that a text is searched once.
///
/// A class, like ``EntityLexicon``: of a struct in a class every use copies all fields.
final class WordForms: Sendable {
  struct Entry: Hashable {
    var classes: WordClass = []
    /// 1–12
    var month: Int8 = 0
    /// Whether the form is the beginning of another form of the month: `jul`, `juli`.
    var isShortMonth = false
    /// Index into ``WordForms/units``.
    var unit: Int32 = -1
    /// Index into ``WordForms/names``.
    var organization: Int32 = -1
    /// Whether the form is written with a capital, so that without one it is another word.
    var isCapitalized = false
    /// Whether it is two capitals, so that with one it is another word: `EU`, „eu“; „ЕС“, „Ю Би Ес“.
    var isShortAcronym = false
  }

  /// What is known of a word, and of what begins with it: all that is asked of every word of a text, in 16 bytes.
  struct Word: Hashable {
    struct Signs: OptionSet, Hashable {
      let rawValue: UInt8

      /// The form is written with a capital, so that without one it is another word.
      static let capitalized = Signs(rawValue: 1 << 0)
      /// The form is two capitals, so that with one it is another word.
      static let shortAcronym = Signs(rawValue: 1 << 1)
      /// The word is a form of a name without a capital that has an ending.
      static let smallInflection = Signs(rawValue: 1 << 2)
      /// A legal form may begin with it.
      static let legalForm = Signs(rawValue: 1 << 3)
      /// The same where it has no capital.
      static let smallLegalForm = Signs(rawValue: 1 << 4)
    }

    /// Of the form that is the word, like ``entry``.
    private(set) var classes: WordClass = []
    /// Index into ``WordForms/entries`` of the form that is the word; -1 if there is none.
    private(set) var entry: Int32 = -1
    /// What the forms go on with that have further words: a bit for the two letters that the second word begins with. All bits if a form
    /// has fewer than three bytes more.
    private var followers: UInt32 = 0
    var signs: Signs = []
    var small: SmallWordClass = []

    init() {}

    init(_ entry: Entry, _ index: Int32) { add(entry, index) }

    mutating func add(_ entry: Entry, _ index: Int32) {
      self.entry = index
      classes = entry.classes
      if entry.isCapitalized { signs.insert(.capitalized) }
      if entry.isShortAcronym { signs.insert(.shortAcronym) }
    }

    /// Notes a form that goes on behind its first word, which ends at `end`.
    mutating func insert(_ form: Span<UInt8>, goingOnAt end: Int) {
      if form.count - end < 3 {
        followers = .max
      } else {
        for first in Self.variants(of: form[end + 1]) {
          for second in Self.variants(of: form[end + 2]) { followers |= Self.bit(first, second) }
        }
      }
    }

    /// The bytes that stand for one: a hyphen does for a space, as it does to ``FirstWordFilter``, and a space for a hyphen.
    private static func variants(of byte: UInt8) -> [UInt8] {
      let separators = [UInt8(ascii: " "), UInt8(ascii: "-")]
      return separators.contains(byte) ? separators : [byte]
    }

    /// What the word may be where it has no capital.
    var smallClasses: WordClass {
      @inline(__always) get { signs.isDisjoint(with: [.capitalized, .shortAcronym]) ? classes : classes.subtracting(.names) }
    }

    /// 0 if no form goes on behind the word where it ends in a text; another number too often, never too seldom.
    @inline(__always)
    func possibleFollowers(at end: Int, in folded: Span<UInt8>) -> UInt32 {
      end &+ 3 > folded.count ? followers : followers & Self.bit(folded[end &+ 1], folded[end &+ 2])
    }

    @inline(__always)
    private static func bit(_ first: UInt8, _ second: UInt8) -> UInt32 {
      // The second byte tells most where the first one is the same for half the letters, as in Cyrillic.
      1 << UInt32((first &+ second &* 5) & 31)
    }
  }

  /// What an amount is counted in.
  enum Unit: Sendable, CustomStringConvertible {
    case currency(String)
    case multiplier(Double)
    case percent

    /// The unit that ``description`` describes.
    init(_ description: String) {
      if description == "%" {
        self = .percent
      } else if description.first == "×", let factor = Double(description.dropFirst()) {
        self = .multiplier(factor)
      } else {
        self = .currency(description)
      }
    }

    /// `EUR`, `×1000000.0`, `%`
    var description: String {
      switch self {
      case .currency(let code): code
      case .multiplier(let factor): "×\(factor)"
      case .percent: "%"
      }
    }
  }

  let entries: PackedArray<Entry>
  let units: [Unit]
  /// Usual names of organizations.
  let names: PackedStrings
  private let trie: PatternTrie
  /// Of the first words of the forms, and whatever else is asked of words, indices into ``words``.
  let index: WordIndex
  /// What is known of words, each thing once: so little stays in the cache. The first one knows nothing.
  let words: PackedArray<Word>
  /// Which of the first words of forms go on how.
  let continued: ContinuationFilter
  /// Nouns for companies that stand at the end of compounds.
  private let companyCues: EndingTrie

  init(_ language: Language, in folder: LexiconFolder, endings: NameEndings) throws(LexiconError) {
    var builder = Builder()
    try folder.file("stopwords.tsv", of: language, columns: ["word"]).forEachRow { (row) throws(LexiconError) in
      builder.add(row, .stopword)
    }
    try folder.file("first-names.tsv", of: language, columns: ["name", "kind"]).forEachRow { (row) throws(LexiconError) in
      builder.add(row, try row.choice(1, ["clear": WordClass.firstName, "ambiguous": .ambiguousFirstName]))
    }
    try folder.file("person-cues.tsv", of: language, columns: ["form", "kind"]).forEachRow { (row) throws(LexiconError) in
      builder.add(row, try row.choice(1, ["title": WordClass.title, "role": .role, "speech": .speech]))
    }
    try folder.file("company-cues.tsv", of: language, columns: ["form", "kind"]).forEachRow { (row) throws(LexiconError) in
      builder.add(row, try row.choice(1, ["before": WordClass.companyBefore, "after": .companyAfter, "deed": .companyDeed]))
    }
    try folder.file("company-nouns.tsv", of: language, columns: ["form", "kind"]).forEachRow { (row) throws(LexiconError) in
      builder.add(row, .companyNoun)
    }
    try folder.file("dates.tsv", of: language, columns: ["form", "kind", "value"]).forEachRow { (row) throws(LexiconError) in
      let kind = try row.choice(1, ["month": WordClass.month, "weekday": .weekday, "particle": .dateParticle])
      let entry = builder.add(row, kind)
      if kind == .month { builder.entries[entry].month = Int8(clamping: Int(try row.number(2))) }
    }
    try folder.file("money.tsv", of: language, columns: ["form", "kind", "value"]).forEachRow { (row) throws(LexiconError) in
      let kind = try row.choice(1, ["currency": WordClass.currency, "multiplier": .multiplier, "percent": .percent])
      let unit: Unit = kind == .currency ? .currency(row.string(2)) : kind == .multiplier ? .multiplier(try row.number(2)) : .percent
      let entry = builder.add(row, kind)
      if builder.entries[entry].unit < 0 {
        builder.entries[entry].unit = Int32(builder.units.count)
        builder.units.append(unit)
      }
    }
    try folder.file("surnames.tsv", of: nil, columns: ["name", "kind"]).forEachRow { (row) throws(LexiconError) in
      builder.add(row, try row.choice(1, ["clear": WordClass.surname, "ambiguous": .ambiguousSurname]))
    }
    // Names cross borders: given names and places of the other languages count too, where no word of this one is in the way.
    for other in folder.languages where other != language {
      try folder.file("first-names.tsv", of: other, columns: ["name", "kind"]).forEachRow { (row) throws(LexiconError) in
        if row.string(1) == "clear" { builder.addUnlessKnown(row, .ambiguousFirstName) }
      }
    }
    try folder.file("first-names.tsv", of: nil, columns: ["name", "kind"]).forEachRow { (row) throws(LexiconError) in
      builder.addUnlessKnown(row, try row.choice(1, ["clear": WordClass.firstName, "ambiguous": .ambiguousFirstName]))
    }
    try folder.fileIfPresent("places.tsv", of: language, columns: ["form", "kind", "country"])?.forEachRow { (row) throws(LexiconError) in
      builder.add(row, .place)
    }
    try folder.file("places.tsv", of: nil, columns: ["form", "kind", "country"]).forEachRow { (row) throws(LexiconError) in
      builder.addUnlessKnown(row, .place)
    }
    try folder.fileIfPresent("organizations.tsv", of: language, columns: ["form", "kind", "name"])?.forEachRow {
      (row) throws(LexiconError) in
      let entry = builder.add(row, .organization)
      builder.entries[entry].organization = Int32(builder.names.count)
      builder.names.append(row.string(2))
    }
    let headKinds: [String: WordClass] = [
      "company": .companyHead, "organization": .organizationHead, "opening": .organizationOpening, "place": .placeHead,
      "event": .eventHead, "generic": .genericTail, "common": .common, "demonym": .demonym,
    ]
    for owner in [language, nil] {
      try folder.fileIfPresent("name-heads.tsv", of: owner, columns: ["form", "kind"])?.forEachRow { (row) throws(LexiconError) in
        builder.add(row, try row.choice(1, headKinds))
      }
    }
    builder.markShortMonths(endings)
    builder.joinEntries()
    entries = PackedArray(builder.entries)
    units = builder.units
    names = PackedStrings(builder.names)
    trie = PatternTrie(builder.patterns)
    (index, words) = builder.words(
      endings, small: try LanguageFacts(language, in: folder), legalForms: try LegalForms(folder).firstWords)
    continued = ContinuationFilter(builder.patterns.lazy.map(\.pattern))
    companyCues = builder.companyCues
  }

  /// The forms that ``write(to:)`` wrote; nil when `pack` holds something else.
  init?(from pack: inout PackReader) {
    guard let entries = pack.array(of: Entry.self), let names = PackedStrings(from: &pack), let units = PackedStrings(from: &pack),
      let trie = PatternTrie(from: &pack), let index = WordIndex(from: &pack), let words = pack.array(of: Word.self),
      let continued = ContinuationFilter(from: &pack), let companyCues = EndingTrie(from: &pack), !words.isEmpty
    else { return nil }
    self.entries = entries
    self.names = names
    self.units = (0..<units.count).map { Unit(units[$0]) }
    self.trie = trie
    self.index = index
    self.words = words
    self.continued = continued
    self.companyCues = companyCues
  }

  func write(to pack: inout PackWriter) {
    pack.write(entries)
    names.write(to: &pack)
    PackedStrings(units.map(\.description)).write(to: &pack)
    trie.write(to: &pack)
    index.write(to: &pack)
    pack.write(words)
    continued.write(to: &pack)
    companyCues.write(to: &pack)
  }

  /// Appends every form that stands at `start`, with the index of its entry, shortest first.
  ///
  /// Borders are the caller's affair.
  ///
  /// - Parameter isLikely: that the caller knows that a form may begin there.
  func appendMatches(in folded: Span<UInt8>, at start: Int, to matches: inout [PatternTrie.Match], isLikely: Bool) {
    trie.appendMatches(in: folded, at: start, to: &matches, isLikely: isLikely)
  }

  /// Whether the last part of a word is a noun for companies: `Digitalagentur`.
  func hasCompanyCueAtEnd(_ word: Range<Int>, in folded: Span<UInt8>) -> Bool {
    var found = false
    companyCues.forEachMatch(in: folded, endingOf: word) { _, _ in found = true }
    return found
  }

  /// The entry of a folded word as it stands in `range`; nil when no list has it.
  func entry(ofWord range: Range<Int>, in folded: Span<UInt8>) -> Entry? {
    var found: Int32?
    trie.forEachMatch(in: folded, at: range.lowerBound) { if $0.end == range.upperBound { found = $0.value } }
    return found.map { entries[Int($0)] }
  }

  private struct Builder {
    var entries: [Entry] = []
    var patterns: [(pattern: [UInt8], value: Int32)] = []
    var units: [Unit] = []
    var names: [String] = []
    private var table = WordTable(minimumCapacity: 12_000)

    func words(
      _ endings: NameEndings, small: LanguageFacts, legalForms: [(hash: UInt64, hasSmallForm: Bool)]
    ) -> (WordIndex, PackedArray<Word>) {
      var numbers = FormTableBuilder(minimumCapacity: patterns.count)
      var words: [Word] = []
      func update(_ hash: UInt64, _ body: (inout Word) -> Void) {
        let number = Int(numbers.insert(hash, Int32(words.count)))
        if number == words.count { words.append(Word()) }
        body(&words[number])
      }
      for (pattern, value) in patterns {
        let entry = entries[Int(value)]
        WordHash.forEachFirstWord(of: pattern) { length in
          update(WordHash.hash(pattern.span, 0..<length)) { word in
            guard length == pattern.count else { return word.insert(pattern.span, goingOnAt: length) }
            word.add(entry, value)
          }
        }
        if !entry.isCapitalized, !entry.classes.isDisjoint(with: .names) {
          for ending in endings.forms { update(WordHash.hash(pattern + ending)) { $0.signs.insert(.smallInflection) } }
        }
      }
      for (fact, classes) in SmallWordClass.lists {
        for word in small[fact] ?? [] { update(WordHash.hash(CaseFolding.folded(Array(word.utf8)))) { $0.small.formUnion(classes) } }
      }
      for (hash, hasSmallForm) in legalForms {
        update(hash) { $0.signs.formUnion(hasSmallForm ? [.legalForm, .smallLegalForm] : .legalForm) }
      }
      var distinct = [Word()]
      var indices = [Word(): Int32(0)]
      var index = FormTableBuilder(minimumCapacity: words.count)
      numbers.forEachForm { hash, number in
        let word = words[Int(number)]
        let place = indices[word] ?? Int32(distinct.count)
        if Int(place) == distinct.count {
          distinct.append(word)
          indices[word] = place
        }
        if place > 0 { index.insert(hash, place) }
      }
      return (WordIndex(index), PackedArray(distinct))
    }

    /// Keeps of entries that are equal, as those of most names are, the first one.
    mutating func joinEntries() {
      var distinct: [Entry] = []
      var indices: [Entry: Int32] = [:]
      let joined = entries.map { entry in
        let index = indices[entry] ?? Int32(distinct.count)
        if Int(index) == distinct.count {
          distinct.append(entry)
          indices[entry] = index
        }
        return index
      }
      entries = distinct
      for k in patterns.indices { patterns[k].value = joined[Int(patterns[k].value)] }
    }

    var companyCues: EndingTrie {
      EndingTrie(patterns.filter { !entries[Int($0.value)].classes.isDisjoint(with: .companyCue) }.map { ($0.pattern, $0.value) })
    }

    /// A form of a month is short if another one goes on from it with more than an ending.
    mutating func markShortMonths(_ endings: NameEndings) {
      let months = patterns.filter { entries[Int($0.value)].month > 0 }
      for (pattern, value) in months {
        entries[Int(value)].isShortMonth = months.contains { other, _ in
          other.count > pattern.count && other.starts(with: pattern)
            && endings.rest(pattern.count..<other.count, of: other.span) == .otherWord
        }
      }
    }

    /// Adds a form that no list has yet.
    mutating func addUnlessKnown(_ row: LexiconFile.Row, _ kind: WordClass) {
      let pattern = CaseFolding.folded(Array(row.literal(0)))
      if table.value(folded: pattern.span, 0..<pattern.count) == nil { add(row, kind) }
    }

    @discardableResult
    mutating func add(_ row: LexiconFile.Row, _ kind: WordClass) -> Int {
      let form = Array(row.literal(0))
      let pattern = CaseFolding.folded(form)
      let index = Int(table.insert(folded: pattern, value: Int32(entries.count)))
      if index == entries.count {
        entries.append(Entry())
        patterns.append((pattern, Int32(index)))
      }
      entries[index].classes.insert(kind)
      if !kind.isDisjoint(with: .names) {
        let scalars = String(decoding: form, as: UTF8.self).unicodeScalars
        let capitals = scalars.prefix { UTF8Scalar.isUppercase($0.value) }.count
        entries[index].isCapitalized = capitals > 0
        entries[index].isShortAcronym = capitals == 2 && scalars.count == 2
      }
      return index
    }
  }
}

extension LexiconFile.Row {
  /// The meaning of a cell that has one of a few values.
  func choice<Value>(_ column: Int, _ choices: [String: Value]) throws(LexiconError) -> Value {
    guard let value = choices[string(column)] else { throw malformed(column, expected: choices.keys.sorted().joined(separator: ", ")) }
    return value
  }
}
