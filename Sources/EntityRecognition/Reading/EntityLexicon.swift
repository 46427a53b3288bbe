import TextCore

/// What the recognizer knows of one language.
///
/// A class, because every finder holds on to it and its many fields need not be copied.
final class EntityLexicon: Sendable {
  let forms: WordForms
  let endings: NameEndings
  let countries: [String]
  /// Whether common nouns have capitals too, as in German.
  let hasNounCapitals: Bool
  /// Whether all words of a name but the smallest have capitals, as in English.
  let hasTitleCase: Bool
  let hasCompounds: Bool
  /// Whether it is written in Latin letters.
  let isLatin: Bool
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
  /// Endings that only surnames have: `-ов`, `-sen`.
  private let surnameEndings: WordEndings
  let nameShapes: NameShapes
  let nameSigns: NameSigns
  /// Words before nouns and seldom before names: `the`, `einer`.
  let determiners: WordTable
  /// Endings of the names of streets and mountains.
  private let placeEndings: WordEndings
  /// Endings of adjectives before nouns.
  private let adjectiveEndings: WordEndings
  let openingQuotes: [[UInt8]]
  let closingQuotes: [[UInt8]]

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    let facts = try LanguageFacts(language, in: folder)
    endings = NameEndings(facts["name_endings"] ?? [])
    if let pack = try EntityPack.read(language, in: folder) {
      (forms, nameShapes) = pack
    } else {
      forms = try WordForms(language, in: folder, endings: endings)
      nameShapes = try NameShapes(language, in: folder)
    }
    func folded(_ key: String) -> [[UInt8]] {
      (facts[key] ?? []).map { CaseFolding.folded(Array(($0.hasPrefix("-") ? $0.dropFirst() : $0[...]).utf8)) }
    }
    countries = facts["countries"] ?? []
    hasNounCapitals = facts.has("noun_capitals")
    hasTitleCase = facts.has("title_case")
    hasCompounds = facts.has("compounds")
    isLatin = facts["script"] ?? ["Latin"] == ["Latin"]
    decimal = facts["decimal"]?.first?.utf8.first ?? UInt8(ascii: ".")
    datesBeginWithMonth = facts["date_order"] == ["mdy"]
    func words(_ key: String) -> WordTable {
      var words = WordTable()
      for word in facts[key] ?? [] { words.insert(word, value: 1) }
      return words
    }
    nameParticles = words("name_particles")
    personParticles = words("person_particles")
    companyPrepositions = words("company_prepositions")
    placePrepositions = words("place_prepositions")
    conjunctions = words("conjunctions")
    surnameEndings = WordEndings(facts["surname_endings"] ?? [])
    nameSigns = try NameSigns(language, in: folder)
    determiners = words("determiners")
    placeEndings = WordEndings(facts["place_endings"] ?? [])
    adjectiveEndings = WordEndings(facts["adjective_endings"] ?? [])
    openingQuotes = folded("opening_quotes")
    closingQuotes = folded("closing_quotes")
  }

  func hasSurnameEnding(_ word: Range<Int>, in folded: Span<UInt8>) -> Bool { surnameEndings.end(word, of: folded, leaving: 2) }

  func hasPlaceEnding(_ word: Range<Int>, in folded: Span<UInt8>) -> Bool { placeEndings.end(word, of: folded, leaving: 2) }

  func hasAdjectiveEnding(_ word: Range<Int>, in folded: Span<UInt8>) -> Bool { adjectiveEndings.end(word, of: folded, leaving: 0) }
}
