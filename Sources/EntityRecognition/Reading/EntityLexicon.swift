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
  /// Endings that only surnames have: `-ов`, `-sen`.
  private let surnameEndings: WordEndings
  let nameShapes: NameShapes
  let nameSigns: NameSigns
  /// Endings of the names of streets and mountains.
  private let placeEndings: WordEndings
  /// Endings of adjectives before nouns.
  private let adjectiveEndings: WordEndings
  let marks: MarkTraits

  init(_ language: Language, in folder: LexiconFolder) throws(LexiconError) {
    let facts = try LanguageFacts(language, in: folder)
    endings = NameEndings(facts["name_endings"] ?? [])
    if let pack = try EntityPack.read(language, in: folder) {
      (forms, nameShapes) = pack
    } else {
      forms = try WordForms(language, in: folder, endings: endings)
      nameShapes = try NameShapes(language, in: folder)
    }
    countries = facts["countries"] ?? []
    hasNounCapitals = facts.has("noun_capitals")
    hasTitleCase = facts.has("title_case")
    hasCompounds = facts.has("compounds")
    isLatin = facts["script"] ?? ["Latin"] == ["Latin"]
    decimal = facts["decimal"]?.first?.utf8.first ?? UInt8(ascii: ".")
    datesBeginWithMonth = facts["date_order"] == ["mdy"]
    surnameEndings = WordEndings(facts["surname_endings"] ?? [])
    nameSigns = try NameSigns(language, in: folder)
    placeEndings = WordEndings(facts["place_endings"] ?? [])
    adjectiveEndings = WordEndings(facts["adjective_endings"] ?? [])
    marks = MarkTraits(opening: facts["opening_quotes"] ?? [], closing: facts["closing_quotes"] ?? [])
  }

  func hasSurnameEnding(_ word: Range<Int>, in folded: Span<UInt8>) -> Bool { surnameEndings.end(word, of: folded, leaving: 2) }

  func hasPlaceEnding(_ word: Range<Int>, in folded: Span<UInt8>) -> Bool { placeEndings.end(word, of: folded, leaving: 2) }

  func hasAdjectiveEnding(_ word: Range<Int>, in folded: Span<UInt8>) -> Bool { adjectiveEndings.end(word, of: folded, leaving: 0) }
}
