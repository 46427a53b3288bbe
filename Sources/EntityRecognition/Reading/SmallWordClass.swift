/// The small words of a language that tell what the name behind them is.
struct SmallWordClass: OptionSet, Hashable {
  let rawValue: UInt8

  /// Between what belongs to a company and its name: analysts `at` X.
  static let companyPreposition = SmallWordClass(rawValue: 1 << 0)
  /// Before places: `in`.
  static let placePreposition = SmallWordClass(rawValue: 1 << 1)
  /// `and`, `or`
  static let conjunction = SmallWordClass(rawValue: 1 << 2)
  /// Before nouns and seldom before names: `the`, `einer`.
  static let determiner = SmallWordClass(rawValue: 1 << 3)
  /// Inside the names of companies and bodies: `of`, `für`.
  static let nameParticle = SmallWordClass(rawValue: 1 << 4)
  /// Inside the names of persons: `von`, `de`.
  static let personParticle = SmallWordClass(rawValue: 1 << 5)

  /// The facts of a language that list each of them.
  static let lists: [(fact: String, classes: SmallWordClass)] = [
    ("name_particles", .nameParticle), ("person_particles", .personParticle), ("company_prepositions", .companyPreposition),
    ("place_prepositions", .placePreposition), ("conjunctions", .conjunction), ("determiners", .determiner),
  ]
}
