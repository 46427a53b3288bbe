import TextCore

/// What the recognizer knows of one language: all its word lists in one trie, so that a text is searched once.
///
/// A class, because every finder holds on to it and its many fields need not be copied.
final class EntityLexicon: Sendable {
  struct Entry: Sendable {
    var classes: WordClass = []
    /// 1–12
    var month: Int8 = 0
    /// Whether the form is the beginning of another form of the month: `jul`, `juli`.
    var isShortMonth = false
    /// Index into ``EntityLexicon/units``.
    var unit: Int32 = -1
    /// Index into ``EntityLexicon/names``.
    var organization: Int32 = -1
    /// Whether the form is written with a capital, so that without one it is another word.
    var isCapitalized = false
  }

  /// What an amount is counted in.
  enum Unit: Sendable {
    case currency(String)
    case multiplier(Double)
    case percent
  }

  let entries: [Entry]
  let forms: PatternTrie
  let units: [Unit]
  /// Usual names of organizations.
  let names: [String]
  let endings: NameEndings
  let countries: [String]
  /// Whether common nouns have capitals too, as in German.
  let hasNounCapitals: Bool
  let hasCompounds: Bool
  let decimal: UInt8
  let datesBeginWithMonth: Bool
  /// Small words inside the names of companies and bodies: `of`, `für`.
  let nameParticles: WordTable
  /// Small words inside the names of persons: `von`, `de`.
  let personParticles: WordTable
  /// Words between what belongs to a company and its name: analysts `at` X.
  let companyPrepositions: WordTable
  /// Words before places: `in`.
  let placePrepositions: WordTable
  /// `and`, `or`
  let conjunctions: WordTable
  /// Endings that only surnames have, folded: `-ов`, `-sen`.
  let surnameEndings: [[UInt8]]
  let nameShapes: NameShapes
  let nameSigns: NameSigns
  /// Words before nouns and seldom before names: `the`, `einer`.
  let determiners: WordTable
  /// Endings of the names of streets and mountains, folded.
  private let placeEndings: [[UInt8]]
  /// Endings of adjectives before nouns, folded.
  private let adjectiveEndings: [[UInt8]]
  let openingQuotes: [[UInt8]]
  let closingQuotes: [[UInt8]]

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    let profile = try LanguageProfile(language, in: folder)
    var builder = Builder()
    endings = NameEndings(profile.facts["name_endings"] ?? [])
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
      builder.add(row, try row.choice(1, ["before": WordClass.companyBefore, "after": .companyAfter]))
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
    try folder.fileIfPresent("name-heads.tsv", of: language, columns: ["form", "kind"])?.forEachRow { (row) throws(LexiconError) in
      let kinds: [String: WordClass] = [
        "company": .companyHead, "organization": .organizationHead, "opening": .organizationOpening, "place": .placeHead,
        "generic": .genericTail, "common": .common,
      ]
      builder.add(row, try row.choice(1, kinds))
    }
    builder.markShortMonths(endings)
    entries = builder.entries
    units = builder.units
    names = builder.names
    forms = PatternTrie(builder.patterns)
    func folded(_ key: String) -> [[UInt8]] {
      (profile.facts[key] ?? []).map { CaseFolding.folded(Array(($0.hasPrefix("-") ? $0.dropFirst() : $0[...]).utf8)) }
    }
    countries = profile.facts["countries"] ?? []
    hasNounCapitals = profile.has("noun_capitals")
    hasCompounds = profile.has("compounds")
    decimal = profile.facts["decimal"]?.first?.utf8.first ?? UInt8(ascii: ".")
    datesBeginWithMonth = profile.facts["date_order"] == ["mdy"]
    func words(_ key: String) -> WordTable {
      var words = WordTable()
      for word in profile.facts[key] ?? [] { words.insert(word, value: 1) }
      return words
    }
    nameParticles = words("name_particles")
    personParticles = words("person_particles")
    companyPrepositions = words("company_prepositions")
    placePrepositions = words("place_prepositions")
    conjunctions = words("conjunctions")
    surnameEndings = folded("surname_endings")
    nameShapes = try NameShapes(language, in: folder)
    nameSigns = try NameSigns(language, in: folder)
    determiners = words("determiners")
    placeEndings = folded("place_endings")
    adjectiveEndings = folded("adjective_endings")
    openingQuotes = folded("opening_quotes")
    closingQuotes = folded("closing_quotes")
  }

  func hasPlaceEnding(_ word: Range<Int>, in folded: [UInt8]) -> Bool {
    placeEndings.contains { $0.count + 2 < word.count && folded[word].suffix($0.count).elementsEqual($0) }
  }

  func hasAdjectiveEnding(_ word: Range<Int>, in folded: [UInt8]) -> Bool {
    adjectiveEndings.contains { $0.count < word.count && folded[word].suffix($0.count).elementsEqual($0) }
  }

  /// The entry of a folded word as it stands in `range`; nil when no list has it.
  func entry(ofWord range: Range<Int>, in folded: Span<UInt8>, scratch: inout [PatternTrie.Match]) -> Entry? {
    scratch.removeAll(keepingCapacity: true)
    forms.appendMatches(in: folded, at: range.lowerBound, to: &scratch)
    return scratch.last { $0.end == range.upperBound }.map { entries[Int($0.value)] }
  }

  private struct Builder {
    var entries: [Entry] = []
    var patterns: [(pattern: [UInt8], value: Int32)] = []
    var units: [Unit] = []
    var names: [String] = []
    private var table = WordTable(minimumCapacity: 12_000)

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
      if !kind.isDisjoint(with: .names) { entries[index].isCapitalized = UTF8Scalar.isUppercase(UTF8Scalar.decode(form.span, at: 0).value) }
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
