import LanguageIdentification
import TextCore

/// Which languages share a class of the model.
///
/// Each language to be told is a class of its own. Of the others close relatives share one, so that sixteen classes are enough; what is
/// named in no group is in the class ``rest``, and so is text that is no language, see ``Junk``.
struct LanguageClasses {
  /// The name of the class of what is in no other.
  static let rest = "rest"

  struct Class {
    let name: String
    let answer: Language
    /// The languages, and how often each is drawn.
    var members: [(language: Language, weight: Double)]
    /// Whether the texts are to be brought into Latin letters first.
    var isTransliterated = false
  }

  static let latinGroups: [[String]] = [
    ["nb"], ["nn"], ["sv"], ["is", "fo"], ["nl", "af", "fy"], ["gsw", "lb", "nds", "bar"], ["fr"], ["es", "pt", "gl", "ca"],
    ["it", "ro", "la"], ["cs", "sk", "pl", "sl", "hr", "bs", "sr"], ["sco"],
  ]
  static let cyrillicGroups: [[String]] = [["mk"], ["sr"], ["ru"], ["uk"], ["be"]]
  /// Languages whose own letters are Cyrillic and that people also write in Latin ones.
  static let transliterated = ["bg"]

  /// How often a language is drawn: the languages to be told oftenest, as most of what is asked for is in them; of the others those
  /// that are near to them oftener than those far away, as they are harder; and transliterated text and dialects seldom, as they are
  /// seldom met.
  private static let toldWeight = 4.8
  private static let relativeWeight = 2.5
  private static let otherWeight = 0.8
  private static let dialectWeight = 0.7
  private static let transliteratedWeight = 0.6
  private static let relatives: Set<String> = ["nb", "nn", "sv", "is", "fo", "nl", "af", "mk", "sr", "ru", "uk", "be"]
  private static let dialects: Set<String> = ["gsw", "lb", "nds", "bar", "sco"]

  let latin: [Class]
  let cyrillic: [Class]

  /// - Parameters:
  ///   - told: the languages to be told apart.
  ///   - latin: the languages that there is text of in Latin letters.
  ///   - cyrillic: the same in Cyrillic letters.
  init(told: [Language], latin: [Language], cyrillic: [Language]) {
    func classes(_ available: [Language], _ groups: [[String]]) -> [Class] {
      var left = available
      func take(_ wanted: [Language]) -> [Language] {
        let taken = wanted.filter(left.contains)
        left.removeAll(where: taken.contains)
        return taken
      }
      var classes: [Class] = []
      for language in told where !take([language]).isEmpty {
        classes.append(Class(name: language.code, answer: language, members: [(language, Self.toldWeight)]))
      }
      for group in groups {
        let languages = take(group.map { Language($0) })
        if let first = languages.first {
          classes.append(Class(name: first.code, answer: .undetermined, members: languages.map { ($0, Self.weight($0)) }))
        }
      }
      classes.append(Class(name: Self.rest, answer: .undetermined, members: left.map { ($0, Self.weight($0)) }))
      return classes
    }
    var latinClasses = classes(latin, Self.latinGroups)
    let cyrillicClasses = classes(cyrillic, Self.cyrillicGroups)
    for language in told where Self.transliterated.contains(language.code) && cyrillic.contains(language) {
      latinClasses.append(
        Class(name: "\(language.code)-latin", answer: language, members: [(language, Self.transliteratedWeight)], isTransliterated: true))
    }
    self.latin = latinClasses
    self.cyrillic = cyrillicClasses
  }

  private static func weight(_ language: Language) -> Double {
    relatives.contains(language.code) ? relativeWeight : dialects.contains(language.code) ? dialectWeight : otherWeight
  }
}
